using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Watch.Addressees;
using Liaison.Tak.Chat;

namespace Liaison.Composition;

/// <summary>Something that TAK clients are told of, and answer: tasks, alerts.</summary>
interface ITakTopic
{
    /// <summary>Whether a record may call for telling clients; asked for every record, so it answers at once.</summary>
    bool Concerns(IRecordBody body);

    /// <summary>What to tell because of a record; null for nothing.</summary>
    /// <param name="boards">The boards, with the record.</param>
    /// <param name="entry">A record that concerns the topic.</param>
    TakNotice? NoticeOf(Boards boards, Entry entry);

    /// <summary>What a client answers; null when it is not about this topic.</summary>
    TakReply? ReplyIn(TakChatMessage message);
}

/// <summary>What addressees are told.</summary>
/// <param name="Name">What it is about, for the node's log.</param>
/// <param name="Reference">How the message's id ends, so that a program's reply can point at what it is about.</param>
/// <param name="Text">What to say.</param>
/// <param name="Addressees">To whom.</param>
sealed record TakNotice(string Name, string Reference, string Text, IReadOnlyList<Addressee> Addressees);

/// <summary>What a client answers.</summary>
/// <param name="Decide">Holds the answer against the boards.</param>
/// <param name="Confirm">What to say to the client when it is recorded.</param>
/// <param name="IsCertain">Whether it is an answer beyond doubt, and not talk with a number in it.</param>
sealed record TakReply(
    Func<Boards, Occasion, Verdict> Decide, Func<Boards, string> Confirm, bool IsCertain);

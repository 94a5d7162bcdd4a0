using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Decisions;

/// <summary>A value that a decision fixes.</summary>
/// <param name="Name">What.</param>
/// <param name="Value">Its value.</param>
public sealed record DecisionParameter(string Name, string Value);

/// <summary>Something that a decision rests on, by its hash.</summary>
/// <param name="Text">What it is, for people.</param>
/// <param name="Hash">SHA-256 of it.</param>
public sealed record DecisionReference(string Text, byte[] Hash);

/// <summary>
/// What is decided: the bytes that are signed are those of <see cref="BodyCodec"/>, and every display is made from
/// them. docs/formats/decision.md.
/// </summary>
/// <param name="Id">The decision.</param>
/// <param name="Round">Which draft of it, from 1; see <see cref="DecisionRounds"/>.</param>
/// <param name="Parties">The headquarters whose keys it takes: the one that proposed it first, and for a joint
/// decision the other.</param>
/// <param name="Proposer">The one of them whose draft this is.</param>
/// <param name="Kind">What sort of decision, in a word of the staff's; empty for none.</param>
/// <param name="Title">Its name.</param>
/// <param name="Text">What is decided.</param>
/// <param name="Parameters">Values that it fixes.</param>
/// <param name="References">What it rests on.</param>
/// <param name="NotBefore">It holds from then on; null for as soon as it is signed.</param>
/// <param name="NotAfter">It holds until then, and is signed until then.</param>
/// <param name="Label">The banner of its label; empty for the proposer's default.</param>
public sealed record DecisionContent(
    Guid Id, int Round, IReadOnlyList<string> Parties, string Proposer, string Kind, string Title, string Text,
    IReadOnlyList<DecisionParameter> Parameters, IReadOnlyList<DecisionReference> References,
    DateTimeOffset? NotBefore, DateTimeOffset NotAfter, string Label)
{
    /// <summary>What signatures are made for beside the content, so that none can be taken for another's.</summary>
    public static ReadOnlySpan<byte> Domain => "liaison/decision/v1\0"u8;

    /// <summary>Reads content.</summary>
    /// <returns>False when the bytes are not exactly those that <see cref="BodyCodec"/> makes of it.</returns>
    public static bool TryRead(byte[] bytes, [NotNullWhen(true)] out DecisionContent? content) =>
        BodyCodec.TryDecode(bytes, out content) && BodyCodec.Encode(content).AsSpan().SequenceEqual(bytes);

    /// <summary>What names the content: SHA-256 of the domain and its bytes.</summary>
    public static byte[] DigestOf(byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Domain);
        hash.AppendData(bytes);
        return hash.GetHashAndReset();
    }
}

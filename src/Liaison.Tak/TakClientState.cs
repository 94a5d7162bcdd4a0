using Liaison.Picture;
using Liaison.Tak.Sessions;

namespace Liaison.Tak;

/// <summary>One connected client, as the operator sees it.</summary>
public sealed record TakClientState
{
    /// <summary>Number of the session.</summary>
    public required int Number { get; init; }

    /// <summary>The name of the certificate or of the port.</summary>
    public required string Name { get; init; }

    /// <summary>The client's uid, once it has said it.</summary>
    public required string? Uid { get; init; }

    /// <summary>The client's callsign, once it has said it.</summary>
    public required string? Callsign { get; init; }

    /// <summary>Where it is.</summary>
    public required string Address { get; init; }

    /// <summary>For example <c>tcp</c>, <c>tls</c>.</summary>
    public required string Transport { get; init; }

    /// <summary>The form in which it sends.</summary>
    public required WireEncoding Encoding { get; init; }

    /// <summary>When it connected.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Whether it gets every report as it comes; otherwise the newest of each track, until it has caught up.</summary>
    public required bool IsFollowing { get; init; }

    /// <summary>How often it fell behind.</summary>
    public required long FellBehind { get; init; }

    /// <summary>Messages that it missed.</summary>
    public required long MessagesLost { get; init; }

    /// <summary>What it sent, and what was refused of it.</summary>
    public required SessionCounters Counters { get; init; }

    /// <summary>The groups it publishes to, and those whose reports it gets.</summary>
    public required (Picture.Groups.GroupSet In, Picture.Groups.GroupSet Out) Groups { get; init; }

    /// <summary>Events refused, by the name of the reason.</summary>
    public IReadOnlyDictionary<string, long> RejectedByName() =>
        Counters.Rejected().ToDictionary(reason => reason.Key.ToString(), reason => reason.Value);

    internal static TakClientState Of(TakSession session) => new()
    {
        Number = session.Number,
        Name = session.Identity.Name,
        Uid = session.Uid,
        Callsign = session.Callsign,
        Address = session.Address,
        Transport = session.Transport,
        Encoding = session.Encoding,
        Since = session.Since,
        IsFollowing = session.Reader?.IsFollowing ?? true,
        FellBehind = session.Reader?.FellBehind ?? 0,
        MessagesLost = session.Reader?.MessagesLost ?? 0,
        Counters = session.Counters,
        Groups = (session.Identity.In, session.Identity.Out),
    };
}

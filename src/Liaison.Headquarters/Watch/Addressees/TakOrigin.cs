using Liaison.Headquarters.Command;

namespace Liaison.Headquarters.Watch.Addressees;

/// <summary>Where an answer of a TAK client came from.</summary>
/// <param name="Uid">The client's uid.</param>
/// <param name="Callsign">Its callsign then.</param>
/// <param name="Certificate">The name in its certificate; null for a client without one.</param>
/// <param name="Message">Uid of the message.</param>
/// <param name="Text">What it said.</param>
public sealed record TakOrigin(string Uid, string Callsign, string? Certificate, string Message, string Text)
{
    /// <summary>The name under which it acts: that of its certificate, or its callsign.</summary>
    internal string Name => Certificate ?? (Callsign.Length > 0 ? Callsign : Uid);

    /// <summary>Every name by which something may be for this client.</summary>
    /// <param name="groups">Names of the groups that it is in.</param>
    internal IEnumerable<Addressee> Names(IReadOnlyList<string> groups) =>
    [
        new(AddresseeKind.Device, Uid),
        new(AddresseeKind.Callsign, Callsign),
        .. groups.Select(group => new Addressee(AddresseeKind.Group, group)),
    ];

    /// <summary>Refuses an origin that cannot be.</summary>
    internal Refusal? Check() =>
        Texts.Line("uid", Uid) ?? Texts.Line("callsign", Callsign, mayBeEmpty: true)
        ?? Texts.Line("certificate", Certificate, mayBeEmpty: true)
        ?? Texts.Line("message", Message, mayBeEmpty: true)
        ?? Texts.Text("text", Text, Texts.MaxReason, mayBeEmpty: true);
}

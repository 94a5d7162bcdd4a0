namespace Liaison.Tak.Chat;

/// <summary>What a client said: a line of chat (<c>b-t-f</c>) or a reply (<c>y-...</c>).</summary>
/// <param name="Uid">Uid of the event.</param>
/// <param name="Type">Its CoT type.</param>
/// <param name="SenderUid">Uid of the client, as its connection is known by.</param>
/// <param name="SenderCallsign">Its callsign.</param>
/// <param name="Certificate">The name in its certificate; null for a client without one.</param>
/// <param name="Groups">Names of the groups whose reports it gets.</param>
/// <param name="IsToNode">Whether the node is among the addressees by name.</param>
/// <param name="Text">What it says: at most 2000 characters.</param>
/// <param name="Reference">Uid of what its <c>link</c> points at; null without one.</param>
public sealed record TakChatMessage(
    string Uid,
    string Type,
    string SenderUid,
    string SenderCallsign,
    string? Certificate,
    IReadOnlyList<string> Groups,
    bool IsToNode,
    string Text,
    string? Reference);

using Liaison.Picture.Groups;

namespace Liaison.Tak.Sessions;

/// <summary>Who a client is and which groups it has.</summary>
/// <param name="Name">The name in its certificate, or that of the port for those without one.</param>
/// <param name="Fingerprint">SHA-256 of its certificate in lower-case hexadecimal; null without one.</param>
/// <param name="In">Groups that it may publish to.</param>
/// <param name="Out">Groups whose reports it gets.</param>
public sealed record TakIdentity(string Name, string? Fingerprint, GroupSet In, GroupSet Out);

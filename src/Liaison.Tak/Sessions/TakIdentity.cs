using Liaison.Picture.Groups;

namespace Liaison.Tak.Sessions;

/// <summary>Who a client is and which groups it has.</summary>
/// <param name="Name">The name in its certificate, or that of the port for those without one.</param>
/// <param name="Fingerprint">SHA-256 of its certificate in lower-case hexadecimal; null without one.</param>
/// <param name="In">Groups that it may publish to.</param>
/// <param name="Out">Groups whose reports it gets.</param>
public sealed record TakIdentity(string Name, string? Fingerprint, GroupSet In, GroupSet Out)
{
    /// <summary>Names of the groups whose reports it gets.</summary>
    public IReadOnlyList<string> OutNames { get; init; } = [];

    /// <inheritdoc />
    public bool Equals(TakIdentity? other) =>
        other is not null && Name == other.Name && Fingerprint == other.Fingerprint && In == other.In && Out == other.Out;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, Fingerprint);
}

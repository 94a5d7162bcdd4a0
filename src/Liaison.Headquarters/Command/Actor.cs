namespace Liaison.Headquarters.Command;

/// <summary>Who acts, as the journal names them.</summary>
/// <param name="Name">Name of the account or the machine.</param>
/// <param name="Role">The role in which they act, by its name in the API, for example <c>commander</c>.</param>
public sealed record Actor(string Name, string Role);

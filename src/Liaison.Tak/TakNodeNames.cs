namespace Liaison.Tak;

/// <summary>How the node calls itself towards TAK clients.</summary>
/// <param name="NodeId">The node's id.</param>
/// <param name="Name">The headquarters' name.</param>
/// <param name="Version">The software's name and version, as clients show it.</param>
public sealed record TakNodeNames(string NodeId, string Name, string Version);

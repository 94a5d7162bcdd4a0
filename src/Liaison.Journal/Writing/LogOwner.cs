namespace Liaison.Journal.Writing;

/// <summary>Whose log it is.</summary>
/// <param name="Log">The log's id.</param>
/// <param name="Headquarters">Name of the headquarters.</param>
/// <param name="Country">Its country.</param>
public sealed record LogOwner(Guid Log, string Headquarters, string Country);

namespace Liaison.Web.Command;

/// <summary>Something that has versions, as it goes out.</summary>
/// <param name="Value">The thing.</param>
/// <param name="Version">The number of the last record that changed it: its ETag.</param>
readonly record struct Versioned<T>(T Value, long Version);

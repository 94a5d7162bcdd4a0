namespace Liaison.Headquarters.Watch.Shifts;

/// <summary>
/// Something that a watch looks after, as it was at one moment. It is named and not told: the journal shows what it
/// said in that version, under its own label.
/// </summary>
/// <param name="Kind">What kind of thing, in the word of its source, for example <c>task</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">The number of the record that had changed it last.</param>
/// <param name="Concern">Why it is there, in a word, for example <c>finishLate</c>.</param>
public sealed record BriefItem(string Kind, Guid Id, long Version, string Concern);

namespace Liaison.Headquarters.Command;

/// <summary>Who decides, when, and under which id: what a decision needs beside the command and the boards.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Now">When, to the millisecond; the time that the records get.</param>
/// <param name="Id">Id of the first record, and so of what the decision creates.</param>
public sealed record Occasion(Actor Actor, DateTimeOffset Now, Guid Id);

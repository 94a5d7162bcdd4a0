namespace Liaison.Headquarters.Command;

/// <summary>A board on which things fall due by time alone that the journal shows: an escalation, a lapse.</summary>
public interface IDueBoard : IBoard
{
    /// <summary>
    /// What is due at the occasion's time; <see cref="Verdict.Nothing"/> when nothing is. Asked each second, and again
    /// while something is, so it answers at once when there is nothing, and gives at most 100 records at a time.
    /// </summary>
    Verdict DecideDue(Occasion occasion);
}

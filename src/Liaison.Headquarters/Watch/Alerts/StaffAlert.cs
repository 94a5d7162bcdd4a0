using Liaison.Headquarters.Watch.Addressees;

namespace Liaison.Headquarters.Watch.Alerts;

/// <summary>What an alert says, and to whom.</summary>
/// <param name="Ccir">The information requirement that is met; null for none.</param>
/// <param name="Event">The entry of the log that it is about; null for none.</param>
/// <param name="Text">What to know.</param>
/// <param name="Role">The role that is alerted, by its name in the API; empty for TAK clients alone.</param>
/// <param name="Escalation">Who is alerted when nobody acknowledges, one after the other.</param>
/// <param name="Addressees">The TAK clients that are alerted.</param>
public sealed record AlertContent(
    Guid? Ccir, Guid? Event, string Text, string Role, IReadOnlyList<EscalationStep> Escalation,
    IReadOnlyList<Addressee> Addressees);

/// <summary>Somebody of the staff has taken an alert on.</summary>
/// <param name="By">Who.</param>
/// <param name="Role">In which role.</param>
/// <param name="At">When.</param>
/// <param name="Note">What they said; may be empty.</param>
public sealed record AlertAcknowledgement(string By, string Role, DateTimeOffset At, string Note);

/// <summary>An addressee has the alert.</summary>
/// <param name="Addressee">Which, by its place from 0.</param>
/// <param name="At">When it said so.</param>
/// <param name="Origin">The TAK client that did.</param>
public sealed record AddresseeAnswer(int Addressee, DateTimeOffset At, TakOrigin Origin);

/// <summary>An alert to a role of the staff, to TAK clients, or both.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number in this headquarters, from 1.</param>
/// <param name="Version">Number of the record that changed it last.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="Content">What it says, and to whom.</param>
/// <param name="By">Who raised it, or entered what raised it.</param>
/// <param name="At">When.</param>
/// <param name="Escalated">When each step of the escalation was taken, in their order.</param>
/// <param name="Acknowledgement">That somebody of the staff has taken it on; null while nobody has.</param>
/// <param name="Answers">The addressees that have it.</param>
public sealed record StaffAlert(
    Guid Id, int Number, long Version, string Label, AlertContent Content, string By, DateTimeOffset At,
    IReadOnlyList<DateTimeOffset> Escalated, AlertAcknowledgement? Acknowledgement,
    IReadOnlyList<AddresseeAnswer> Answers)
{
    /// <summary>
    /// Whether it rests: the staff has taken it on or, when it went to TAK clients alone, each of them has it.
    /// </summary>
    public bool IsAcknowledged => Acknowledgement is not null
        || (Content.Role.Length == 0 && Answers.Count == Content.Addressees.Count);

    /// <summary>When the next step of the escalation is due; null when there is none any more.</summary>
    public DateTimeOffset? NextStepAt => IsAcknowledged || Escalated.Count == Content.Escalation.Count
        ? null : At + Content.Escalation[Escalated.Count].After;

    /// <summary>The roles that have been alerted so far.</summary>
    public IEnumerable<string> Roles =>
        (Content.Role.Length > 0 ? (IEnumerable<string>)[Content.Role] : [])
        .Concat(Content.Escalation.Take(Escalated.Count).Select(step => step.Role)).Distinct();

    internal bool HasAnswered(int addressee) => Answers.Any(answer => answer.Addressee == addressee);
}

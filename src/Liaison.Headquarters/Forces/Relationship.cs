using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Forces;

/// <summary>What a command relationship beside operational and tactical control says.</summary>
/// <param name="Type">Support, administrative control, or authority to coordinate.</param>
/// <param name="Unit">Id of the unit that supports, is administered, or is coordinated.</param>
/// <param name="Other">Id of the unit that is supported, administers, or coordinates.</param>
/// <param name="Doctrine">In whose sense the type is meant.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends; null for never.</param>
/// <param name="Basis">The establishing directive.</param>
/// <param name="Task">Purpose, priority and degree of the support as the directive says it.</param>
/// <param name="Caveats">What it does not include.</param>
public sealed record RelationshipTerms(
    RelationshipType Type,
    string Unit,
    string Other,
    Doctrine Doctrine,
    DateTimeOffset From,
    DateTimeOffset? To,
    string Basis,
    string? Task,
    IReadOnlyList<string> Caveats);

/// <summary>A command relationship beside operational and tactical control.</summary>
/// <param name="Id">Its id: that of the record that established it.</param>
/// <param name="Terms">What it says.</param>
/// <param name="Ended">When it was ended before its time; null when it was not.</param>
/// <param name="By">Who established it.</param>
/// <param name="At">When.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="Version">Number of the last record about it.</param>
public sealed record Relationship(
    Guid Id,
    RelationshipTerms Terms,
    DateTimeOffset? Ended,
    string By,
    DateTimeOffset At,
    string Label,
    long Version)
{
    internal TimeSpanOfCommand Span => new(Terms.From, Ended < Terms.To || Terms.To is null ? Ended : Terms.To);
}

/// <summary>A relationship was established by directive.</summary>
/// <param name="Terms">What it says.</param>
[RecordKind("forces.relationship-established")]
public sealed record RelationshipEstablished(RelationshipTerms Terms) : IRecordBody;

/// <summary>A relationship was ended before its time.</summary>
/// <param name="Relationship">Its id.</param>
/// <param name="Reason">Why; empty when nobody said.</param>
[RecordKind("forces.relationship-ended")]
public sealed record RelationshipEnded(Guid Relationship, string Reason) : IRecordBody;

/// <summary>Establishes a relationship.</summary>
/// <param name="Terms">What it says.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
public sealed record EstablishRelationship(RelationshipTerms Terms, string Label);

/// <summary>Ends a relationship before its time.</summary>
/// <param name="Relationship">Its id.</param>
/// <param name="Reason">Why; empty when nobody says.</param>
public sealed record EndRelationship(Guid Relationship, string Reason);

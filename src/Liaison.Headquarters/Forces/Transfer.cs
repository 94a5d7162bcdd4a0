namespace Liaison.Headquarters.Forces;

/// <summary>What a transfer of authority says; both commanders sign exactly this.</summary>
/// <param name="Unit">Id of the unit that is transferred.</param>
/// <param name="Type">Operational or tactical control.</param>
/// <param name="Gaining">Id of the unit whose commander gains it; null for the headquarters' own commander.</param>
/// <param name="Doctrine">In whose sense the type is meant.</param>
/// <param name="Effective">When it takes effect; null for the moment of the last signature.</param>
/// <param name="End">When the unit goes back; null for a transfer that lasts.</param>
/// <param name="Task">The task for which it is done; null when it is for none in particular.</param>
/// <param name="Caveats">What the gaining commander may not do with the unit.</param>
/// <param name="Basis">The order on which it rests.</param>
public sealed record TransferTerms(
    string Unit,
    RelationshipType Type,
    string? Gaining,
    Doctrine Doctrine,
    DateTimeOffset? Effective,
    DateTimeOffset? End,
    string? Task,
    IReadOnlyList<string> Caveats,
    string? Basis);

/// <summary>Who signed, and when.</summary>
/// <param name="By">Name of who signed.</param>
/// <param name="Role">The role in which they did.</param>
/// <param name="At">When.</param>
public sealed record Signature(string By, string Role, DateTimeOffset At);

/// <summary>Who ended a proposal or a transfer before its time, and why.</summary>
/// <param name="State">What it is since.</param>
/// <param name="By">Name of who did.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why; empty when nobody said.</param>
public sealed record TransferClosing(TransferState State, string By, DateTimeOffset At, string Reason);

/// <summary>How far a transfer of authority is.</summary>
public enum TransferState
{
    /// <summary>At least one of the two commanders has not signed.</summary>
    Proposed,

    /// <summary>Both have signed; its time has not come.</summary>
    Agreed,

    /// <summary>In force.</summary>
    InForce,

    /// <summary>Its end has come, or a later transfer took its place.</summary>
    Ended,

    /// <summary>One of the commanders said no.</summary>
    Refused,

    /// <summary>Taken back before both had signed.</summary>
    Withdrawn,

    /// <summary>Its time came before both had signed.</summary>
    Expired,

    /// <summary>Called off, or ended before its time, by the commander of the headquarters.</summary>
    Revoked,
}

/// <summary>A transfer of authority over a unit.</summary>
/// <param name="Id">Its id: that of the record that proposed it.</param>
/// <param name="Terms">What it says.</param>
/// <param name="Losing">Id of the unit whose commander gives; null for the headquarters' own commander.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="By">Who proposed it.</param>
/// <param name="At">When.</param>
/// <param name="LosingSignature">The losing commander's signature; null while there is none.</param>
/// <param name="GainingSignature">The gaining commander's.</param>
/// <param name="From">Once both have signed: when it takes effect.</param>
/// <param name="To">Once both have signed: when it ends; null for never.</param>
/// <param name="Closing">Who ended it before its time; null when nobody did.</param>
/// <param name="Version">Number of the last record about it.</param>
public sealed record Transfer(
    Guid Id,
    TransferTerms Terms,
    string? Losing,
    string Label,
    string By,
    DateTimeOffset At,
    Signature? LosingSignature,
    Signature? GainingSignature,
    DateTimeOffset? From,
    DateTimeOffset? To,
    TransferClosing? Closing,
    long Version)
{
    /// <summary>Whether both commanders have signed.</summary>
    public bool IsAgreed => From is not null;

    /// <summary>Whether it can still be signed.</summary>
    public bool IsOpenAt(DateTimeOffset now) => !IsAgreed && Closing is null && !(now > Terms.Effective);

    /// <summary>Who gives or gets.</summary>
    /// <returns>Id of the unit; null for the headquarters' own commander.</returns>
    public string? PostOf(CommandSide side) => side == CommandSide.Losing ? Losing : Terms.Gaining;

    /// <summary>The signature of a side; null while there is none.</summary>
    public Signature? SignatureOf(CommandSide side) =>
        side == CommandSide.Losing ? LosingSignature : GainingSignature;

    /// <summary>Its span of time, once agreed and if it ever took effect or will.</summary>
    internal TimeSpanOfCommand? Span => From is { } from && !(To <= from) ? new(from, To) : null;
}

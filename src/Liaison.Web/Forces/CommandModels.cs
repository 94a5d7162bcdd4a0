using Liaison.Headquarters.Forces;
using Liaison.Web.Command;

namespace Liaison.Web.Forces;

/// <summary>Who commands whom at a time.</summary>
public sealed record CommandModel
{
    /// <summary>Name of the headquarters.</summary>
    public required string Headquarters { get; init; }

    /// <summary>The time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Its operational commander by name; absent until somebody has assumed command.</summary>
    public PersonModel? Commander { get; init; }

    /// <summary>Deputies who act or will.</summary>
    public required IReadOnlyList<DelegationModel> Delegations { get; init; }

    /// <summary>The handover that waits for a signature.</summary>
    public HandoverModel? Handover { get; init; }

    /// <summary>Every unit behind the one that commands it; siblings in the order of their ids.</summary>
    public required IReadOnlyList<CommandedUnitModel> Units { get; init; }
}

/// <summary>A unit in the order of command.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="OperationalCommander">Who has operational control: a unit's id, or the headquarters' name.</param>
/// <param name="Depth">How many are between it and the headquarters.</param>
/// <param name="Person">Who commands it by name.</param>
/// <param name="TacticalCommander">Who has tactical control, when it is somebody else.</param>
/// <param name="Label">The banner of its label.</param>
public sealed record CommandedUnitModel(
    string Id, string Name, string OperationalCommander, int Depth, string? Person, string? TacticalCommander,
    string Label);

/// <summary>Somebody commands a unit or the headquarters.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Unit">Id of the unit; absent for the headquarters.</param>
/// <param name="Person">Name of the account.</param>
/// <param name="Title">Rank and name as people say it.</param>
/// <param name="Start">How it began.</param>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended.</param>
/// <param name="Basis">The order on which it rests.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Label">The banner of its label.</param>
/// <param name="Version">The number of the last record about it.</param>
public sealed record TenureModel(
    Guid Id, string? Unit, string Person, string? Title, TenureStart Start, DateTimeOffset From, DateTimeOffset? To,
    string? Basis, string By, string Label, long Version)
{
    internal static TenureModel Of(Tenure tenure, WebNode node) => new(
        tenure.Id, tenure.Post, tenure.Person, tenure.Title, tenure.Start, tenure.From, tenure.To, tenure.Basis,
        tenure.By, tenure.Label.Length > 0 ? tenure.Label : node.DefaultLabel, tenure.Version);
}

/// <summary>A deputy acts for a commander for a time.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Unit">Id of the unit; absent for the headquarters.</param>
/// <param name="Deputy">Name of the account that acts.</param>
/// <param name="Title">Rank and name as people say it.</param>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Reason">Why; empty when nobody said.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Label">The banner of its label.</param>
/// <param name="Version">The number of the last record about it.</param>
public sealed record DelegationModel(
    Guid Id, string? Unit, string Deputy, string? Title, DateTimeOffset From, DateTimeOffset Until, string Reason,
    string By, string Label, long Version)
{
    internal static DelegationModel Of(Delegation delegation, WebNode node) => new(
        delegation.Id, delegation.Post, delegation.Deputy, delegation.Title, delegation.From, delegation.Until,
        delegation.Reason, delegation.By, delegation.Label.Length > 0 ? delegation.Label : node.DefaultLabel,
        delegation.Version);
}

/// <summary>A handover of command of the headquarters.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">How far it is.</param>
/// <param name="Outgoing">Name of the account of who hands over.</param>
/// <param name="Incoming">Name of the account of who takes over.</param>
/// <param name="Title">Rank and name of the incoming as people say it.</param>
/// <param name="Basis">The order on which it rests.</param>
/// <param name="OutgoingSignature">The outgoing commander's signature.</param>
/// <param name="IncomingSignature">The incoming commander's signature.</param>
/// <param name="By">Who proposed it.</param>
/// <param name="At">When.</param>
/// <param name="Label">The banner of its label.</param>
/// <param name="Version">The number of the last record about it.</param>
public sealed record HandoverModel(
    Guid Id, HandoverState State, string Outgoing, string Incoming, string? Title, string? Basis,
    SignatureModel? OutgoingSignature, SignatureModel? IncomingSignature, string By, DateTimeOffset At, string Label,
    long Version)
{
    internal static HandoverModel Of(Handover handover, WebNode node) => new(
        handover.Id, handover.State, handover.Outgoing, handover.Incoming, handover.Title, handover.Basis,
        SignatureModel.Of(handover.OutgoingSignature), SignatureModel.Of(handover.IncomingSignature), handover.By,
        handover.At, handover.Label.Length > 0 ? handover.Label : node.DefaultLabel, handover.Version);
}

/// <summary>Names the commander of a unit.</summary>
/// <param name="Person">Name of the account; nobody when absent.</param>
/// <param name="Title">Rank and name as people say it.</param>
/// <param name="Basis">The order on which it rests.</param>
/// <param name="Label">The label; the node's default when absent.</param>
public sealed record PostedAppointment(
    string? Person = null, string? Title = null, string? Basis = null, PostedLabel? Label = null);

/// <summary>Assumes command of the headquarters.</summary>
/// <param name="Title">Rank and name as people say it.</param>
/// <param name="Basis">The order on which it rests.</param>
/// <param name="Reason">Why an acting deputy takes the commander's place for good.</param>
/// <param name="Label">The label; the node's default when absent.</param>
public sealed record PostedAssumption(
    string? Title = null, string? Basis = null, string? Reason = null, PostedLabel? Label = null);

/// <summary>Relieves the commander of the headquarters on a higher authority's order.</summary>
/// <param name="Successor">Name of the account of who commands from now on.</param>
/// <param name="Basis">The order.</param>
/// <param name="Title">Rank and name of the successor as people say it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Label">The label; the node's default when absent.</param>
public sealed record PostedRelief(
    string Successor, string Basis, string? Title = null, string? Reason = null, PostedLabel? Label = null);

/// <summary>Proposes that the commander of the headquarters hands over.</summary>
/// <param name="Incoming">Name of the account of who takes over.</param>
/// <param name="Title">Rank and name of the incoming as people say it.</param>
/// <param name="Basis">The order on which it rests.</param>
/// <param name="Label">The label; the node's default when absent.</param>
public sealed record PostedHandover(
    string Incoming, string? Title = null, string? Basis = null, PostedLabel? Label = null);

/// <summary>Lets a deputy act for a commander.</summary>
/// <param name="Deputy">Name of the account that acts.</param>
/// <param name="Until">When it ends, within 366 days of its beginning.</param>
/// <param name="From">When it begins; now when absent.</param>
/// <param name="Title">Rank and name as people say it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Label">The label; the node's default when absent.</param>
public sealed record PostedDelegation(
    string Deputy, DateTimeOffset Until, DateTimeOffset? From = null, string? Title = null, string? Reason = null,
    PostedLabel? Label = null);

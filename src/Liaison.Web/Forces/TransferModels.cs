using System.ComponentModel;
using Liaison.Headquarters.Forces;
using Liaison.Web.Command;

namespace Liaison.Web.Forces;

/// <summary>A transfer of authority.</summary>
public sealed record TransferModel
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The number of the last record about it; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Name of the headquarters.</summary>
    public required string Headquarters { get; init; }

    /// <summary>The banner of its label.</summary>
    public required string Label { get; init; }

    /// <summary>How far it is.</summary>
    public required TransferState State { get; init; }

    /// <summary>Id of the unit that is transferred.</summary>
    public required string Unit { get; init; }

    /// <summary>Operational or tactical control.</summary>
    public required RelationshipType Type { get; init; }

    /// <summary>In whose sense that is meant.</summary>
    public required Doctrine Doctrine { get; init; }

    /// <summary>Who gives: a unit's id, or the headquarters' name.</summary>
    public required string Losing { get; init; }

    /// <summary>Who gets: a unit's id, or the headquarters' name.</summary>
    public required string Gaining { get; init; }

    /// <summary>When it takes effect; absent for the moment of the last signature, until there is one.</summary>
    public DateTimeOffset? Effective { get; init; }

    /// <summary>When the unit goes back; absent for a transfer that lasts.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>The task for which it is done.</summary>
    public string? Task { get; init; }

    /// <summary>What the gaining commander may not do with the unit.</summary>
    public required IReadOnlyList<string> Caveats { get; init; }

    /// <summary>The order on which it rests.</summary>
    public string? Basis { get; init; }

    /// <summary>The signature of the losing commander.</summary>
    public SignatureModel? LosingSignature { get; init; }

    /// <summary>The signature of the gaining commander.</summary>
    public SignatureModel? GainingSignature { get; init; }

    /// <summary>Who ended it before its time.</summary>
    public ClosingModel? Closed { get; init; }

    /// <summary>Who proposed it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    internal static Versioned<TransferModel> Of(
        Transfer transfer, DateTimeOffset now, ForcesBoard forces, WebNode node) => new(
        new()
        {
            Id = transfer.Id,
            Version = transfer.Version,
            Headquarters = node.Name,
            Label = transfer.Label.Length > 0 ? transfer.Label : node.DefaultLabel,
            State = forces.Transfers.StateOf(transfer, now),
            Unit = transfer.Terms.Unit,
            Type = transfer.Terms.Type,
            Doctrine = transfer.Terms.Doctrine,
            Losing = transfer.Losing ?? node.Name,
            Gaining = transfer.Terms.Gaining ?? node.Name,
            Effective = transfer.From ?? transfer.Terms.Effective,
            End = transfer.IsAgreed ? transfer.To : transfer.Terms.End,
            Task = transfer.Terms.Task,
            Caveats = transfer.Terms.Caveats,
            Basis = transfer.Terms.Basis,
            LosingSignature = SignatureModel.Of(transfer.LosingSignature),
            GainingSignature = SignatureModel.Of(transfer.GainingSignature),
            Closed = transfer.Closing is { } closing ? new(closing.By, closing.At, closing.Reason) : null,
            By = transfer.By,
            At = transfer.At,
        },
        transfer.Version);
}

/// <summary>Who signed.</summary>
/// <param name="By">Name of who did.</param>
/// <param name="Role">In which role.</param>
/// <param name="At">When.</param>
public sealed record SignatureModel(string By, string Role, DateTimeOffset At)
{
    internal static SignatureModel? Of(Signature? signature) =>
        signature is null ? null : new(signature.By, signature.Role, signature.At);
}

/// <summary>Who ended something before its time.</summary>
/// <param name="By">Name of who did.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why; empty when nobody said.</param>
public sealed record ClosingModel(string By, DateTimeOffset At, string Reason);

/// <summary>A transfer of authority as it is proposed; who gains is required.</summary>
public sealed record PostedTransfer
{
    /// <summary>Who gains.</summary>
    [Description("Who gains: a unit's id, or the headquarters' name.")]
    public required string Gaining { get; init; }

    /// <summary>Operational or tactical control.</summary>
    [Description("opcon or tacon; opcon when absent.")]
    public RelationshipType Type { get; init; } = RelationshipType.Opcon;

    /// <summary>In whose sense that is meant.</summary>
    [Description("usJoint, nato, japan or national; that of the headquarters' nation when absent.")]
    public Doctrine? Doctrine { get; init; }

    /// <summary>When it takes effect.</summary>
    [Description(
        "When it takes effect; at the last signature when absent or at most five minutes past. A transfer that both "
        + "have not signed by then expires.")]
    public DateTimeOffset? Effective { get; init; }

    /// <summary>When the unit goes back.</summary>
    [Description("When the unit goes back; never when absent.")]
    public DateTimeOffset? End { get; init; }

    /// <summary>The task for which it is done.</summary>
    public string? Task { get; init; }

    /// <summary>What the gaining commander may not do with the unit.</summary>
    public IReadOnlyList<string>? Caveats { get; init; }

    /// <summary>The order on which it rests.</summary>
    public string? Basis { get; init; }

    /// <summary>The label.</summary>
    [Description("The label, as a banner or its parts; the node's default when absent.")]
    public PostedLabel? Label { get; init; }
}

/// <summary>Whose signature is given.</summary>
/// <param name="Side">losing or gaining; every side that the caller may sign for when absent.</param>
public sealed record PostedSignature(CommandSide? Side = null);

/// <summary>Why something is done, which may be left open.</summary>
/// <param name="Reason">Why.</param>
public sealed record PostedForceReason(string? Reason = null);

using System.ComponentModel;
using System.Text.Json.Serialization;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Addressees;
using Liaison.Headquarters.Watch.Alerts;
using Liaison.Web.Command;

namespace Liaison.Web.StaffAlerts;

/// <summary>Who is alerted next, when nobody has acknowledged.</summary>
/// <param name="Minutes">How long after the alert was raised.</param>
/// <param name="Role">The role.</param>
public sealed record EscalationModel(int Minutes, string Role)
{
    internal static IReadOnlyList<EscalationModel> Of(IReadOnlyList<EscalationStep> steps) =>
        [.. steps.Select(step => new EscalationModel((int)step.After.TotalMinutes, step.Role))];

    internal static Refusal? Read(IReadOnlyList<EscalationModel>? posted, out IReadOnlyList<EscalationStep> steps)
    {
        steps = [];
        if (posted is null) return null;
        if (posted.Any(step => step?.Role is null)) return Refusal.Invalid("escalation", "minutes and a role each");
        steps = [.. posted.Select(step => new EscalationStep(TimeSpan.FromMinutes(step.Minutes), step.Role))];
        return null;
    }
}

/// <summary>A step of an escalation, and when it was taken.</summary>
/// <param name="Role">The role.</param>
/// <param name="Due">When it is alerted, unless somebody acknowledges before.</param>
/// <param name="At">When it was.</param>
public sealed record EscalationStepModel(string Role, DateTimeOffset Due, DateTimeOffset? At);

/// <summary>A TAK client or a group of them that is alerted, and whether it has the alert.</summary>
/// <param name="Kind">What the name is.</param>
/// <param name="Name">Uid, callsign or group.</param>
/// <param name="At">When it said that it has the alert.</param>
/// <param name="Origin">The client that said so.</param>
public sealed record AlertedAddresseeModel(AddresseeKind Kind, string Name, DateTimeOffset? At, TakOrigin? Origin);

/// <summary>An alert to a role of the staff, to TAK clients, or both.</summary>
public sealed record StaffAlertModel
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its number in this headquarters.</summary>
    public required int Number { get; init; }

    /// <summary>The number of the last record that changed it; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Name of the headquarters whose alert it is.</summary>
    public required string Headquarters { get; init; }

    /// <summary>The banner of its label.</summary>
    public required string Label { get; init; }

    /// <summary>What to know.</summary>
    public required string Text { get; init; }

    /// <summary>The information requirement that is met.</summary>
    public Guid? Ccir { get; init; }

    /// <summary>The entry of the log that it is about.</summary>
    public Guid? LogEntry { get; init; }

    /// <summary>The role that is alerted.</summary>
    public string? Role { get; init; }

    /// <summary>All roles that have been alerted so far.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Who is alerted when nobody acknowledges.</summary>
    public required IReadOnlyList<EscalationStepModel> Escalation { get; init; }

    /// <summary>The TAK clients that are alerted, and which have the alert.</summary>
    public required IReadOnlyList<AlertedAddresseeModel> Addressees { get; init; }

    /// <summary>Whether nobody has acknowledged it.</summary>
    public required bool Open { get; init; }

    /// <summary>Who of the staff has taken it on.</summary>
    public AlertAcknowledgement? Acknowledged { get; init; }

    /// <summary>Who raised it, or entered what raised it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>An alert as it is posted.</summary>
public sealed record PostedStaffAlert
{
    /// <summary>The information requirement that is met.</summary>
    [Description("The information requirement that is met; needed without logEntry.")]
    public Guid? Ccir { get; init; }

    /// <summary>The entry of the log that it is about.</summary>
    [Description("The entry of the log that it is about; needed without ccir.")]
    public Guid? LogEntry { get; init; }

    /// <summary>What to know.</summary>
    [Description("What to know; the entry's text without it.")]
    public string? Text { get; init; }

    /// <summary>The role to alert.</summary>
    [Description("The role to alert; the requirement's without it.")]
    public string? Role { get; init; }

    /// <summary>Who is alerted when nobody acknowledges.</summary>
    [Description("Who is alerted when nobody acknowledges; the requirement's without it.")]
    public IReadOnlyList<EscalationModel>? Escalation { get; init; }

    /// <summary>The TAK clients to alert.</summary>
    [Description("TAK clients by uid (device), callsign or group; the requirement's without it.")]
    public IReadOnlyList<Addressee>? Addressees { get; init; }

    /// <summary>The label.</summary>
    [Description("The label; that of the entry or of the requirement without it.")]
    public PostedLabel? Label { get; init; }
}

/// <summary>An acknowledgement as it is posted.</summary>
/// <param name="Note">What to say.</param>
public sealed record PostedAcknowledgement(string? Note = null);

/// <summary>JSON of alerts to the staff.</summary>
[JsonSerializable(typeof(StaffAlertModel))]
[JsonSerializable(typeof(IReadOnlyList<StaffAlertModel>))]
[JsonSerializable(typeof(PostedStaffAlert))]
[JsonSerializable(typeof(PostedAcknowledgement))]
sealed partial class StaffAlertJson : JsonSerializerContext;

using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Watch.Shifts;

/// <summary>What records make of a shift.</summary>
static class ShiftFold
{
    /// <summary>The shift that a record changes; null when it changes none.</summary>
    public static Guid? ShiftOf(IRecordBody body) => body switch
    {
        HandoverBriefed briefed => briefed.Brief.Shift,
        HandoverItemsAcknowledged acknowledged => acknowledged.Shift,
        HandoverSigned signed => signed.Shift,
        ShiftHandedOver handedOver => handedOver.Shift,
        _ => null,
    };

    /// <summary>The shift after a record that changes it.</summary>
    public static Shift Apply(Shift shift, Entry entry) => entry.Body switch
    {
        HandoverBriefed body => shift with { Version = entry.Number, Handover = Begin(shift.Handover, body, entry) },
        HandoverItemsAcknowledged body when shift.Handover is { } handover => shift with
        {
            Version = entry.Number,
            Handover = handover with
            {
                Acknowledged =
                [
                    .. handover.Acknowledged,
                    .. body.Items.Select(item => new ItemAcknowledgement(item, entry.Author, entry.Time)),
                ],
            },
        },
        HandoverSigned when shift.Handover is { } handover => shift with
        {
            Version = entry.Number,
            Handover = Sign(handover, new(entry.Author, entry.Role, entry.Time, entry.Number)),
        },
        ShiftHandedOver when shift.Handover is { } handover => shift with
        {
            Version = entry.Number,
            End = new(entry.Time, handover.Brief.IsStandDown ? null : entry.Id),
        },
        _ => shift,
    };

    /// <summary>The shift that begins with the end of another; null when none does.</summary>
    public static Shift? NextOf(Shift ended, Entry entry) =>
        ended is { Handover.Brief: { NextEnd: { } end } brief }
            ? new(
                entry.Id, entry.Number, entry.Number, ended.Position, brief.Oncoming, ended.Label, entry.Time, end,
                ended.Id, null, null)
            : null;

    static Handover Begin(Handover? before, HandoverBriefed body, Entry entry)
    {
        // What the same officer has acknowledged already, and has not changed, need not be acknowledged again.
        var critical = body.Brief.Critical.ToHashSet();
        return new(
            body.Brief, body.Brief.Digest(), entry.Author, entry.Label,
            before?.Brief.Oncoming == body.Brief.Oncoming
                ? [.. before.Acknowledged.Where(one => critical.Contains(one.Item))] : [],
            null, null);
    }

    static Handover Sign(Handover handover, HandoverSignature signature) =>
        signature.By == handover.Brief.Oncoming
            ? handover with { Oncoming = signature } : handover with { Outgoing = signature };
}

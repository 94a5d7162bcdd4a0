using Liaison.Headquarters.Watch.Shifts;
using Liaison.Web.Command;

namespace Liaison.Web.Shifts;

/// <summary>Shifts and briefs as the API shows them.</summary>
static class ShiftViews
{
    const int TitleLength = 200;

    public static ShiftModel Brief(Shift shift, WebNode node, DateTimeOffset now) => new()
    {
        Id = shift.Id,
        Number = shift.Number,
        Version = shift.Version,
        Headquarters = node.Name,
        Label = LabelOf(shift.Label, node),
        Position = shift.Position,
        Officer = shift.Officer,
        Began = shift.Began,
        PlannedEnd = shift.PlannedEnd,
        Overdue = shift.IsOverdueAt(now),
        Ended = shift.End?.At,
        Previous = shift.Previous,
        Next = shift.End?.Next,
    };

    public static Versioned<ShiftModel> Whole(Shift shift, ShiftsBoard board, WebNode node, DateTimeOffset now) => new(
        Brief(shift, node, now) with
        {
            Handover = shift.Handover is { } handover
                ? Model(handover, shift.End is not null || board.IsBriefCurrentAt(shift, now), board, node) : null,
        },
        shift.Version);

    public static HandoverItemsModel Items(ShiftsBoard board, WebNode node, DateTimeOffset now)
    {
        var open = board.OpenAt(now).ToList();
        return new(
            [.. board.CriticalAt(now).Take(HandoverBrief.MostCritical).Select(item => Model(item, board, node))],
            [.. open.Take(HandoverBrief.MostOpen).Select(item => Model(item, board, node))], open.Count);
    }

    static HandoverModel Model(Handover handover, bool isCurrent, ShiftsBoard board, WebNode node)
    {
        var brief = handover.Brief;
        var acknowledged = handover.Acknowledged.ToDictionary(one => one.Item, one => one.At);
        return new()
        {
            Digest = Convert.ToHexStringLower(handover.Digest),
            Label = LabelOf(handover.Label, node),
            By = handover.By,
            At = brief.At,
            Oncoming = brief.Oncoming,
            NextEnd = brief.NextEnd,
            Remarks = brief.Remarks.Length > 0 ? brief.Remarks : null,
            Current = isCurrent,
            Critical =
            [
                .. brief.Critical.Select(item => Model(item, board, node) with
                {
                    Acknowledged = acknowledged.TryGetValue(item, out var at) ? at : null,
                }),
            ],
            Unacknowledged = handover.Unacknowledged.Count,
            Open = [.. brief.Open.Select(item => Model(item, board, node))],
            OpenCount = brief.OpenCount,
            OutgoingSignature = handover.Outgoing,
            OncomingSignature = handover.Oncoming,
        };
    }

    static BriefItemModel Model(BriefItem item, ShiftsBoard board, WebNode node)
    {
        var isThere = board.TryDescribe(item, out var title, out var label);
        return new()
        {
            Kind = item.Kind,
            Id = item.Id,
            Version = item.Version,
            Concern = item.Concern,
            Title = isThere ? BeginningOf(title) : null,
            Label = isThere ? LabelOf(label, node) : null,
        };
    }

    static string BeginningOf(string text)
    {
        if (text.Length <= TitleLength) return text;
        // Not in the middle of a character.
        var length = char.IsHighSurrogate(text[TitleLength - 1]) ? TitleLength - 1 : TitleLength;
        return string.Concat(text.AsSpan(0, length), "…");
    }

    static string LabelOf(string label, WebNode node) => label.Length > 0 ? label : node.DefaultLabel;
}

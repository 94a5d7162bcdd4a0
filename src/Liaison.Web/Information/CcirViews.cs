using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Watch.Information;
using Liaison.Kernel.Geodesy;
using Liaison.Web.Command;
using Liaison.Web.StaffAlerts;

namespace Liaison.Web.Information;

/// <summary>Information requirements to and from JSON.</summary>
static class CcirViews
{
    const int BoxNumbers = 4;

    public static Versioned<CcirModel> Whole(Ccir ccir, DateTimeOffset now, WebNode node) => new(
        Brief(ccir, now, node) with { Earlier = [.. ccir.Earlier.Select(wording => Model(wording, node))] },
        ccir.Version);

    public static CcirModel Brief(Ccir ccir, DateTimeOffset now, WebNode node)
    {
        var wording = Model(ccir.Wording, node);
        return new CcirModel
        {
            Id = ccir.Id,
            Number = ccir.Number,
            Version = ccir.Version,
            Headquarters = node.Name,
            State = ccir.StateAt(now),
            Kind = wording.Kind,
            Text = wording.Text,
            Decision = wording.Decision,
            DecisionPoint = wording.DecisionPoint,
            Indicators = wording.Indicators,
            Role = wording.Role,
            Escalation = wording.Escalation,
            Addressees = wording.Addressees,
            ValueUntil = wording.ValueUntil,
            Label = wording.Label,
            Reason = wording.Reason,
            By = wording.By,
            At = wording.At,
            ApprovedBy = wording.ApprovedBy,
            ApprovedAt = wording.ApprovedAt,
            Proposed = ccir is { Standing: not null, Proposed: { } proposed } ? Model(proposed, node) : null,
            Closed = ccir.Closing,
        };
    }

    public static Refusal? Read(PostedCcirContent posted, out CcirContent? content, out string label)
    {
        content = null;
        if (!PostedLabel.TryRead(posted.Label, out label, out var refusal)) return refusal;
        if (EscalationModel.Read(posted.Escalation, out var steps) is { } badSteps) return badSteps;
        if (posted.Addressees?.Any(addressee => addressee?.Name is null) == true)
            return Refusal.Invalid("addressees", "a kind and a name each");
        var indicators = new List<Indicator>();
        foreach (var indicator in posted.Indicators ?? [])
        {
            var member = $"indicators[{indicators.Count}]";
            if (indicator?.Text is null) return Refusal.Invalid(member, "a text, and perhaps a match");
            if (Read($"{member}.match", indicator.Match, out var match) is { } badMatch) return badMatch;
            indicators.Add(new Indicator(indicator.Text, match));
        }

        content = new CcirContent(
            posted.Kind, posted.Text, posted.Decision, posted.DecisionPoint ?? "", indicators, posted.Role ?? "watch",
            posted.ValueUntil?.ToUniversalTime(), steps, posted.Addressees ?? []);
        return null;
    }

    static Refusal? Read(string member, EventMatchModel? posted, out EventMatch? match)
    {
        match = null;
        if (posted is null) return null;
        EventArea? area = null;
        if (posted.Bbox is { } box)
        {
            if (box.Count != BoxNumbers || !GeoPoint.TryCreate(box[1], box[0], out var southWest)
                || !GeoPoint.TryCreate(box[3], box[2], out var northEast))
                return Refusal.Invalid($"{member}.bbox", "west, south, east, north in degrees");
            area = new EventArea(GeoPosition.Of(southWest), GeoPosition.Of(northEast));
        }

        match = new EventMatch(
            posted.Severity, posted.Category ?? "", posted.Words ?? [], posted.Tracks ?? [], posted.Units ?? [],
            posted.Sites ?? [], area);
        return null;
    }

    static CcirWordingModel Model(CcirWording wording, WebNode node) => new()
    {
        Kind = wording.Content.Kind,
        Text = wording.Content.Text,
        Decision = wording.Content.Decision,
        DecisionPoint = Text(wording.Content.DecisionPoint),
        Indicators = [.. wording.Content.Indicators.Select(indicator => new IndicatorModel(
            indicator.Text, indicator.Match is { } match ? Model(match) : null))],
        Role = wording.Content.Role,
        Escalation = EscalationModel.Of(wording.Content.Escalation),
        Addressees = wording.Content.Addressees,
        ValueUntil = wording.Content.ValueUntil,
        Label = Text(wording.Label) ?? node.DefaultLabel,
        Reason = Text(wording.Reason),
        By = wording.By,
        At = wording.At,
        ApprovedBy = wording.ApprovedBy,
        ApprovedAt = wording.ApprovedAt,
    };

    static EventMatchModel Model(EventMatch match) => new()
    {
        Severity = match.AtLeast,
        Category = Text(match.Category),
        Words = List(match.Words),
        Tracks = List(match.Tracks),
        Units = List(match.Units),
        Sites = List(match.Sites),
        Bbox = match.Area is { } area
            ? [.. Positions.Of(area.SouthWest)!, .. Positions.Of(area.NorthEast)!] : null,
    };

    static IReadOnlyList<string>? List(IReadOnlyList<string> values) => values.Count > 0 ? values : null;

    static string? Text(string text) => text.Length > 0 ? text : null;
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using Liaison.Kernel.Geodesy;
using Liaison.Kernel.Time;
using Liaison.Picture.Alerts;
using Liaison.Picture.Areas;
using Liaison.Picture.Layers;

namespace Liaison.Web.Ogc;

/// <summary>
/// The alerts that stand, in English where they are, else in their first language. One holds from its beginning until it
/// expires.
/// </summary>
sealed class AlertSource(AlertBoard board, WebNode node) : IFeatureSource
{
    // An entry never changes: its outlines are made once.
    readonly ConditionalWeakTable<AlertEntry, Feature> _features = [];

    public string Id => "alerts";

    public string Title => "Alerts";

    public string Description => "Warnings of agencies and of the node's watch areas that stand now.";

    public GeoBox Extent => GeoBox.World;

    public IReadOnlyList<FeatureProperty> Properties { get; } =
    [
        new("event", "string"), new("headline", "string"), new("description", "string"), new("instruction", "string"),
        new("language", "string"), new("areas", "string"), new("status", "string"), new("severity", "string"),
        new("urgency", "string"), new("certainty", "string"), new("sender", "string"), new("source", "string"),
        new("sent", "string", "date-time"), new("effective", "string", "date-time"),
        new("onset", "string", "date-time"), new("expires", "string", "date-time"), new("rule", "string"),
        new("acknowledgedBy", "string"), new("label", "string"),
    ];

    public ValueTask<FeaturePage> FindAsync(FeatureQuery query) => new(query.PageOf(board.List().Select(FeatureOf)));

    public ValueTask<Feature?> OneAsync(string id) =>
        new(board.Find(id) is { IsActive: true } entry ? FeatureOf(entry) : null);

    Feature FeatureOf(AlertEntry entry) => _features.GetValue(entry, made => new Feature(
        made.Alert.Id, GeometryOf(made.Alert.Areas),
        new TimeInterval(made.Alert.Effective ?? made.Alert.Sent, made.Alert.Expires ?? DateTimeOffset.MaxValue),
        json => Write(json, made)));

    static Geometry? GeometryOf(IReadOnlyList<AlertArea> areas)
    {
        List<Geometry> shapes =
        [
            .. areas.SelectMany(area => area.Polygons).Where(ring => ring.Count > 2).Select(Outline.Of),
            .. areas.SelectMany(area => area.Circles).Select(ShapeOf),
        ];
        return shapes.Count switch
        {
            0 => null,
            1 => shapes[0],
            _ => new GeometrySet(shapes),
        };
    }

    static Geometry ShapeOf(AlertCircle circle) => circle.Radius > 0
        ? Outline.Of(AreaOutline.Of(new AreaCircle(circle.Center, circle.Radius)))
        : new GeometryPoint(new Position(circle.Center.Longitude, circle.Center.Latitude));

    void Write(Utf8JsonWriter json, AlertEntry entry)
    {
        var alert = entry.Alert;
        var text = alert.Texts.FirstOrDefault(t => t.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            ?? (alert.Texts.Count > 0 ? alert.Texts[0] : null);
        json.WriteStartObject();
        Write(json, "event", text?.Event);
        Write(json, "headline", text?.Headline);
        Write(json, "description", text?.Description);
        Write(json, "instruction", text?.Instruction);
        Write(json, "language", text?.Language);
        Write(json, "areas", string.Join("; ", alert.Areas.Select(area => area.Description)));
        Write(json, "status", alert.Status.ToString().ToLowerInvariant());
        Write(json, "severity", alert.Severity.ToString().ToLowerInvariant());
        Write(json, "urgency", alert.Urgency.ToString().ToLowerInvariant());
        Write(json, "certainty", alert.Certainty.ToString().ToLowerInvariant());
        Write(json, "sender", alert.Sender);
        Write(json, "source", alert.Source);
        Write(json, "sent", TextOf(alert.Sent));
        Write(json, "effective", TextOf(alert.Effective));
        Write(json, "onset", TextOf(alert.Onset));
        Write(json, "expires", TextOf(alert.Expires));
        Write(json, "rule", alert.Rule);
        Write(json, "acknowledgedBy", entry.Acknowledged?.By);
        Write(json, "label", alert.Label ?? node.DefaultLabel);
        json.WriteEndObject();
    }

    // What is not known is absent.
    static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) json.WriteString(name, value);
    }

    static string? TextOf(DateTimeOffset? time) => time is { } known ? IsoTime.Format(known) : null;
}

using System.Globalization;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Alerts.Jma;

/// <summary>Where, when and how large an earthquake was, as an <c>Earthquake</c> element says.</summary>
sealed class JmaHypocentre
{
    const double MetresPerKilometre = 1000;

    public JmaHypocentre(AlertElement earthquake)
    {
        var area = earthquake["Hypocenter"]["Area"];
        (Name, Code) = (area["Name"].Text, area["Code"].Text);
        DetailedName = area["DetailedName"].Text;
        FromMark = area["NameFromMark"].Text;
        Origin = earthquake["OriginTime"].AsTime() ?? earthquake["ArrivalTime"].AsTime();
        // In degrees, and for some earthquakes once more in degrees and minutes, which is finer.
        foreach (var coordinate in area.All("Coordinate"))
        {
            if (!JmaCoordinate.TryRead(coordinate.Text, out var point, out var height))
                continue;
            (Point, Coordinate) = (point, JmaTelegram.Tidy(coordinate.Attribute("description")));
            DepthKilometres = height is { } metres ? -metres / MetresPerKilometre : DepthKilometres;
        }
        var magnitude = earthquake["Magnitude"];
        Magnitude = magnitude.AsNumber();
        MagnitudeType = magnitude.Attribute("type");
        MagnitudeWords = magnitude.Attribute("description");
    }

    public string Name { get; }

    public string Code { get; }

    /// <summary>A finer name, for earthquakes abroad.</summary>
    public string DetailedName { get; }

    /// <summary>Where it is as seen from a well-known place.</summary>
    public string FromMark { get; }

    public DateTimeOffset? Origin { get; }

    public GeoPoint? Point { get; }

    /// <summary>The place and depth in Japanese words.</summary>
    public string Coordinate { get; } = "";

    /// <summary>0 stands for very shallow; null for unknown.</summary>
    public double? DepthKilometres { get; }

    /// <summary>Null for unknown, or when words alone say it.</summary>
    public double? Magnitude { get; }

    public string MagnitudeType { get; }

    /// <summary>The magnitude in Japanese words: Ｍ６．６, Ｍ不明, Ｍ８を超える巨大地震.</summary>
    public string MagnitudeWords { get; }

    /// <summary>The finest English name there is; Japanese when there is none.</summary>
    public string English => JmaEnglish.Place(DetailedName) ?? JmaEnglish.PlaceOrJapanese(Name);

    public string EnglishMagnitude => Magnitude is { } known ? $"M {Number(known, "0.0")}"
        : MagnitudeWords.Contains("超える", StringComparison.Ordinal) ? "M over 8 (giant earthquake)"
        : "magnitude unknown";

    string EnglishDepth => DepthKilometres switch
    {
        null => "depth unknown",
        0 => "very shallow",
        { } depth => $"depth {Number(depth, "0.#")} km",
    };

    /// <summary>All hypocentres of a telegram; one may speak of two earthquakes.</summary>
    public static List<JmaHypocentre> All(AlertElement body) =>
    [
        .. body.All("Earthquake").Where(earthquake => earthquake["Hypocenter"].Exists).Take(10)
            .Select(earthquake => new JmaHypocentre(earthquake)),
    ];

    /// <summary>In one line of English.</summary>
    public string Summary() => $"{EnglishMagnitude} earthquake: {English}, {EnglishDepth}"
        + (Origin is { } origin ? $", {JmaEnglish.Time(origin)}" : "");

    /// <summary>Adds its place, values and words to an alert.</summary>
    public void AddTo(JmaDraft draft)
    {
        var name = DetailedName.Length > 0 ? $"{Name}（{DetailedName}）" : Name;
        draft.Add(new AlertArea
        {
            Description = English == Name ? name : name + JmaEnglish.Between + English,
            Circles = Point is { } point ? [new AlertCircle(point, 0)] : [],
            Geocodes = Code.Length > 0 ? [JmaCodes.Geocode(JmaCodes.Epicentre, Code)] : [],
        });
        draft.Say(
            $"震源地：{name}{(Coordinate.Length > 0 ? $"（{Coordinate}）" : "")}"
                + (FromMark.Length > 0 ? $"、{FromMark}" : ""),
            $"Hypocentre: {English}{EnglishPoint()}, {EnglishDepth}");
        if (MagnitudeWords.Length > 0 || Magnitude is not null)
            draft.Say($"規模：{MagnitudeWords}", $"Magnitude: {EnglishMagnitude}");
        if (Origin is { } origin)
            draft.Say($"発生時刻：{JmaEnglish.JapaneseTime(origin)}", $"Time: {JmaEnglish.Time(origin)}");
        draft.Add("Epicentre", Name);
        draft.Add("Magnitude", Magnitude is { } magnitude ? Number(magnitude, "0.0") : MagnitudeWords);
        draft.Add("MagnitudeType", MagnitudeType);
        draft.Add("Depth", DepthKilometres is { } depth ? $"{Number(depth, "0.#")} km" : null);
        draft.Add("OriginTime", Origin is { } time ? Kernel.Time.IsoTime.Format(time) : null);
    }

    string EnglishPoint() => Point is not { } point ? ""
        : $" ({Number(Math.Abs(point.Latitude), "0.0#")}°{(point.Latitude < 0 ? 'S' : 'N')} "
            + $"{Number(Math.Abs(point.Longitude), "0.0#")}°{(point.Longitude < 0 ? 'W' : 'E')})";

    static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}

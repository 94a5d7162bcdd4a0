using System.Globalization;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Alerts.Jma;

/// <summary>A typhoon at one moment, seen or forecast.</summary>
sealed class JmaTyphoonMoment
{
    const double MetresPerKilometre = 1000;

    // Farther than any typhoon reaches; what is more is a mistake.
    const double MaxRadius = 5_000_000;

    static readonly string[] EightDirections = ["北", "北東", "東", "南東", "南", "南西", "西", "北西"];

    readonly bool _isObserved;
    readonly AlertElement _center;
    readonly AlertElement _wind;
    readonly AlertElement _class;
    readonly AlertElement _name;
    readonly GeoPoint? _place;
    readonly List<(string Type, AlertCircle Circle)> _circles = [];

    public JmaTyphoonMoment(AlertElement info)
    {
        Time = info["DateTime"].AsTime();
        _isObserved = info["DateTime"].Attribute("type") == "実況";
        var properties = info.AllIn("Item", "Kind", "Property").ToList();
        AlertElement Part(string part) => properties.Select(property => property[part])
            .FirstOrDefault(found => found.Exists, info["-"]);
        (_center, _wind, _class, _name) =
            (Part("CenterPart"), Part("WindPart"), Part("ClassPart"), Part("TyphoonNamePart"));
        var probability = _center["ProbabilityCircle"];
        foreach (var element in _center.All("Coordinate").Concat(probability.All("BasePoint")))
            if (element.Attribute("type") == "中心位置（度）" && JmaCoordinate.TryRead(element.Text, out var place, out _))
                _place ??= place;
        // 0 stands for a wind that is not forecast.
        Wind = Value(_wind, "WindSpeed", "最大風速", "m/s") is > 0 and var speed ? speed : null;
        if (_place is not { } center)
            return;
        AddCircle("予報円", center, probability["Axes"]);
        foreach (var area in properties.SelectMany(property => property.All("WarningAreaPart")))
            AddCircle(area.Attribute("type"), center, area["Circle"]["Axes"]);
    }

    public DateTimeOffset? Time { get; }

    /// <summary>The strongest wind near the centre in m/s; null when not stated.</summary>
    public double? Wind { get; }

    /// <summary>What it is called: number, name and class.</summary>
    public (string Japanese, string English) Name
    {
        get
        {
            var number = JmaEnglish.Narrow(_name["Number"].Text);
            var (name, kana) = (_name["Name"].Text, _name["NameKana"].Text);
            var kind = _class["TyphoonClass"].Text;
            // 「1718」 is the 18th of 2017.
            if (number.Length != 4)
                return (kind.Contains("台風", StringComparison.Ordinal) ? "台風" : "熱帯低気圧", EnglishClass(kind));
            return ($"台風第{number[2..].TrimStart('0')}号" + (kana.Length > 0 ? $"（{kana}）" : ""),
                $"Typhoon {number}" + (name.Length > 0 ? $" {name}" : ""));
        }
    }

    public void AddValuesTo(JmaDraft draft)
    {
        draft.Add("TyphoonNumber", _name["Number"].Text);
        draft.Add("TyphoonName", _name["Name"].Text);
        draft.Add("Class", _class["TyphoonClass"].Text);
        draft.Add("Intensity", _class["IntensityClass"].Text);
        draft.Add("Size", _class["AreaClass"].Text);
        draft.Add("CentralPressure", Text(Value(_center, "Pressure", "中心気圧", "hPa"), "hPa"));
        draft.Add("MaximumWind", Text(Wind, "m/s"));
        draft.Add("MaximumGust", Text(Value(_wind, "WindSpeed", "最大瞬間風速", "m/s"), "m/s"));
        var remark = _name["Remark"].Text;
        if (remark.Length > 0)
            draft.Say(remark, $"Remark: {JmaEnglish.Event(remark)}");
    }

    /// <summary>Adds its places and a line of words.</summary>
    public void AddTo(JmaDraft draft)
    {
        if (_place is not { } center || Time is not { } time)
            return;
        var (japanese, english) = (JmaEnglish.JapaneseTime(time), JmaEnglish.Time(time));
        if (_isObserved)
            draft.Add(new AlertArea
            {
                Description = $"中心 {japanese}{JmaEnglish.Between}Centre {english}",
                Circles = [new AlertCircle(center, 0)],
            });
        foreach (var (type, circle) in _circles)
            draft.Add(new AlertArea
            {
                Description = $"{type} {japanese}{JmaEnglish.Between}{EnglishCircle(type)} {english}",
                Circles = [circle],
            });
        draft.Say(
            $"{(_isObserved ? "" : "予報 ")}{japanese}：{JapaneseLine()}",
            $"{(_isObserved ? "" : "Forecast ")}{english}: {EnglishLine()}");
    }

    /// <summary>Place, movement, pressure and winds in one line.</summary>
    public string EnglishLine()
    {
        var location = _center["Location"].Text;
        var kind = EnglishClass(_class["TyphoonClass"].Text);
        var parts = new[]
        {
            _isObserved && kind == Name.English ? null : kind,
            EnglishIntensity(_class["IntensityClass"].Text),
            (_isObserved ? "centre " : "forecast centre ") + (_place is { } place ? Point(place) : "unknown")
                + (location.Length > 0 ? $" ({JmaEnglish.PlaceOrJapanese(location)})" : ""),
            EnglishMovement(),
            Text(Value(_center, "Pressure", "中心気圧", "hPa"), "hPa"),
            Wind is null ? null : $"winds {Text(Wind, "m/s")}",
            Wind is null ? null : $"gusts {Text(Value(_wind, "WindSpeed", "最大瞬間風速", "m/s"), "m/s") ?? "unknown"}",
        };
        return string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>The same in the telegram's own words.</summary>
    public string JapaneseLine()
    {
        var words = new[]
        {
            _class["TyphoonClass"].Text, _class["AreaClass"].Text, _class["IntensityClass"].Text,
            _center["Location"].Text,
            _center.All("Coordinate").Concat(_center["ProbabilityCircle"].All("BasePoint"))
                .FirstOrDefault()?.Attribute("description") ?? "",
            _center["Direction"].Text,
            Words(_center, "Speed", "移動速度", "km/h"),
            Words(_center, "Pressure", "中心気圧", "hPa"),
            Words(_wind, "WindSpeed", "最大風速", "m/s"), Words(_wind, "WindSpeed", "最大瞬間風速", "m/s"),
        };
        return string.Join('、', words.Where(word => word.Length > 0));
    }

    // Two axes that point away from each other: the area is a circle that lies off the centre.
    void AddCircle(string type, GeoPoint center, AlertElement axes)
    {
        var radii = new List<(int Direction, double Metres)>();
        foreach (var axis in axes.All("Axis"))
            foreach (var radius in axis.All("Radius"))
                if (radius.Attribute("unit") == "km" && radius.AsNumber() * MetresPerKilometre is > 0 and var metres
                    && metres <= MaxRadius)
                    radii.Add((Array.IndexOf(EightDirections, axis["Direction"].Text), metres));
        if (radii.Count == 1)
            _circles.Add((type, new AlertCircle(center, radii[0].Metres)));
        if (radii.Count != 2 || radii[0].Direction < 0)
            return;
        var shifted = Geodesic.Direct(center, radii[0].Direction * 45, (radii[0].Metres - radii[1].Metres) / 2).Point;
        _circles.Add((type, new AlertCircle(shifted, (radii[0].Metres + radii[1].Metres) / 2)));
    }

    string EnglishMovement()
    {
        var direction = _center["Direction"].Text;
        var speed = Text(Value(_center, "Speed", "移動速度", "km/h"), "km/h");
        var words = Words(_center, "Speed", "移動速度", "km/h");
        if (words.Contains("ほとんど停滞", StringComparison.Ordinal) || direction.Length == 0)
            return words.Length > 0 ? "almost stationary" : "";
        return $"moving {JmaEnglish.Bearing(direction)}"
            + (speed is not null ? $" at {speed}" : words.Contains("ゆっくり", StringComparison.Ordinal) ? " slowly" : "");
    }

    static string Point(GeoPoint point) => string.Create(CultureInfo.InvariantCulture,
        $"{Math.Abs(point.Latitude):0.0}°{(point.Latitude < 0 ? 'S' : 'N')} "
            + $"{Math.Abs(point.Longitude):0.0}°{(point.Longitude < 0 ? 'W' : 'E')}");

    static string? Text(double? value, string unit) =>
        value is { } known ? $"{known.ToString("0.#", CultureInfo.InvariantCulture)} {unit}" : null;

    static AlertElement? Find(AlertElement part, string name, string type, string unit) =>
        part.All(name).FirstOrDefault(value => value.Attribute("type") == type && value.Attribute("unit") == unit);

    static double? Value(AlertElement part, string name, string type, string unit) =>
        Find(part, name, type, unit)?.AsNumber();

    static string Words(AlertElement part, string name, string type, string unit) =>
        Find(part, name, type, unit)?.Attribute("description") ?? "";

    // 「台風(TY)」, 「熱帯低気圧(TD)」, 「温帯低気圧(LOW)」
    static string EnglishClass(string kind) => kind switch
    {
        _ when kind.Contains("(TY)", StringComparison.Ordinal) => "Typhoon",
        _ when kind.Contains("(STS)", StringComparison.Ordinal) => "Severe tropical storm",
        _ when kind.Contains("(TS)", StringComparison.Ordinal) => "Tropical storm",
        _ when kind.Contains("(LOW)", StringComparison.Ordinal) => "Extratropical cyclone",
        _ when kind.Contains("熱帯低気圧", StringComparison.Ordinal) => "Tropical depression",
        _ => kind,
    };

    static string EnglishIntensity(string intensity) => intensity switch
    {
        "強い" => "strong",
        "非常に強い" => "very strong",
        "猛烈な" => "violent",
        _ => intensity,
    };

    static string EnglishCircle(string type) => type switch
    {
        "暴風域" => "Storm area (25 m/s and more)",
        "強風域" => "Gale area (15 m/s and more)",
        "暴風警戒域" => "Storm warning area",
        "予報円" => "70 % probability circle of the centre",
        _ => type,
    };
}

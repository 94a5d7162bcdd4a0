using System.Globalization;

namespace Liaison.Feeds.Alerts.Jma;

/// <summary>What stands for a coast, least first.</summary>
enum JmaTsunamiLevel
{
    None,
    Forecast,
    Advisory,
    Warning,
    MajorWarning,
}

/// <summary>What is forecast for one coast.</summary>
sealed class JmaTsunamiCoast(AlertElement item)
{
    readonly JmaTsunamiWave _first = new(item["FirstHeight"]);
    readonly JmaTsunamiWave _highest = new(item["MaxHeight"]);

    public string Name => item["Area"]["Name"].Text;

    public string English => JmaEnglish.PlaceOrJapanese(Name);

    public string Code => item["Area"]["Code"].Text;

    /// <summary>津波警報 and so on, as the telegram names it.</summary>
    public string Kind => item["Category"]["Kind"]["Name"].Text;

    public JmaTsunamiLevel Level => LevelOf(item["Category"]["Kind"]["Code"].Text);

    /// <summary>Whether something stood for it before.</summary>
    public bool HadLevel => LevelOf(item["Category"]["LastKind"]["Code"].Text) > JmaTsunamiLevel.None;

    public DateTimeOffset? Arrival => _first.Time;

    public bool HasArrived => _first.IsConfirmed;

    public string JapaneseLine() => string.Join('　', new[] { Name }
        .Concat(new[] { _first, _highest }.Where(wave => !wave.IsEmpty).Select(wave => wave.Japanese)));

    public string EnglishLine()
    {
        var waves = new[] { _first, _highest }.Where(wave => !wave.IsEmpty).Select(wave => wave.English);
        return string.Join(", ", waves) is { Length: > 0 } told ? $"{English}: {told}" : English;
    }

    /// <summary>For each tide gauge of the coast: when high tide is and when the first wave comes.</summary>
    public IEnumerable<(string Japanese, string English)> StationLines()
    {
        foreach (var station in item.All("Station"))
        {
            var first = new JmaTsunamiWave(station["FirstHeight"]);
            var name = station["Name"].Text;
            var tide = station["HighTideDateTime"].AsTime();
            yield return (
                $"・{name}　{(tide is { } high ? $"満潮 {JmaEnglish.JapaneseTime(high)}　" : "")}第１波 {first.Japanese}",
                $"- {JmaEnglish.PlaceOrJapanese(name)}: "
                    + (tide is { } time ? $"high tide {JmaEnglish.Time(time)}, " : "")
                    + $"first wave {first.EnglishOfFirst}");
        }
    }

    // 警報等情報要素／津波警報・注意報・予報
    static JmaTsunamiLevel LevelOf(string code) => code switch
    {
        "52" or "53" => JmaTsunamiLevel.MajorWarning,
        "51" => JmaTsunamiLevel.Warning,
        "62" => JmaTsunamiLevel.Advisory,
        "71" or "72" or "73" => JmaTsunamiLevel.Forecast,
        _ => JmaTsunamiLevel.None,
    };
}

/// <summary>A first or highest wave: when, how high, or what is known instead.</summary>
sealed class JmaTsunamiWave(AlertElement wave)
{
    const string Unknown = "－";

    readonly AlertElement _height = wave["TsunamiHeight"];

    public DateTimeOffset? Time => wave["ArrivalTime"].AsTime() ?? wave["DateTime"].AsTime();

    public bool IsConfirmed => wave["Condition"].Text == "第１波の到達を確認";

    public bool IsEmpty => Time is null && Words.Length == 0 && HeightWords.Length == 0;

    public string Japanese
    {
        get
        {
            var parts = new[] { Time is { } time ? JmaEnglish.JapaneseTime(time) : "", HeightWords, Words }
                .Where(part => part.Length > 0);
            return string.Join(' ', parts) is { Length: > 0 } told ? told : Unknown;
        }
    }

    public string English
    {
        get
        {
            var parts = new[]
            {
                EnglishHeight(), Time is { } time ? JmaEnglish.Time(time) : "", JmaEnglish.Conditions(Words),
            }.Where(part => part.Length > 0);
            return string.Join(", ", parts) is { Length: > 0 } told ? told : "not known";
        }
    }

    /// <summary>The same where "first wave" stands before it already.</summary>
    public string EnglishOfFirst => English.Replace("first wave ", "", StringComparison.Ordinal);

    // Beside words such as 「高い」 for a height, "important" says no more.
    string Words => string.Join('　', string
        .Join('　', wave["Condition"].Text, wave["Initial"].Text, _height.Attribute("condition"))
        .Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word is not ("重要" or "不明")));

    string HeightWords => _height.Attribute("description");

    // 「５ｍ」, 「１０ｍ超」, 「０．２ｍ未満」, 「２．８ｍ以上」, 「巨大」
    string EnglishHeight()
    {
        var words = JmaEnglish.Narrow(HeightWords);
        if (words.Length == 0)
            return "";
        var number = words.TrimEnd('超', '以', '上', '未', '満', 'm');
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            return JmaEnglish.Conditions(HeightWords);
        return (words[^1] switch { '超' => "over ", '満' => "below ", '上' => "at least ", _ => "" }) + number + " m";
    }
}

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

    public string JapaneseLine() => $"{Name}　{_first.Japanese}　{_highest.Japanese}".TrimEnd('　', '－');

    public string EnglishLine()
    {
        var line = $"{English}: {_first.English}, {_highest.English}";
        return _first.IsEmpty && _highest.IsEmpty ? English
            : _first.IsEmpty ? $"{English}: {_highest.English}" : line;
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

    // Beside words such as 「高い」 for a height, "important" says no more.
    string Words => string.Join('　', new[] { wave["Condition"].Text, wave["Initial"].Text, _height.Attribute("condition") }
        .Where(word => word.Length > 0 && word is not ("重要" or "不明")));

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

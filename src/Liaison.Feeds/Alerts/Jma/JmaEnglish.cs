using System.Globalization;
using System.Text.RegularExpressions;

namespace Liaison.Feeds.Alerts.Jma;

/// <summary>
/// Renders the essential of a telegram in English: names of places put together from their parts, kinds of warnings,
/// fixed sentences. What the table does not have stays Japanese: a name that is guessed would be worse.
/// </summary>
static partial class JmaEnglish
{
    const int MaxNameLength = 80;

    /// <summary>Between the Japanese and the English name of a place.</summary>
    public const string Between = " / ";

    static readonly TimeSpan JapanStandardTime = TimeSpan.FromHours(9);

    static readonly FrozenWords Hazards = new("hazard");
    static readonly FrozenWords Levels = new("level");

    /// <summary>A place in English; null when a part of its name is not in the table.</summary>
    public static string? Place(string japanese)
    {
        var name = japanese.Trim();
        if (name.Length is 0 or > MaxNameLength)
            return null;
        // 「宮古島の北約80km」, 「日本の南」
        var relative = RelativePlace().Match(Narrow(name));
        if (relative.Success && Place(relative.Groups[1].Value) is { } from
            && JmaWords.Find("bearing", relative.Groups[2].Value) is { } bearing)
            return relative.Groups[3].Success
                ? $"about {relative.Groups[3].Value} km {bearing} of {from}" : Capital($"{bearing} of {from}");
        return Compose(name);
    }

    /// <summary>A place in English; in Japanese when its name is not in the table.</summary>
    public static string PlaceOrJapanese(string japanese) => Place(japanese) ?? japanese.Trim();

    /// <summary>A place in both languages, as far as the table goes.</summary>
    public static string Both(string japanese) =>
        (Place(japanese) ?? Volcano(japanese)) is { } english ? japanese.Trim() + Between + english : japanese.Trim();

    /// <summary>A volcano in English; null when it is not in the table.</summary>
    public static string? Volcano(string japanese)
    {
        // 「草津白根山（白根山（湯釜付近））」: the part of it stands in brackets.
        var bracket = japanese.IndexOf('（', StringComparison.Ordinal);
        var name = JmaWords.Find("volcano", (bracket < 0 ? japanese : japanese[..bracket]).Trim());
        return name is null || bracket < 0 ? name : $"{name} {japanese[bracket..].Replace('（', '(').Replace('）', ')')}";
    }

    /// <summary>A kind of warning in English, from its parts where it is not listed whole; else in Japanese.</summary>
    public static string Event(string japanese)
    {
        if (KindOf(japanese) is { } whole)
            return whole;
        var parts = japanese.Split('・').Select(KindOf).ToList();
        return parts.Contains(null) ? japanese : string.Join(", ", parts);
    }

    /// <summary>The phenomena that a title names: 「大雨と雷及び突風に関する全般気象情報」; empty when it names none.</summary>
    public static string Hazard(string title)
    {
        var about = title.IndexOf("に関する", StringComparison.Ordinal);
        if (about <= 0)
            return "";
        var parts = title[..about].Split(["と", "及び", "や", "・"], StringSplitOptions.RemoveEmptyEntries);
        var english = parts.Select(part => JmaWords.Find("hazard", part.Trim())).ToList();
        return english.Contains(null) ? "" : string.Join(", ", english);
    }

    /// <summary>A text of fixed sentences in English; what is not in the table is left out.</summary>
    public static IEnumerable<string> Sentences(string text)
    {
        foreach (var line in text.Split('\n'))
            if (JmaWords.Find("sentence", line.Trim()) is { } english)
                yield return english;
    }

    /// <summary>Words of conditions, separated by blanks, in English.</summary>
    public static string Conditions(string japanese) => string.Join(", ", japanese
        .Split([' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries)
        .Select(word => JmaWords.Find("wave", word) ?? JmaWords.Find("kind", word) ?? word));

    /// <summary>A direction in English; in Japanese when it is none of the sixteen.</summary>
    public static string Bearing(string japanese) => JmaWords.Find("bearing", japanese.Trim()) ?? japanese.Trim();

    /// <summary>The prefecture that a code of a municipality or district begins with; null for none.</summary>
    public static string? Prefecture(string code) =>
        code.Length >= 6 ? JmaWords.Find("prefecture", code[..2]) : null;

    /// <summary>An instant as the agency's own clock shows it.</summary>
    public static string Time(DateTimeOffset time) =>
        time.ToOffset(JapanStandardTime).ToString("yyyy-MM-dd HH:mm 'JST'", CultureInfo.InvariantCulture);

    /// <summary>An instant as Japanese read it.</summary>
    public static string JapaneseTime(DateTimeOffset time) =>
        time.ToOffset(JapanStandardTime).ToString("yyyy年M月d日H時mm分", CultureInfo.InvariantCulture);

    /// <summary>A seismic intensity: <c>5-</c> is <c>5 lower</c>.</summary>
    public static string Intensity(string intensity) => intensity switch
    {
        "5-" or "6-" => intensity[..1] + " lower",
        "5+" or "6+" => intensity[..1] + " upper",
        _ => intensity,
    };

    /// <summary>A text with full-width digits, letters, signs and blanks as ASCII.</summary>
    public static string Narrow(string text) => string.Create(text.Length, text, static (narrow, wide) =>
    {
        // The full-width forms of Unicode stand in the order of ASCII.
        const int Distance = '！' - '!';
        for (var i = 0; i < wide.Length; i++)
            narrow[i] = wide[i] switch
            {
                >= '！' and <= '～' => (char)(wide[i] - Distance),
                '　' => ' ',
                _ => wide[i],
            };
    });

    static string? KindOf(string japanese) => JmaWords.Find("kind", japanese) ?? Warning(japanese);

    static string? Warning(string japanese)
    {
        // 「大雨警報（土砂災害）」, 「レベル４土砂災害危険警報」
        var match = WarningName().Match(Narrow(japanese));
        if (!match.Success)
            return null;
        var hazard = Hazards.Find(match.Groups[2].Value);
        var level = Levels.Find(match.Groups[3].Value);
        var detail = match.Groups[4].Value;
        if (hazard is null || level is null)
            return null;
        var details = detail.Split('、').Select(part => Hazards.Find(part) ?? part);
        return (match.Groups[1].Success ? $"Level {match.Groups[1].Value} " : "") + $"{hazard} {level}"
            + (detail.Length == 0 ? "" : $" ({string.Join(", ", details)})");
    }

    static string? Compose(string name)
    {
        var (region, direction, names, off) = ("", "", "", "");
        for (var at = 0; at < name.Length;)
        {
            var length = Math.Min(name.Length - at, JmaWords.LongestPlace);
            for (; length > 0; length--)
            {
                var word = name.Substring(at, length);
                if (JmaWords.Find("region", word) is { } isRegion)
                    region = Join(region, isRegion);
                else if (JmaWords.Find("name", word) is { } isName)
                    names = Join(names, isName);
                else if (JmaWords.Find("direction", word) is { } isDirection)
                    direction = Join(direction, isDirection);
                else if (at > 0 && JmaWords.Find("off", word) is { } isOff)
                    off = isOff;
                else
                    continue;
                break;
            }
            if (length == 0)
                return null;
            at += length;
        }
        var local = Join(direction, names);
        var place = names.Length == 0 ? Join(direction, region) : region.Length == 0 ? local : $"{local}, {region}";
        return Capital(Join(off, place));
    }

    static string Join(string left, string right) =>
        left.Length == 0 ? right : right.Length == 0 ? left : $"{left} {right}";

    static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    // Normalised to half width, as the names that are looked up.
    sealed class FrozenWords(string wordClass)
    {
        readonly Dictionary<string, string> _words =
            JmaWords.All(wordClass).ToDictionary(word => Narrow(word.Key), word => word.Value);

        public string? Find(string word) => _words.GetValueOrDefault(word);
    }

    [GeneratedRegex("^(.+)の([東西南北]{1,3})(?:約([0-9]{1,5})km)?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RelativePlace();

    [GeneratedRegex(
        "^(?:レベル([1-5]))?(.+?)(特別警報|危険警報|警報|注意報|警戒情報|情報|予報)(?:\\(([^()]*)\\))?$",
        RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WarningName();
}

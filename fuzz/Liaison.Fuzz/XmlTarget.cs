using System.Globalization;
using System.Xml.Linq;
using Liaison.Cot;

namespace Liaison.Fuzz;

/// <summary>What the scanner accepts, XmlReader accepts, with the same values.</summary>
public static class XmlTarget
{
    public static ulong Run(byte[] input, bool isPlanted)
    {
        var isAccepted = CotScanner.TryScan(input, CotLimits.Default, out var ev, out var error);
        // The planted bug: attributes that are given twice are let through.
        if (isPlanted && error == CotError.DuplicateAttribute)
            FuzzFailureException.Unless(XmlOracle.Read(input) is not null, "Accepted what XmlReader refuses.");
        if (isAccepted)
            Compare(input, in ev);
        return ((ulong)error << 32) ^ ((ulong)ev.Flags << 8) ^ Shape(in ev);
    }

    static ulong Shape(in CotEvent ev)
    {
        var shape = ev.Detail.IsEmpty ? 0UL : 1;
        shape |= ev.Marti.IsEmpty ? 0UL : 2;
        shape |= ev.Callsign.IsEmpty ? 0UL : ev.Callsign.IsEscaped ? 4UL : 8;
        shape |= ev.Chat.IsEmpty ? 0UL : 16;
        shape |= ev.Link.IsEmpty ? 0UL : 32;
        shape |= ev.Uid.IsEscaped ? 64UL : 0;
        return shape | (double.IsNaN(ev.Course) ? 0UL : 128);
    }

    /// <summary>Compares a scan with what XmlReader reads; throws when they differ.</summary>
    public static void Compare(byte[] input, in CotEvent ev)
    {
        var root = XmlOracle.Read(input);
        FuzzFailureException.Unless(root is not null, "Accepted what XmlReader refuses.");
        Same(input, ev.Uid, root!.Attribute("uid"));
        Same(input, ev.Type, root.Attribute("type"));
        Same(input, ev.How, root.Attribute("how"));
        Same(input, ev.Access, root.Attribute("access"));
        Same(input, ev.ReleasableTo, root.Attribute("releasableTo"));
        SameTime(ev.TimeMs, root.Attribute("time"));
        SameTime(ev.StartMs, root.Attribute("start"));
        SameTime(ev.StaleMs, root.Attribute("stale"));
        var point = root.Elements().FirstOrDefault(e => IsNamed(e, "point"));
        SameNumber(ev.Latitude, point?.Attribute("lat"));
        SameNumber(ev.Longitude, point?.Attribute("lon"));
        SameNumber(ev.Hae, point?.Attribute("hae"));
        SameNumber(ev.Ce, point?.Attribute("ce"));
        SameNumber(ev.Le, point?.Attribute("le"));
        CompareDetail(input, in ev, root.Elements().FirstOrDefault(e => IsNamed(e, "detail")));
    }

    static void CompareDetail(byte[] input, in CotEvent ev, XElement? detail)
    {
        FuzzFailureException.Unless(ev.Has(CotFlags.HasDetail) == detail is not null, "Detail is seen differently.");
        var contact = detail?.Elements().FirstOrDefault(e => IsNamed(e, "contact"));
        Same(input, ev.Callsign, contact?.Attribute("callsign"));
        Same(input, ev.Endpoint, contact?.Attribute("endpoint"));
        var group = detail?.Elements().FirstOrDefault(e => IsNamed(e, "__group"));
        Same(input, ev.GroupName, group?.Attribute("name"));
        Same(input, ev.GroupRole, group?.Attribute("role"));
        var marti = detail?.Elements().FirstOrDefault(e => IsNamed(e, "marti"));
        FuzzFailureException.Unless(marti is null == ev.Marti.IsEmpty, "Marti is seen differently.");
        if (marti is null)
            return;
        Span<MartiDestination> destinations = new MartiDestination[CotLimits.Default.MaxDestinations];
        var count = MartiDestinations.Read(input, in ev, destinations);
        string[] names = ["uid", "callsign", "group", "mission", "mission-guid"];
        var expected = marti.Descendants().Where(e => IsNamed(e, "dest"))
            .Sum(e => names.Count(name => e.Attribute(name) is { Value.Length: > 0 }));
        FuzzFailureException.Unless(count == expected, "Destinations are seen differently.");
    }

    // Prefixed names never count; a default namespace does not matter to CoT.
    static bool IsNamed(XElement element, string name) =>
        element.Name.LocalName == name
        && (element.Name.NamespaceName.Length == 0
            || element.GetPrefixOfNamespace(element.Name.Namespace) is null
            || element.GetDefaultNamespace() == element.Name.Namespace);

    static void Same(byte[] input, ByteRange range, XAttribute? expected)
    {
        var actual = XmlText.GetString(input, range);
        FuzzFailureException.Unless(actual == (expected?.Value ?? ""), $"'{actual}' is not '{expected?.Value}'.");
    }

    static void SameTime(long actual, XAttribute? expected)
    {
        // DateTimeOffset reads at most seven fraction digits, CoT has any number.
        var text = System.Text.RegularExpressions.Regex.Replace(expected?.Value ?? "", @"(\.\d{7})\d+", "$1");
        var isRead = DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        FuzzFailureException.Unless(isRead && time.ToUnixTimeMilliseconds() == actual, $"'{text}' is not {actual}.");
    }

    static void SameNumber(double actual, XAttribute? expected)
    {
        var value = expected is { Value.Length: > 0 }
            ? double.Parse(expected.Value, NumberStyles.Float, CultureInfo.InvariantCulture)
            : double.NaN;
        if (expected?.Name.LocalName is "hae" or "ce" or "le" && value is 9_999_999 or 999_999)
            value = double.NaN;
        FuzzFailureException.Unless(value.Equals(actual), $"'{expected?.Value}' is not {actual:R}.");
    }
}

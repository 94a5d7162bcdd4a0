using System.Buffers;
using System.Globalization;
using System.Xml.Linq;
using Liaison.Cot;

namespace Liaison.Fuzz;

/// <summary>Compares events across encodings.</summary>
public static class EventComparison
{
    static readonly CotLimits Wide = CotLimits.Default with { MaxFrameBytes = 1 << 24 };

    /// <summary>Turns a protobuf event into XML, which must be accepted, and back into protobuf; all values
    /// stay.</summary>
    public static void ThereAndBack(byte[] message, in CotEvent ev)
    {
        var xml = ToXml(message, in ev);
        var isAccepted = CotScanner.TryScan(xml, Wide, out var read, out var error);
        FuzzFailureException.Unless(isAccepted, $"The own XML is refused: {error}.");
        XmlTarget.Compare(xml, in read);
        SameValues(message, in ev, xml, in read);
        var writer = new ArrayBufferWriter<byte>();
        TakProtocolWriter.Write(xml, in read, TakFraming.None, writer);
        var back = writer.WrittenSpan.ToArray();
        isAccepted = ProtoScanner.TryScan(back, Wide, out var again, out error);
        FuzzFailureException.Unless(isAccepted, $"The message made of the own XML is refused: {error}.");
        SameValues(message, in ev, back, in again);
    }

    public static byte[] ToXml(byte[] message, in CotEvent ev)
    {
        var writer = new ArrayBufferWriter<byte>();
        CotXmlWriter.WriteProtobuf(message, in ev, writer);
        return writer.WrittenSpan.ToArray();
    }

    public static void SameValues(byte[] left, in CotEvent a, byte[] right, in CotEvent b)
    {
        Same(left, a.Uid, right, b.Uid, "uid");
        Same(left, a.Type, right, b.Type, "type");
        Same(left, a.How, right, b.How, "how");
        Same(left, a.Access, right, b.Access, "access");
        Same(left, a.Qos, right, b.Qos, "qos");
        Same(left, a.Opex, right, b.Opex, "opex");
        Same(left, a.Caveat, right, b.Caveat, "caveat");
        Same(left, a.ReleasableTo, right, b.ReleasableTo, "releasableTo");
        Same(left, a.Callsign, right, b.Callsign, "callsign");
        Same(left, a.Endpoint, right, b.Endpoint, "endpoint");
        Same(left, a.GroupName, right, b.GroupName, "group name");
        Same(left, a.GroupRole, right, b.GroupRole, "group role");
        (string Name, double Left, double Right)[] numbers =
        [
            ("latitude", a.Has(CotFlags.HasPoint) ? a.Latitude : 0, b.Latitude),
            ("longitude", a.Has(CotFlags.HasPoint) ? a.Longitude : 0, b.Longitude),
            ("hae", a.Hae, b.Hae), ("ce", a.Ce, b.Ce), ("le", a.Le, b.Le),
            ("course", a.Course, b.Course), ("speed", a.Speed, b.Speed),
            ("time", a.TimeMs, b.TimeMs), ("start", a.StartMs, b.StartMs), ("stale", a.StaleMs, b.StaleMs),
        ];
        foreach (var (name, first, second) in numbers)
            FuzzFailureException.Unless(first.Equals(second), $"{name}: {first:R} is not {second:R}.");
    }

    static void Same(byte[] left, ByteRange a, byte[] right, ByteRange b, string name)
    {
        var first = XmlText.GetString(left, a);
        var second = XmlText.GetString(right, b);
        FuzzFailureException.Unless(first == second, $"{name}: '{first}' is not '{second}'.");
    }

    /// <summary>The detail of an XML event and that of the protobuf made of it hold the same elements; those that
    /// are not typed stand in the same order.</summary>
    public static void SameDetail(byte[] xml, in CotEvent ev, byte[] message, in CotEvent read)
    {
        var before = Detail(XmlOracle.Read(xml));
        var after = Detail(XmlOracle.Read(ToXml(message, in read)));
        FuzzFailureException.Unless(
            before.Order(StringComparer.Ordinal).SequenceEqual(after.Order(StringComparer.Ordinal)),
            "The elements of detail differ.");
        byte[] wrapped = [.. "<x>"u8, .. read.Detail.Slice(message), .. "</x>"u8];
        var kept = XmlOracle.Read(wrapped)?.Elements().Select(Canonical).ToArray();
        FuzzFailureException.Unless(kept is not null, "The xmlDetail is refused by XmlReader.");
        var at = 0;
        foreach (var element in kept!)
        {
            at = Array.IndexOf(before, element, at) + 1;
            FuzzFailureException.Unless(at > 0, "The elements of detail come in another order.");
        }
    }

    // Children of detail in one canonical form: attributes sorted, typed numbers by value.
    static string[] Detail(XElement? root)
    {
        var detail = root?.Elements().FirstOrDefault(e => e.Name.LocalName == "detail");
        return detail is null ? [] : [.. detail.Elements().Select(Canonical)];
    }

    static string Canonical(XElement element)
    {
        var isTrack = element.Name.LocalName == "track";
        var attributes = element.Attributes().Where(a => !a.IsNamespaceDeclaration)
            .Select(a => $"{a.Name}={(isTrack ? Number(a.Value) : a.Value)}").Order(StringComparer.Ordinal);
        var children = element.Nodes().Select(
            node => node is XElement child ? Canonical(child) : node.ToString(SaveOptions.DisableFormatting));
        // CoT has no namespace of its own; one that is declared by default is taken as that.
        var name = element.Name.Namespace == element.GetDefaultNamespace()
            ? element.Name.LocalName
            : element.Name.ToString();
        return $"<{name} {string.Join('|', attributes)}>{string.Concat(children)}";
    }

    static string Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value.ToString("R", CultureInfo.InvariantCulture)
            : text;
}

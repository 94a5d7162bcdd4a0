using System.Buffers;
using System.Text;
using Liaison.Cot;

namespace Liaison.Fuzz;

/// <summary>Inputs to begin with, and words to build from.</summary>
static class FuzzSeeds
{
    const string Head = "<event version=\"2.0\" uid=\"u\" type=\"a-f-G\" time=\"2026-01-01T00:00:00.000Z\" "
        + "start=\"2026-01-01T00:00:00.000Z\" stale=\"2026-01-01T00:01:15.000Z\" how=\"m-g\">"
        + "<point lat=\"38.5\" lon=\"-77.25\" hae=\"42.318\" ce=\"4.9\" le=\"9999999.0\"/>";

    static readonly string[] Details =
    [
        "",
        "<detail/>",
        "<detail></detail>",
        "<detail><contact callsign='A&amp;B'/><__group name='Cyan' role='Team Member'/></detail>",
        "<detail><contact endpoint=\"*:-1:stcp\" callsign=\"LOAD\"/><status battery=\"57\"/>"
            + "<track course=\"000.5\" speed=\"9.0\"/><precisionlocation altsrc=\"GPS\" geopointsrc=\"GPS\"/>"
            + "<takv os=\"34\" version=\"5\" device=\"X\" platform=\"ATAK-CIV\"/><_t ns=\"|00|\"/></detail>",
        "<detail><contact phone=\"1\" callsign=\"B\"/><uid Droid=\"B\"/><remarks>text &lt;b&gt; \u65e5\u672c</remarks>"
            + "</detail>",
        "<detail><marti><dest callsign=\"B\"/><dest uid=\"X\"/></marti><__chat id=\"1\"><chatgrp uid0=\"a\"/></__chat>"
            + "<link uid=\"u\" relation=\"p-p\"/></detail>",
        "<detail><!-- </event> --><x><![CDATA[</event>]]></x> <emergency type=\"911\">n</emergency></detail>",
        "<detail xmlns:n=\"urn:n\"><n:a n:b=\"1\" c=\"2\"/><p:q xmlns:p=\"urn:p\" p:r=\"&#x41;\"/></detail>",
        "<detail><_flow-tags_ TAK-Server-1=\"2026-01-01T00:00:00Z\"/>\n\t<status battery=\"1\" "
            + "readiness=\"true\"/></detail>",
    ];

    public static IReadOnlyList<byte[]> XmlWords { get; } = Array.ConvertAll(
        [
            "<event ", "</event>", "<!--", "-->", "--", "<![CDATA[", "]]>", "<!DOCTYPE", "<?x?>", "&amp;", "&#65;",
            "&#x0;",
            "&lt", "<point ", "<detail>", "</detail>", "<detail/>", "<marti>", "</marti>", "<contact callsign='x'/>",
            "/>", ">", "<", "\"", "'", "=", " ", "\n", "\t", "xmlns:a=\"b\"", " a:b=\"c\"", " xmlns=\"d\"", "\u00e9",
            "\ufffe",
            "\u65e5", "<a>", "</a>", "<a/>", " uid=\"v\"", " x='1' x='1'", "lat=\"", "9999999", "999999", "1e5",
            "NaN", "-0",
            "T00:00:00", "+09:00", "Z", "</detail></event>", "<track course='1' speed='2'/>", "<status battery='3'/>",
            "battery=\"4294967296\"", "xml:space=\"x\"",
        ],
        Encoding.UTF8.GetBytes);

    public static IReadOnlyList<byte[]> ProtobufWords { get; } =
    [
        [0xBF], [0x01], [0x00], [0x80], [0x80, 0x80, 0x80, 0x80, 0x01], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0x12], [0x7A],
        [0x0A, 0x01, 0x61], [0x2A, 0x01, 0x62], [0x30, 0x01], [0x51, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F], [0x82, 0x01, 0x01,
        0x63],
        "<a/>"u8.ToArray(), "<contact callsign='x'/>"u8.ToArray(), "&amp;"u8.ToArray(), [0xC3, 0x28], [0xEF, 0xBF,
        0xBE],
        [0x1A, 0x04, 0x0A, 0x00, 0x12, 0x00], [0x2A, 0x02, 0x08, 0x05], [0x0B], [0x0C], [0x07],
    ];

    public static IEnumerable<byte[]> Events() => Details.Select(detail => Encoding.UTF8.GetBytes(Head + detail
        + "</event>"));

    public static IEnumerable<byte[]> Streams()
    {
        var declared = Events().Select(xml => (byte[])[.. "<?xml version='1.0'?>\n"u8, .. xml]).ToArray();
        foreach (var xml in declared)
            yield return xml;
        yield return [.. declared[3], .. declared[5], .. declared[7]];
        yield return [.. "<auth><cot username='a'/></auth>"u8, .. declared[1], .. "<event a='>'/>"u8, .. declared[2]];
        yield return [.. "<event a='1'><!DOCTYPE x>"u8, .. declared[1], .. "\n"u8, .. declared[1]];
    }

    public static IEnumerable<byte[]> Messages() => Events().Select(xml => Message(xml, TakFraming.None));

    public static IEnumerable<byte[]> Datagrams() =>
        Events().SelectMany(xml => new[] { Message(xml, TakFraming.Mesh), Message(xml, TakFraming.Stream) });

    static byte[] Message(byte[] xml, TakFraming framing)
    {
        if (!CotScanner.TryScan(xml, CotLimits.Default, out var ev, out var error))
            throw new InvalidOperationException($"A seed is refused: {error.Text()}.");
        var writer = new ArrayBufferWriter<byte>();
        TakProtocolWriter.Write(xml, in ev, framing, writer);
        return writer.WrittenSpan.ToArray();
    }
}

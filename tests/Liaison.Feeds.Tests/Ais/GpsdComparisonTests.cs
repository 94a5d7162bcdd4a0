using System.Text.Json;
using CsCheck;
using Liaison.Feeds.Ais;
using Liaison.Feeds.Ais.Messages;

namespace Liaison.Feeds.Tests.Ais;

/// <summary>
/// Every sentence of the recorded logs against gpsdecode 3.22's unscaled output beside them. Data of applications in
/// types 6 and 8, of which there are dozens, is not decoded; what stands before it is compared.
/// </summary>
public sealed class GpsdComparisonTests
{
    const string NoRadio = "gpsdecode never reads the communication state of type 26 and prints 0";

    // Differences that are the reference's: the log, its record from 0, the field, why we differ.
    static readonly (string Log, int Record, string Field, string Reason)[] Known =
    [
        ("gpsd_sample.aivdm", 55, "radio", NoRadio),
        ("gpsd_sample.aivdm", 59, "radio", NoRadio),
        ("gpsd_sample.aivdm", 60, "radio", NoRadio),
        ("gpsd_sample.aivdm", 61, "radio", NoRadio),
        ("gpsd_sample.aivdm", 62, "radio", NoRadio),
        ("gpsd_sample.aivdm", 95, "radio", "five bits are missing at the end, and gpsdecode takes the first 14 of the"
            + " field's 19 as its last 14"),
        ("libais_typeexamples.nmea", 16, "radio", NoRadio),
    ];

    public static TheoryData<string> Logs =>
    [
        "dma_decode_encode_messages.txt", "gpsd_ais-18-27.log", "gpsd_ais-nmea.log", "gpsd_sample.aivdm",
        "libais_typeexamples.nmea",
    ];

    [Theory]
    [MemberData(nameof(Logs))]
    public void Each_message_of_a_log_has_the_fields_of_the_reference(string log)
    {
        var folder = SampleFiles.Folder("ais");
        var name = Path.GetFileNameWithoutExtension(log);
        var theirs = ReadReference(Path.Combine(folder, name + ".gpsdecode-unscaled.jsonl"));
        var ours = Decode(File.ReadAllBytes(Path.Combine(folder, log)));
        Assert.Equal(theirs.Select(HeadOf), ours.Select(HeadOf));

        var expected = Known.Where(known => known.Log == log).Select(known => (known.Record, known.Field)).ToHashSet();
        for (var i = 0; i < theirs.Count; i++)
        {
            foreach (var field in theirs[i].Keys.Union(ours[i].Keys))
            {
                var (their, our) = (theirs[i].GetValueOrDefault(field), ours[i].GetValueOrDefault(field));
                Assert.True(their == our || expected.Remove((i, field)),
                    $"Record {i} ({HeadOf(theirs[i])}): {field} is {our ?? "missing"}, theirs {their ?? "missing"}.");
            }
        }

        // Each difference of the table really occurs.
        Assert.Empty(expected);
    }

    [Fact]
    public void Any_split_of_the_input_gives_the_same_messages()
    {
        var log = File.ReadAllBytes(Path.Combine(SampleFiles.Folder("ais"), "gpsd_sample.aivdm"));
        var whole = Decode(log);
        Gen.Int[1, 200].Array[1, 20].Sample(sizes =>
        {
            var reader = new AisReader();
            var messages = new Messages([], []);
            for (var (at, i) = (0, 0); at < log.Length; i++)
            {
                var size = Math.Min(sizes[i % sizes.Length], log.Length - at);
                reader.Accept(log.AsSpan(at, size), 0, ref messages);
                at += size;
            }

            reader.End(0, ref messages);
            Assert.Equal(whole, messages.Fields);
        }, iter: 50);
    }

    static string HeadOf(Dictionary<string, string> record) => $"type {record["type"]} of {record["mmsi"]}";

    static List<Dictionary<string, string>> Decode(ReadOnlySpan<byte> log)
    {
        var reader = new AisReader();
        var messages = new Messages([], []);
        reader.Accept(log, 0, ref messages);
        reader.End(0, ref messages);
        return messages.Fields;
    }

    static List<Dictionary<string, string>> ReadReference(string path)
    {
        var records = new List<Dictionary<string, string>>();
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.GetProperty("class").GetString() != "AIS") continue;
            var isApplication = json.RootElement.TryGetProperty("dac", out _);
            records.Add(json.RootElement.EnumerateObject().Where(field => IsCompared(field.Name, isApplication))
                .ToDictionary(field => field.Name, field => field.Value.ValueKind == JsonValueKind.String
                    ? field.Value.GetString()! : field.Value.GetRawText()));
        }

        return records;
    }

    static bool IsCompared(string name, bool isApplication) =>
        name is not ("class" or "device" or "scaled") && !name.EndsWith("_text", StringComparison.Ordinal)
        && (!isApplication || name is "type" or "repeat" or "mmsi" or "seqno" or "dest_mmsi" or "retransmit" or "dac"
            or "fid");

    readonly struct Messages(List<Dictionary<string, string>> fields, Dictionary<uint, string> names) : IAisHandler
    {
        public List<Dictionary<string, string>> Fields => fields;

        public AisRejection OnMessage(in AisMessage message)
        {
            var each = GpsdFields.Of(message);
            if (message.Type == AisMessageType.StaticClassB)
            {
                // The reference tells of both parts together, when the second comes.
                if (new AisStatic(message.Bits).Part == 0)
                {
                    names[message.Mmsi] = each["shipname"];
                    return AisRejection.None;
                }

                if (!names.Remove(message.Mmsi, out var name)) return AisRejection.None;
                each["shipname"] = name;
            }

            fields.Add(each);
            return AisRejection.None;
        }

        public void OnRejected(AisRejection reason, ReadOnlySpan<byte> line)
        {
        }

        public void OnOther()
        {
        }
    }
}

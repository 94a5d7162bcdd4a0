using CsCheck;
using Liaison.Feeds.Alerts;
using Liaison.Feeds.Alerts.Cap;

namespace Liaison.Feeds.Tests.Alerts;

/// <summary>Broken documents are refused or read, and never break the reader.</summary>
public sealed class AlertMutationTests
{
    static readonly byte[][] Fragments =
    [
        "<alert>"u8.ToArray(), "</info>"u8.ToArray(), "<info/>"u8.ToArray(), "\0"u8.ToArray(), "&#xD800;"u8.ToArray(),
        "&amp;"u8.ToArray(), "]]>"u8.ToArray(), "<![CDATA["u8.ToArray(), "NaN"u8.ToArray(), "-"u8.ToArray(),
        "9999999999999999999999"u8.ToArray(), "+"u8.ToArray(), "/"u8.ToArray(), "１"u8.ToArray(), "  "u8.ToArray(),
        "0001-01-01T00:00:00+14:00"u8.ToArray(), "9999-12-31T23:59:59-14:00"u8.ToArray(), ""u8.ToArray(),
    ];

    [Theory]
    [InlineData("cap", ".cap", ".xml", ".atom")]
    [InlineData("jma", ".xml")]
    public void A_broken_sample_never_breaks_the_reader(string folder, params string[] endings)
    {
        var names = AlertSamples.Names(folder, endings);
        Assert.SkipWhen(names.Count == 0, $"There is no folder shared/data/{folder} beside the repository.");
        var samples = names.Select(name => AlertSamples.Read(folder, name))
            .Where(bytes => bytes.Length < 10_000).ToArray();

        var mutation = Gen.Select(Gen.Int[0, 20_000], Gen.Int[0, 60], Pick(Fragments));
        Gen.Select(Pick(samples), mutation.Array[1, 4]).Sample((sample, mutations) =>
        {
            byte[] document = sample;
            foreach (var (at, length, fragment) in mutations)
            {
                var from = at % document.Length;
                document = [.. document[..from], .. fragment, .. document[Math.Min(document.Length, from + length)..]];
            }
            ReadAndWrite(document);
        }, iter: 1_000);
    }

    // Well-formed all the time, so that what lies behind the XML is reached.
    [Theory]
    [InlineData("cap", ".cap", ".xml", ".atom")]
    [InlineData("jma", ".xml")]
    public void A_sample_with_other_values_never_breaks_the_reader(string folder, params string[] endings)
    {
        var names = AlertSamples.Names(folder, endings);
        Assert.SkipWhen(names.Count == 0, $"There is no folder shared/data/{folder} beside the repository.");
        var samples = names.Select(name => AlertSamples.Read(folder, name))
            .Where(bytes => bytes.Length < 20_000).ToArray();

        var value = Pick(
            "", " ", "NaN", "-1", "1e308", "1e-320", "99999999999999999999", "+1+2/", "+99.9+999.9+9/", "+/+/", "０",
            "不明", "取消", "解除", "なし", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "1,2 3,4 5,6", "PT99999999999H",
            "-", "・", "1,2", "Cancel", "x y,z");
        Gen.Select(Pick(samples), Gen.Select(Gen.Int[0, 5_000], value).Array[1, 6]).Sample((sample, changes) =>
        {
            var parts = System.Text.Encoding.UTF8.GetString(sample).Split('>');
            foreach (var (at, text) in changes)
            {
                var index = at % parts.Length;
                if (parts[index].IndexOf('<', StringComparison.Ordinal) is var end and > 0)
                    parts[index] = text + parts[index][end..];
            }
            ReadAndWrite(System.Text.Encoding.UTF8.GetBytes(string.Join('>', parts)));
        }, iter: 1_000);
    }

    static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    static void ReadAndWrite(byte[] document)
    {
        if (AlertReader.TryRead(document, "test", out var read, out var reason))
            Assert.All(read.Alerts, alert => Assert.NotEmpty(CapWriter.Write(alert)));
        else
            Assert.InRange(reason.Length, 10, 200);
    }
}

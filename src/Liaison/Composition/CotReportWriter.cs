using System.Buffers;
using System.Globalization;
using System.Text;
using Liaison.Cot;
using Liaison.Kernel.Labels;
using Liaison.Web;

namespace Liaison.Composition;

/// <summary>Writes reports of the API as CoT events.</summary>
sealed class CotReportWriter : IReportWriter
{
    public byte[] Write(NewReport report)
    {
        var detail = new ArrayBufferWriter<byte>(256);
        if (report.Callsign is { Length: > 0 } callsign)
        {
            detail.Write("<contact callsign=\""u8);
            XmlText.Encode(Encoding.UTF8.GetBytes(callsign), detail);
            detail.Write("\"/>"u8);
        }

        if (double.IsFinite(report.Course) || double.IsFinite(report.Speed))
        {
            detail.Write("<track"u8);
            Attribute(detail, "course", report.Course);
            Attribute(detail, "speed", report.Speed);
            detail.Write("/>"u8);
        }

        if (report.Remarks is { Length: > 0 } remarks)
        {
            detail.Write("<remarks>"u8);
            XmlText.Encode(Encoding.UTF8.GetBytes(remarks), detail);
            detail.Write("</remarks>"u8);
        }

        // Who relays the event further must know who may see it.
        var label = report.Label is null ? null : CotLabel.From(report.Label);
        var writer = new ArrayBufferWriter<byte>(1024);
        CotXmlWriter.Write(
            new CotReport
            {
                Uid = report.Uid,
                Type = report.Type,
                How = "m-g",
                TimeMs = report.Time.ToUnixTimeMilliseconds(),
                StartMs = report.Time.ToUnixTimeMilliseconds(),
                StaleMs = report.Stale.ToUnixTimeMilliseconds(),
                Latitude = report.Latitude,
                Longitude = report.Longitude,
                Hae = report.Height,
                Ce = double.NaN,
                Le = double.NaN,
                Access = label?.Access,
                Caveat = label is { Caveat.Length: > 0 } ? label.Caveat : null,
                ReleasableTo = label is { ReleasableTo.Length: > 0 } ? label.ReleasableTo : null,
            },
            detail.WrittenSpan,
            writer);
        return writer.WrittenSpan.ToArray();
    }

    static void Attribute(ArrayBufferWriter<byte> detail, string name, double value)
    {
        // Without an exponent, which the schema of CoT does not know.
        if (double.IsFinite(value))
            detail.Write(Encoding.UTF8.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $" {name}=\"{value:0.######}\"")));
    }
}

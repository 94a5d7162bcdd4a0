using System.Buffers;

namespace Liaison.Cot;

/// <summary>A breach of a geofence, for TAK clients.</summary>
public sealed record GeofenceBreach
{
    /// <summary>Unique id of the alert.</summary>
    public required string Uid { get; init; }

    /// <summary>Who or what it is about, for people.</summary>
    public required string Callsign { get; init; }

    /// <summary>Uid of the track that it is about.</summary>
    public required string TrackUid { get; init; }

    /// <summary>CoT type of that track.</summary>
    public required string TrackType { get; init; }

    /// <summary>Degrees north.</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees east.</summary>
    public required double Longitude { get; init; }

    /// <summary>What happened, in words.</summary>
    public required string Remarks { get; init; }

    /// <summary>When, Unix milliseconds.</summary>
    public required long TimeMs { get; init; }

    /// <summary>Until when it is shown, Unix milliseconds.</summary>
    public required long StaleMs { get; init; }

    /// <summary>The attribute <c>access</c>; null for none.</summary>
    public string? Access { get; init; }

    /// <summary>The attribute <c>caveat</c>; null for none.</summary>
    public string? Caveat { get; init; }

    /// <summary>The attribute <c>releasableTo</c>; null for none.</summary>
    public string? ReleasableTo { get; init; }
}

/// <summary>
/// Breaches of geofences in the form that ATAK shows as an alert: type <c>b-a-g</c> with <c>emergency</c>, and
/// <c>b-a-o-can</c> of the same uid when it is over.
/// </summary>
public static class GeofenceEvents
{
    /// <summary>Writes the alert.</summary>
    public static void WriteBreach(IBufferWriter<byte> writer, GeofenceBreach breach)
    {
        ArgumentNullException.ThrowIfNull(breach);
        var detail = new ArrayBufferWriter<byte>();
        detail.Write("<link relation=\"p-p\""u8);
        XmlOutput.Attribute(detail, "uid"u8, breach.TrackUid);
        XmlOutput.Attribute(detail, "type"u8, breach.TrackType);
        detail.Write("/><contact"u8);
        XmlOutput.Attribute(detail, "callsign"u8, breach.Callsign + "-Alert");
        detail.Write("/><emergency type=\"Geo-fence Breached\">"u8);
        XmlOutput.Text(detail, breach.Callsign);
        detail.Write("</emergency><remarks>"u8);
        XmlOutput.Text(detail, breach.Remarks);
        detail.Write("</remarks>"u8);
        CotXmlWriter.Write(ReportOf(breach, "b-a-g"), detail.WrittenSpan, writer);
    }

    /// <summary>Writes that the alert is over.</summary>
    public static void WriteEnd(IBufferWriter<byte> writer, GeofenceBreach breach)
    {
        ArgumentNullException.ThrowIfNull(breach);
        var detail = new ArrayBufferWriter<byte>();
        detail.Write("<emergency cancel=\"true\">"u8);
        XmlOutput.Text(detail, breach.Callsign);
        detail.Write("</emergency>"u8);
        CotXmlWriter.Write(ReportOf(breach, "b-a-o-can"), detail.WrittenSpan, writer);
    }

    static CotReport ReportOf(GeofenceBreach breach, string type) => new()
    {
        Uid = breach.Uid,
        Type = type,
        How = "m-g",
        TimeMs = breach.TimeMs,
        StartMs = breach.TimeMs,
        StaleMs = breach.StaleMs,
        Latitude = breach.Latitude,
        Longitude = breach.Longitude,
        Hae = double.NaN,
        Ce = double.NaN,
        Le = double.NaN,
        Access = breach.Access,
        Caveat = breach.Caveat,
        ReleasableTo = breach.ReleasableTo,
    };
}

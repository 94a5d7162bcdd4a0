namespace Liaison.Feeds.Running;

/// <summary>What a feed carries.</summary>
public enum FeedKind
{
    /// <summary>Ships: AIS sentences of NMEA 0183.</summary>
    Ais,

    /// <summary>Aircraft: Mode S frames in the Beast format.</summary>
    Beast,

    /// <summary>Aircraft: BaseStation lines (SBS-1).</summary>
    Sbs,

    /// <summary>Alerts: CAP and the telegrams of the Japan Meteorological Agency.</summary>
    Alerts,

    /// <summary>Layers: GPX, KML and GeoJSON files.</summary>
    Layers,
}

using System.Buffers.Text;

namespace Liaison.Feeds.Ais;

/// <summary>
/// The words to a track: what it is, flag, call sign, IMO number, size, draught, destination, arrival, what it is
/// doing.
/// </summary>
ref struct AisRemarks
{
    // All parts together have less.
    const int Most = 320;

    static readonly string[] Months =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    readonly Span<byte> _text;
    int _length;

    AisRemarks(Span<byte> text) => _text = text;

    /// <summary>The remarks of a station, ASCII.</summary>
    public static byte[] Of(AisStation station)
    {
        var remarks = new AisRemarks(stackalloc byte[Most]);
        remarks.Begin(KindOf(station));
        var country = AisCountries.Of(station.Mmsi);
        if (!country.IsEmpty) remarks.Begin("flag "u8, country);
        if (station.Kind == AisStationKind.Aid)
        {
            if (station.IsVirtual) remarks.Begin("virtual"u8);
            if (station.IsOffPosition) remarks.Begin("off position"u8);
        }
        else
        {
            remarks.Begin(AisWords.Hazard(station.ShipType));
            if (station.CallSign.Length > 0) remarks.Begin("call sign "u8, station.CallSign);
            if (station.Imo > 0) remarks.Begin("IMO "u8, station.Imo);
        }

        if (station.Size.Length > 0 && station.Size.Width > 0)
        {
            remarks.Begin(""u8, (uint)station.Size.Length);
            remarks.Add(" x "u8);
            remarks.Add((uint)station.Size.Width);
            remarks.Add(" m"u8);
        }

        if (station.Draught > 0)
        {
            remarks.Begin("draught "u8, (uint)station.Draught / 10);
            remarks.Add("."u8);
            remarks.Add((uint)station.Draught % 10);
            remarks.Add(" m"u8);
        }

        if (station.Destination.Length > 0) remarks.Begin("to "u8, station.Destination);
        remarks.BeginArrival(station);
        remarks.Begin(AisWords.Status(station.Status));
        return remarks._text[..remarks._length].ToArray();
    }

    static ReadOnlySpan<byte> KindOf(AisStation station) => station.Kind switch
    {
        AisStationKind.Coast => "base station"u8,
        AisStationKind.Aircraft => "search and rescue aircraft"u8,
        AisStationKind.Aid => AisWords.Aid(station.AidType),
        AisStationKind.RescueTransmitter => "search and rescue transmitter"u8,
        AisStationKind.PersonOverboard => "man overboard device"u8,
        AisStationKind.Beacon => "emergency beacon"u8,
        _ => AisWords.ShipType(station.ShipType),
    };

    void BeginArrival(AisStation station)
    {
        var (month, day, hour, minute) = station.Arrival;
        if (month is < 1 or > 12 || day is < 1 or > 31) return;
        Begin("arriving "u8, (uint)day);
        Add(" "u8);
        foreach (var letter in Months[month - 1]) _text[_length++] = (byte)letter;
        if (hour > 23 || minute > 59) return;
        Add(" "u8);
        AddTwo(hour);
        Add(":"u8);
        AddTwo(minute);
        Add(" UTC"u8);
    }

    void Begin(ReadOnlySpan<byte> words)
    {
        if (words.IsEmpty) return;
        if (_length > 0) Add(", "u8);
        Add(words);
    }

    void Begin(ReadOnlySpan<byte> words, ReadOnlySpan<byte> text)
    {
        Begin(words);
        Add(text);
    }

    void Begin(ReadOnlySpan<byte> words, uint number)
    {
        if (words.IsEmpty && _length > 0) Add(", "u8);
        Begin(words);
        Add(number);
    }

    void Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_text[_length..]);
        _length += text.Length;
    }

    void Add(uint number)
    {
        Utf8Formatter.TryFormat(number, _text[_length..], out var length);
        _length += length;
    }

    void AddTwo(int number)
    {
        _text[_length++] = (byte)('0' + (number / 10));
        _text[_length++] = (byte)('0' + (number % 10));
    }
}

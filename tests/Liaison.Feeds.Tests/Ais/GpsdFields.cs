using System.Globalization;
using System.Text;
using Liaison.Feeds.Ais;
using Liaison.Feeds.Ais.Messages;

namespace Liaison.Feeds.Tests.Ais;

/// <summary>Messages as fields with the names and the text of gpsdecode's unscaled output.</summary>
static class GpsdFields
{
    /// <summary>The fields of a message. Of applications' data (types 6 and 8) only what is in front of it.</summary>
    public static Dictionary<string, string> Of(in AisMessage message)
    {
        var type = message.Type;
        var bits = message.Bits;
        Dictionary<string, string> fields = new()
        {
            ["type"] = Text((int)type),
            ["repeat"] = Text(message.Repeat),
            ["mmsi"] = Text(message.Mmsi),
        };
        switch (type)
        {
            case AisMessageType.PositionScheduled or AisMessageType.PositionAssigned
                or AisMessageType.PositionInterrogated:
                Add(fields, new AisPosition(bits)); break;
            case AisMessageType.BaseStation or AisMessageType.UtcResponse: Add(fields, new AisBaseStation(bits)); break;
            case AisMessageType.StaticAndVoyage: Add(fields, new AisVoyage(bits)); break;
            case AisMessageType.BinaryAddressed or AisMessageType.BinaryBroadcast:
                Add(fields, new AisBinary(bits), type); break;
            case AisMessageType.BinaryAcknowledgement or AisMessageType.SafetyAcknowledgement:
                for (var i = 0; i < AisAcknowledgement.MostStations; i++)
                    fields[$"mmsi{i + 1}"] = Text(new AisAcknowledgement(bits).Station(i));
                break;
            case AisMessageType.SearchAircraft: Add(fields, new AisSearchAircraft(bits)); break;
            case AisMessageType.UtcInquiry: fields["dest_mmsi"] = Text(bits.Read(40, 30)); break;
            case AisMessageType.SafetyTextAddressed or AisMessageType.SafetyText:
                Add(fields, new AisSafetyText(bits), type); break;
            case AisMessageType.Interrogation: Add(fields, new AisInterrogation(bits)); break;
            case AisMessageType.Assignment: Add(fields, new AisAssignment(bits)); break;
            case AisMessageType.Corrections:
                (fields["lon"], fields["lat"]) =
                    (Text(new AisCorrections(bits).Longitude), Text(new AisCorrections(bits).Latitude));
                fields["data"] = Data(bits, AisCorrections.DataOffset, bits.Length);
                break;
            case AisMessageType.ClassBPosition: Add(fields, new AisClassB(bits)); break;
            case AisMessageType.ClassBExtended: AddExtended(fields, new AisClassB(bits)); break;
            case AisMessageType.Reservation: Add(fields, new AisReservation(bits)); break;
            case AisMessageType.AidToNavigation: Add(fields, new AisAid(bits)); break;
            case AisMessageType.Channels: Add(fields, new AisChannels(bits)); break;
            case AisMessageType.GroupAssignment: Add(fields, new AisGroupAssignment(bits)); break;
            case AisMessageType.StaticClassB: Add(fields, new AisStatic(bits), message.Mmsi); break;
            case AisMessageType.SlotBinary or AisMessageType.SlotsBinary:
                Add(fields, new AisSlotBinary(bits), type, bits); break;
            case AisMessageType.LongRange: Add(fields, new AisLongRange(bits)); break;
        }

        return fields;
    }

    static void Add(Dictionary<string, string> fields, AisPosition view)
    {
        fields["status"] = Text(view.Status);
        fields["turn"] = Text(view.Turn);
        AddPlace(fields, view.Longitude, view.Latitude, view.IsAccurate, view.IsMonitored, view.Radio);
        AddMotion(fields, view.Speed, view.Course, view.Heading, view.Second);
        fields["maneuver"] = Text(view.Maneuver);
    }

    static void Add(Dictionary<string, string> fields, AisBaseStation view)
    {
        fields["timestamp"] = string.Create(CultureInfo.InvariantCulture,
            $"{view.Year:D4}-{view.Month:D2}-{view.Day:D2}T{view.Hour:D2}:{view.Minute:D2}:{view.Second:D2}Z");
        AddPlace(fields, view.Longitude, view.Latitude, view.IsAccurate, view.IsMonitored, view.Radio);
        fields["epfd"] = Text(view.Sensor);
    }

    static void Add(Dictionary<string, string> fields, AisVoyage view)
    {
        Span<byte> text = stackalloc byte[20];
        fields["ais_version"] = Text(view.Version);
        fields["imo"] = Text(view.Imo);
        fields["callsign"] = Text(text[..view.CopyCallSign(text)]);
        fields["shipname"] = Text(text[..view.CopyName(text)]);
        fields["destination"] = Text(text[..view.CopyDestination(text)]);
        fields["shiptype"] = Text(view.ShipType);
        fields["epfd"] = Text(view.Sensor);
        fields["eta"] = string.Create(CultureInfo.InvariantCulture,
            $"{view.Month:D2}-{view.Day:D2}T{view.Hour:D2}:{view.Minute:D2}Z");
        fields["draught"] = Text(view.Draught);
        fields["dte"] = view.HasNoTerminal ? "1" : "0";
        Add(fields, view.Size);
    }

    static void Add(Dictionary<string, string> fields, AisSize size)
    {
        fields["to_bow"] = Text(size.Bow);
        fields["to_stern"] = Text(size.Stern);
        fields["to_port"] = Text(size.Port);
        fields["to_starboard"] = Text(size.Starboard);
    }

    static void Add(Dictionary<string, string> fields, AisBinary view, AisMessageType type)
    {
        fields["dac"] = Text(view.Area);
        fields["fid"] = Text(view.Function);
        if (type == AisMessageType.BinaryBroadcast) return;
        AddAddress(fields, view.Number, view.Destination, view.IsRetransmitted);
    }

    static void AddAddress(Dictionary<string, string> fields, int number, uint destination, bool isRetransmitted)
    {
        fields["seqno"] = Text(number);
        fields["dest_mmsi"] = Text(destination);
        fields["retransmit"] = Text(isRetransmitted);
    }

    static void Add(Dictionary<string, string> fields, AisSearchAircraft view)
    {
        fields["alt"] = Text(view.Altitude);
        fields["speed"] = Text(view.Speed);
        fields["course"] = Text(view.Course);
        fields["second"] = Text(view.Second);
        fields["regional"] = Text(view.Regional);
        fields["dte"] = view.HasNoTerminal ? "1" : "0";
        AddPlace(fields, view.Longitude, view.Latitude, view.IsAccurate, view.IsMonitored, view.Radio);
    }

    static void Add(Dictionary<string, string> fields, AisSafetyText view, AisMessageType type)
    {
        Span<byte> text = stackalloc byte[AisSafetyText.MaxCharacters];
        fields["text"] = Text(text[..view.CopyText(text)]);
        if (type == AisMessageType.SafetyText) return;
        AddAddress(fields, view.Number, view.Destination, view.IsRetransmitted);
    }

    static void Add(Dictionary<string, string> fields, AisInterrogation view)
    {
        (fields["mmsi1"], fields["mmsi2"]) = (Text(view.Station1), Text(view.Station2));
        foreach (var (index, name) in new[] { (0, "1_1"), (1, "1_2"), (2, "2_1") })
            (fields["type" + name], fields["offset" + name]) = (Text(view.AskedType(index)), Text(view.Slot(index)));
    }

    static void Add(Dictionary<string, string> fields, AisAssignment view)
    {
        for (var i = 0; i < 2; i++)
        {
            fields[$"mmsi{i + 1}"] = Text(view.Station(i));
            fields[$"offset{i + 1}"] = Text(view.Slot(i));
            fields[$"increment{i + 1}"] = Text(view.Increment(i));
        }
    }

    static void Add(Dictionary<string, string> fields, AisClassB view)
    {
        AddCommon(fields, view);
        AddPlace(fields, view.Longitude, view.Latitude, view.IsAccurate, view.IsMonitored, view.Radio);
        fields["regional"] = Text(view.Regional);
        fields["cs"] = Text(view.IsCarrierSense);
        fields["display"] = Text(view.HasDisplay);
        fields["dsc"] = Text(view.HasSelectiveCalling);
        fields["band"] = Text(view.IsWholeBand);
        fields["msg22"] = Text(view.AcceptsChannels);
    }

    static void AddExtended(Dictionary<string, string> fields, AisClassB view)
    {
        AddCommon(fields, view);
        var more = view.More;
        AddPlace(fields, view.Longitude, view.Latitude, view.IsAccurate, more.IsMonitored, null);
        Span<byte> text = stackalloc byte[20];
        fields["shipname"] = Text(text[..more.CopyName(text)]);
        fields["regional"] = Text(more.Regional);
        fields["shiptype"] = Text(more.ShipType);
        fields["epfd"] = Text(more.Sensor);
        fields["dte"] = more.HasNoTerminal ? "1" : "0";
        fields["assigned"] = Text(more.IsAssigned);
        Add(fields, more.Size);
    }

    static void AddCommon(Dictionary<string, string> fields, AisClassB view)
    {
        fields["reserved"] = Text(view.Reserved);
        AddMotion(fields, view.Speed, view.Course, view.Heading, view.Second);
    }

    static void Add(Dictionary<string, string> fields, AisReservation view)
    {
        for (var i = 0; i < AisReservation.Most; i++)
        {
            fields[$"offset{i + 1}"] = Text(view.Slot(i));
            fields[$"number{i + 1}"] = Text(view.Count(i));
            fields[$"timeout{i + 1}"] = Text(view.Minutes(i));
            fields[$"increment{i + 1}"] = Text(view.Increment(i));
        }
    }

    static void Add(Dictionary<string, string> fields, AisAid view)
    {
        Span<byte> text = stackalloc byte[AisAid.MaxName];
        fields["name"] = Text(text[..view.CopyName(text)]);
        fields["aid_type"] = Text(view.AidType);
        AddPlace(fields, view.Longitude, view.Latitude, view.IsAccurate, view.IsMonitored, null);
        Add(fields, view.Size);
        fields["epfd"] = Text(view.Sensor);
        fields["second"] = Text(view.Second);
        fields["regional"] = Text(view.Regional);
        fields["off_position"] = Text(view.IsOffPosition);
        fields["virtual_aid"] = Text(view.IsVirtual);
    }

    static void Add(Dictionary<string, string> fields, AisChannels view)
    {
        (fields["channel_a"], fields["channel_b"]) = (Text(view.ChannelA), Text(view.ChannelB));
        (fields["band_a"], fields["band_b"]) = (Text(view.IsNarrowA), Text(view.IsNarrowB));
        fields["txrx"] = Text(view.Mode);
        fields["power"] = Text(view.IsLowPower);
        fields["addressed"] = Text(view.IsAddressed);
        fields["zonesize"] = Text(view.Zone);
        if (view.IsAddressed)
            (fields["dest1"], fields["dest2"]) = (Text(view.Station(0)), Text(view.Station(1)));
        else
            AddCorners(fields, view.NorthEast, view.SouthWest);
    }

    static void AddCorners(Dictionary<string, string> fields, AisCorner northEast, AisCorner southWest)
    {
        (fields["ne_lon"], fields["ne_lat"]) = (Text(northEast.Longitude), Text(northEast.Latitude));
        (fields["sw_lon"], fields["sw_lat"]) = (Text(southWest.Longitude), Text(southWest.Latitude));
    }

    static void Add(Dictionary<string, string> fields, AisGroupAssignment view)
    {
        AddCorners(fields, view.NorthEast, view.SouthWest);
        fields["stationtype"] = Text(view.StationType);
        fields["shiptype"] = Text(view.ShipType);
        fields["interval"] = Text(view.Interval);
        fields["quiet"] = Text(view.Quiet);
    }

    static void Add(Dictionary<string, string> fields, AisStatic view, uint mmsi)
    {
        Span<byte> text = stackalloc byte[20];
        if (view.Part == 0)
        {
            fields["shipname"] = Text(text[..view.CopyName(text)]);
            return;
        }

        fields["shiptype"] = Text(view.ShipType);
        fields["vendorid"] = Text(text[..view.CopyVendor(text)]);
        fields["model"] = Text(view.Model);
        fields["serial"] = Text(view.Serial);
        fields["callsign"] = Text(text[..view.CopyCallSign(text)]);
        if (mmsi / 10_000_000 == 98)
            fields["mothership_mmsi"] = Text(view.MotherShip);
        else
            Add(fields, view.Size);
    }

    static void Add(Dictionary<string, string> fields, AisSlotBinary view, AisMessageType type, AisBits bits)
    {
        fields["addressed"] = Text(view.IsAddressed);
        fields["structured"] = Text(view.IsStructured);
        fields["dest_mmsi"] = Text(view.Destination);
        fields["app_id"] = Text(view.Application);
        fields["data"] = Data(bits, view.DataOffset, view.DataEnd);
        if (type == AisMessageType.SlotsBinary) fields["radio"] = Text(view.Radio);
    }

    static void Add(Dictionary<string, string> fields, AisLongRange view)
    {
        fields["status"] = Text(view.Status);
        fields["accuracy"] = Text(view.IsAccurate);
        fields["raim"] = Text(view.IsMonitored);
        (fields["lon"], fields["lat"]) = (Text(view.Longitude), Text(view.Latitude));
        (fields["speed"], fields["course"]) = (Text(view.Speed), Text(view.Course));
        // Named after its meaning when it is not set.
        fields["gnss"] = Text(view.IsLate);
    }

    static void AddMotion(Dictionary<string, string> fields, int speed, int course, int heading, int second)
    {
        fields["speed"] = Text(speed);
        fields["course"] = Text(course);
        fields["heading"] = Text(heading);
        fields["second"] = Text(second);
    }

    static void AddPlace(
        Dictionary<string, string> fields, int longitude, int latitude, bool isAccurate, bool isMonitored, int? radio)
    {
        fields["lon"] = Text(longitude);
        fields["lat"] = Text(latitude);
        fields["accuracy"] = Text(isAccurate);
        fields["raim"] = Text(isMonitored);
        if (radio is { } state) fields["radio"] = Text(state);
    }

    static string Data(AisBits bits, int offset, int end)
    {
        var hex = new StringBuilder();
        // The last octet is shown with what is behind the end, as the reference does.
        for (var at = offset; at < end; at += 8)
            hex.Append(bits.Read(at, 8).ToString("x2", CultureInfo.InvariantCulture));

        return $"{end - offset}:{hex}";
    }

    static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    static string Text(bool value) => value ? "true" : "false";

    static string Text(ReadOnlySpan<byte> text) => Encoding.ASCII.GetString(text);
}

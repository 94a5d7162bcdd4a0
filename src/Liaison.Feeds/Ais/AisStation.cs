using System.Globalization;
using System.Text;
using Liaison.Feeds.Ais.Messages;

namespace Liaison.Feeds.Ais;

/// <summary>What is known of one station: what it said of itself, and its last position.</summary>
sealed class AisStation
{
    /// <summary>The status of a ship that has not said what it is doing.</summary>
    public const int NoStatus = 15;

    readonly byte[] _number;
    AisFix _fix = new();
    byte[]? _type;
    byte[]? _remarks;

    /// <summary>A station of which nothing is known yet.</summary>
    /// <param name="mmsi">1 to 999999999.</param>
    public AisStation(uint mmsi)
    {
        (Mmsi, Kind) = (mmsi, AisStationKinds.Of(mmsi));
        Uid = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"MMSI-{mmsi:D9}"));
        _number = Uid[5..];
    }

    /// <summary>Its identity.</summary>
    public uint Mmsi { get; }

    /// <summary>What it is by its identity, or by what it sends when that says nothing.</summary>
    public AisStationKind Kind { get; private set; }

    /// <summary>The track's uid, as gateways from AIS to TAK write it.</summary>
    public byte[] Uid { get; }

    /// <summary>The last position.</summary>
    public ref AisFix Fix => ref _fix;

    /// <summary>What the sink gave for the track; -1 before its first report.</summary>
    public int Row { get; set; } = -1;

    /// <summary>What a ship is doing.</summary>
    public int Status { get; private set; } = NoStatus;

    /// <summary>The kind of ship; 0 when it has not said.</summary>
    public int ShipType { get; private set; }

    /// <summary>The kind of an aid to navigation.</summary>
    public int AidType { get; private set; }

    /// <summary>Whether an aid to navigation is only on displays.</summary>
    public bool IsVirtual { get; private set; }

    /// <summary>Whether an aid to navigation has drifted away.</summary>
    public bool IsOffPosition { get; private set; }

    /// <summary>The name; empty when it has not said.</summary>
    public byte[] Name { get; private set; } = [];

    /// <summary>The radio call sign; empty when it has not said.</summary>
    public byte[] CallSign { get; private set; } = [];

    /// <summary>Where it goes; empty when it has not said.</summary>
    public byte[] Destination { get; private set; } = [];

    /// <summary>Month, day, hour and minute of arrival; 0 when it has not said.</summary>
    public (int Month, int Day, int Hour, int Minute) Arrival { get; private set; }

    /// <summary>Tenths of a metre; 0 when it has not said.</summary>
    public int Draught { get; private set; }

    /// <summary>The IMO number; 0 when it has not said.</summary>
    public uint Imo { get; private set; }

    /// <summary>How long and wide it is.</summary>
    public AisSize Size { get; private set; }

    /// <summary>The next station in the table's order of hearing.</summary>
    public AisStation? Newer { get; set; }

    /// <summary>The one before.</summary>
    public AisStation? Older { get; set; }

    /// <summary>What the track is called: the name, else the number.</summary>
    public byte[] Callsign => Name.Length > 0 ? Name : _number;

    /// <summary>The track's CoT type.</summary>
    public byte[] Type => _type ??= AisCotTypes.Of(this);

    /// <summary>The words to the track.</summary>
    public byte[] Remarks => _remarks ??= AisRemarks.Of(this);

    /// <summary>Whether it said something new since the last report.</summary>
    public bool HasChanged => _remarks is null;

    /// <summary>Notes what a message of a certain kind of station says by its type.</summary>
    public void NoteKind(AisStationKind kind)
    {
        if (Kind is AisStationKind.Other or AisStationKind.Ship && Kind != kind) (Kind, _) = (kind, Change());
    }

    /// <summary>Notes what a ship is doing.</summary>
    public void NoteStatus(int status)
    {
        if (Status != status) (Status, _) = (status, Change());
    }

    /// <summary>Notes the name.</summary>
    public void NoteName(ReadOnlySpan<byte> name)
    {
        name = name.TrimStart((byte)' ');
        if (!Name.AsSpan().SequenceEqual(name)) (Name, _) = (name.ToArray(), Change());
    }

    /// <summary>Notes the radio call sign.</summary>
    public void NoteCallSign(ReadOnlySpan<byte> callSign)
    {
        callSign = callSign.TrimStart((byte)' ');
        if (!CallSign.AsSpan().SequenceEqual(callSign)) (CallSign, _) = (callSign.ToArray(), Change());
    }

    /// <summary>Notes kind and size of a ship.</summary>
    public void NoteShip(int type, AisSize size)
    {
        if (ShipType != type || Size != size) (ShipType, Size, _) = (type, size, Change());
    }

    /// <summary>Notes a ship's voyage.</summary>
    public void NoteVoyage(in AisVoyage voyage)
    {
        Span<byte> text = stackalloc byte[20];
        NoteCallSign(text[..voyage.CopyCallSign(text)]);
        NoteName(text[..voyage.CopyName(text)]);
        NoteShip(voyage.ShipType, voyage.Size);
        ReadOnlySpan<byte> destination = text[..voyage.CopyDestination(text)];
        if (!Destination.AsSpan().SequenceEqual(destination)) (Destination, _) = (destination.ToArray(), Change());
        var arrival = (voyage.Month, voyage.Day, voyage.Hour, voyage.Minute);
        if (Arrival != arrival || Draught != voyage.Draught || Imo != voyage.Imo)
            (Arrival, Draught, Imo, _) = (arrival, voyage.Draught, voyage.Imo, Change());
    }

    /// <summary>Notes what a ship of class B is: part A has the name, part B the rest.</summary>
    public void NoteStatic(in AisStatic part)
    {
        Span<byte> text = stackalloc byte[20];
        if (part.Part == 0)
        {
            NoteName(text[..part.CopyName(text)]);
            return;
        }

        NoteCallSign(text[..part.CopyCallSign(text)]);
        // A craft tells the ship that it belongs to in the place of its size.
        NoteShip(part.ShipType, Kind == AisStationKind.Craft ? default : part.Size);
    }

    /// <summary>Notes what an aid to navigation is.</summary>
    public void NoteAid(in AisAid aid)
    {
        Span<byte> text = stackalloc byte[AisAid.MaxName];
        NoteName(text[..aid.CopyName(text)]);
        NoteShip(0, aid.Size);
        if (AidType != aid.AidType || IsVirtual != aid.IsVirtual || IsOffPosition != aid.IsOffPosition)
            (AidType, IsVirtual, IsOffPosition, _) = (aid.AidType, aid.IsVirtual, aid.IsOffPosition, Change());
    }

    bool Change()
    {
        (_type, _remarks) = (null, null);
        return true;
    }
}

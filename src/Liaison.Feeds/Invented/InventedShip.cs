using Liaison.Feeds.Ais;
using Liaison.Feeds.Ais.Messages;

namespace Liaison.Feeds.Invented;

/// <summary>An invented ship: who it is, which lane it keeps to and how fast it goes.</summary>
/// <param name="Name">At most 20 characters.</param>
/// <param name="ShipType">Its kind, as AIS numbers it.</param>
/// <param name="Size">How long and wide it is.</param>
/// <param name="Lane">Where it goes.</param>
/// <param name="Knots">How fast.</param>
/// <param name="RestMinutes">How long it rests at each end of its lane.</param>
/// <param name="Destination">Where it says that it goes; empty for a ship of class B.</param>
sealed record InventedShip(
    string Name, int ShipType, AisSize Size, Lane Lane, double Knots, double RestMinutes, string Destination)
{
    const double MetresPerSecondPerKnot = 1852.0 / 3600;
    const int FishingShip = 30;

    /// <summary>Its identity, of a country code that is assigned to nobody.</summary>
    public required uint Mmsi { get; init; }

    /// <summary>How far along its lane it is at the beginning, in seconds.</summary>
    public required double LeadSeconds { get; init; }

    /// <summary>Whether it has a small set: of class B.</summary>
    public bool IsClassB => Destination.Length == 0;

    /// <summary>What it says of itself.</summary>
    public AisParticulars Particulars => new()
    {
        Name = Name,
        CallSign = $"X{Mmsi % 10_000:D4}",
        ShipType = ShipType,
        Size = Size,
        Draught = Size.Width * 4,
        Destination = Destination,
    };

    /// <summary>Where it is and how it moves after a time, and what it is doing.</summary>
    /// <param name="seconds">Since the beginning.</param>
    /// <param name="second">The second of the minute.</param>
    public (AisMotion Motion, int Status) At(double seconds, int second)
    {
        var speed = Knots * MetresPerSecondPerKnot;
        var (place, course, isResting) = Lane.At(seconds + LeadSeconds, speed, RestMinutes * 60);
        var motion = new AisMotion
        {
            Latitude = (int)Math.Round(place.Latitude * AisScale.FinePerDegree),
            Longitude = (int)Math.Round(place.Longitude * AisScale.FinePerDegree),
            IsAccurate = !IsClassB,
            Speed = isResting ? 0 : (int)Math.Round(Knots * 10),
            Course = (int)Math.Round(course * 10) % 3600,
            Heading = (int)Math.Round(course) % 360,
            Second = second,
        };
        // 5 is moored, 7 fishing, 0 under way using engine.
        return (motion, isResting ? 5 : ShipType == FishingShip ? 7 : 0);
    }

    /// <summary>Between reports of its position, as ITU-R M.1371 has it for its class and speed.</summary>
    public TimeSpan Interval(int status) => TimeSpan.FromSeconds(status == 5 ? 180 : IsClassB ? 30 : Knots switch
    {
        <= 14 => 10,
        <= 23 => 6,
        _ => 2,
    });
}

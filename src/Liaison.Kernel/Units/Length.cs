namespace Liaison.Kernel.Units;

/// <summary>A length or height. Feeds speak of feet and nautical miles; inside it is metres.</summary>
/// <param name="Metres">Metres.</param>
public readonly record struct Length(double Metres)
{
    const double MetresPerFoot = 0.3048;
    const double MetresPerNauticalMile = 1852;

    /// <summary>International feet of 0.3048 m.</summary>
    public double Feet => Metres / MetresPerFoot;

    /// <summary>International nautical miles of 1,852 m.</summary>
    public double NauticalMiles => Metres / MetresPerNauticalMile;

    /// <summary>A length of international feet.</summary>
    public static Length FromFeet(double feet) => new(feet * MetresPerFoot);

    /// <summary>A length of international nautical miles.</summary>
    public static Length FromNauticalMiles(double miles) => new(miles * MetresPerNauticalMile);
}

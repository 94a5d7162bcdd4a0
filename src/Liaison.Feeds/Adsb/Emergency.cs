namespace Liaison.Feeds.Adsb;

/// <summary>What an aircraft says is wrong (RTCA DO-260B, 2.2.3.2.7.8.1.1).</summary>
enum Emergency : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An emergency of no named kind; squawk 7700.</summary>
    General = 1,

    /// <summary>Somebody aboard is ill, or the flight carries somebody who is.</summary>
    Medical = 2,

    /// <summary>Little fuel is left.</summary>
    MinimumFuel = 3,

    /// <summary>Its radio fails; squawk 7600.</summary>
    RadioFailure = 4,

    /// <summary>Somebody interferes with it unlawfully; squawk 7500.</summary>
    UnlawfulInterference = 5,

    /// <summary>It is down.</summary>
    Downed = 6,
}

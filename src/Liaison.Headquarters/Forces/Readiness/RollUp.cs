namespace Liaison.Headquarters.Forces.Readiness;

/// <summary>How the readiness of many units becomes one level.</summary>
public enum RollUpRule
{
    /// <summary>The lowest level of any unit whose level is known.</summary>
    Lowest,

    /// <summary>The mean of the known levels, weighted by authorised strength, to the nearest; halves go
    /// down.</summary>
    Weighted,
}

/// <summary>The readiness of many units together: how many have each level, the level of all by each rule, and the
/// worst unit. Units of which nobody has reported are counted apart and change no level.</summary>
/// <remarks>By both rules to lower the level of a unit never raises the level of the whole.</remarks>
public sealed class RollUp
{
    readonly int[] _counts = new int[6];
    long _weight;
    long _weighted;
    (ReadinessLevel Level, string Unit)? _worst;

    /// <summary>How many units there are.</summary>
    public int Units { get; private set; }

    /// <summary>Of how many nobody has reported a level.</summary>
    public int Unknown { get; private set; }

    /// <summary>How many have a level that is stale; they count with it.</summary>
    public int Stale { get; private set; }

    /// <summary>How many have a level but no strength, so that they have no weight.</summary>
    public int WithoutStrength { get; private set; }

    /// <summary>The unit with the lowest level, of several the first by id; null when no level is known.</summary>
    public string? Worst => _worst?.Unit;

    /// <summary>How many units have a level.</summary>
    public int CountOf(ReadinessLevel level) => _counts[(int)level];

    /// <summary>The level of the whole; null when no unit's level is known, or none that is has a weight.</summary>
    public ReadinessLevel? LevelBy(RollUpRule rule) => rule switch
    {
        RollUpRule.Lowest => _worst?.Level,
        // A mean of 2.5 is C-3: a half counts as the lower level.
        _ => _weight == 0 ? null : (ReadinessLevel)(((2 * _weighted) + _weight) / (2 * _weight)),
    };

    /// <summary>Adds a unit.</summary>
    /// <param name="unit">Its id.</param>
    /// <param name="level">Its level; null when nobody has reported one.</param>
    /// <param name="isStale">Whether the level is stale.</param>
    /// <param name="strength">Its authorised strength; null or 0 for no weight.</param>
    public void Add(string unit, ReadinessLevel? level, bool isStale, int? strength)
    {
        Units++;
        if (level is not { } known)
        {
            Unknown++;
            return;
        }

        _counts[(int)known]++;
        if (isStale) Stale++;
        if (strength is > 0)
        {
            _weight += strength.Value;
            _weighted += (long)strength.Value * (int)known;
        }
        else
            WithoutStrength++;

        Consider(known, unit);
    }

    /// <summary>Adds all units of another.</summary>
    public void Add(RollUp other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var i = 0; i < _counts.Length; i++) _counts[i] += other._counts[i];
        Units += other.Units;
        Unknown += other.Unknown;
        Stale += other.Stale;
        WithoutStrength += other.WithoutStrength;
        _weight += other._weight;
        _weighted += other._weighted;
        if (other._worst is { } worst) Consider(worst.Level, worst.Unit);
    }

    void Consider(ReadinessLevel level, string unit)
    {
        if (_worst is { } worst && (level < worst.Level
            || (level == worst.Level && string.CompareOrdinal(worst.Unit, unit) <= 0))) return;
        _worst = (level, unit);
    }
}

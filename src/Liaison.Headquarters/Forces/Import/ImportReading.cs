namespace Liaison.Headquarters.Forces.Import;

/// <summary>Formats of force structures.</summary>
public enum ImportFormat
{
    /// <summary>A table with a line of column names.</summary>
    Csv,

    /// <summary>Units as they are posted, in an array.</summary>
    Json,

    /// <summary>A scenario of ORBAT Mapper.</summary>
    OrbatMapper,

    /// <summary>The Military Scenario Definition Language (SISO-STD-007).</summary>
    Msdl,
}

/// <summary>What a caller says beside the file.</summary>
/// <param name="Format">The format; null to find it out.</param>
/// <param name="Side">Name of the side of a scenario whose units are meant; null for the first friendly one.</param>
/// <param name="Component">The component of units whose symbol does not say one; null when there is none.</param>
public sealed record ImportWish(ImportFormat? Format = null, string? Side = null, Component? Component = null);

/// <summary>Something in a file that cannot be.</summary>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Unit">Id of the unit; null when it has none.</param>
/// <param name="Member">The column, or the member as it is called in JSON; null for the line as a whole.</param>
/// <param name="Expected">What it should be.</param>
public sealed record ImportFault(int Line, string? Unit, string? Member, string Expected);

/// <summary>What was read from a file.</summary>
/// <param name="Format">The format; null when it could not be found out.</param>
public sealed record ImportReading(ImportFormat? Format)
{
    /// <summary>Most bytes of a file.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Most units of a file.</summary>
    public const int MaxUnits = 10_000;

    readonly List<NewUnit> _units = [];
    readonly List<int> _lines = [];
    readonly List<ImportFault> _faults = [];
    readonly List<string> _notes = [];
    // The place of the unit and the member.
    readonly HashSet<(int Unit, string? Member)> _said = [];

    /// <summary>The units, also those with faults.</summary>
    public IReadOnlyList<NewUnit> Units => _units;

    /// <summary>The line at which each unit begins.</summary>
    public IReadOnlyList<int> Lines => _lines;

    /// <summary>All that cannot be, as far as the file alone tells.</summary>
    public IReadOnlyList<ImportFault> Faults => _faults;

    /// <summary>What was left out, in words.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>All that cannot be, with what the headquarters' other units say to it, in the order of lines.</summary>
    /// <param name="rules">The board's rules.</param>
    public IReadOnlyList<ImportFault> FaultsWith(UnitRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        // What could not be read has been said; the value that stands in for it is not blamed again.
        var more = rules.Faults(_units)
            .Where(found => !_said.Contains((found.Unit, found.Fault.Member)))
            .Select(found => new ImportFault(
                _lines[found.Unit], _units[found.Unit].Id, found.Fault.Member, found.Fault.Expected));
        return [.. _faults.Concat(more).OrderBy(fault => fault.Line)];
    }

    internal void Add(NewUnit unit, int line)
    {
        if (_units.Count == MaxUnits)
        {
            // Said once, of the file.
            if (!_said.Contains((MaxUnits, null))) Fault(0, null, null, $"at most {MaxUnits} units in a file");
            return;
        }

        _units.Add(unit);
        _lines.Add(line);
    }

    /// <summary>Names a fault of the next unit that will be added, or of the file.</summary>
    internal void Fault(int line, string? unit, string? member, string expected)
    {
        _faults.Add(new ImportFault(line, unit, member, expected));
        _said.Add((_units.Count, member));
    }

    internal void Note(string note) => _notes.Add(note);
}

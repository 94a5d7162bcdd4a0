using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;

namespace Liaison.Headquarters.Forces.Readiness;

/// <summary>
/// The readiness of units, from reports: all reports that there ever were, what is known from them now and was at any
/// time, and the rules by which it is computed.
/// </summary>
public sealed class ReadinessBoard : IBoard
{
    const string ReportTable = "readiness.reports";
    const string RuleTable = "readiness.rules";

    readonly ForcesBoard _forces;
    readonly Dictionary<string, Reports> _units = [];
    SetRules? _rules;

    /// <summary>Makes an empty board.</summary>
    /// <param name="forces">The units.</param>
    public ReadinessBoard(ForcesBoard forces)
    {
        ArgumentNullException.ThrowIfNull(forces);
        _forces = forces;
    }

    /// <summary>The rules in force.</summary>
    public ReadinessRules Rules => _rules?.Rules ?? ReadinessRules.Default;

    /// <summary>Who set the rules in force, and when; null while nobody has.</summary>
    public SetRules? RulesSet => _rules;

    /// <summary>What is known of a unit; null when nobody has reported.</summary>
    public UnitReadiness? Find(string unit) => _units.TryGetValue(unit, out var reports) ? reports.Known[^1] : null;

    /// <summary>What was known of a unit at a time; null when nobody had reported.</summary>
    public UnitReadiness? FindAt(string unit, DateTimeOffset at)
    {
        if (!_units.TryGetValue(unit, out var reports)) return null;
        var (low, high) = (0, reports.All.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (reports.All[middle].Recorded <= at) low = middle + 1;
            else high = middle;
        }

        return low > 0 ? reports.Known[low - 1] : null;
    }

    /// <summary>The reports of a unit in the order in which they were entered.</summary>
    public IReadOnlyList<ReadinessReport> ReportsOf(string unit) =>
        _units.TryGetValue(unit, out var reports) ? [.. reports.All] : [];

    /// <summary>The report of a unit that was entered last; null when there is none.</summary>
    public ReadinessReport? LastReportOf(string unit) =>
        _units.TryGetValue(unit, out var reports) ? reports.All[^1] : null;

    /// <summary>Reports the readiness of a unit.</summary>
    public Verdict Decide(ReportReadiness command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (!_forces.Units.TryGet(command.Unit, out var unit)) return Refusal.NotFound($"unit '{command.Unit}'");
        if (unit.Retired is not null) return Refusal.Conflict("retired", $"The unit {unit.Id} has been retired.");
        if (ReadinessCheck.Refuse(command.Content, occasion) is { } refusal) return refusal;
        return Verdict.Write(command.Label, new ReadinessReported(unit.Id, command.Content));
    }

    /// <summary>Sets the rules.</summary>
    public static Verdict Decide(SetReadinessRules command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Texts.Line("reason", command.Reason, Texts.MaxReason, mayBeEmpty: true) is { } refusal) return refusal;
        return command.Rules.Refuse() is { } fault
            ? fault : Verdict.Write("", new ReadinessRulesSet(command.Rules, command.Reason));
    }

    /// <inheritdoc />
    public void Apply(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        switch (entry.Body)
        {
            case ReadinessReported body:
                Keep(new ReadinessReport(
                    entry.Id, entry.Number, body.Unit, body.Content, entry.Label, entry.Author, entry.Role,
                    entry.Time));
                break;
            case ReadinessRulesSet body:
                _rules = new(body.Rules, body.Reason, entry.Author, entry.Time, entry.Number);
                break;
            default:
                break;
        }
    }

    /// <inheritdoc />
    public void Save(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        tables.Add(
            ReportTable,
            _units.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value.All));
        tables.Add(RuleTable, _rules is null ? [] : (SetRules[])[_rules]);
    }

    /// <inheritdoc />
    public void Load(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        foreach (var report in tables.Read<ReadinessReport>(ReportTable)) Keep(report);
        _rules = tables.Read<SetRules>(RuleTable) is [var rules] ? rules : null;
    }

    void Keep(ReadinessReport report)
    {
        if (!_units.TryGetValue(report.Unit, out var reports)) _units.Add(report.Unit, reports = new([], []));
        var before = reports.Known.Count == 0 ? new UnitReadiness(report.Unit, 0) : reports.Known[^1];
        reports.All.Add(report);
        reports.Known.Add(before.With(report));
    }

    /// <summary>The reports of a unit, and what was known after each.</summary>
    sealed record Reports(List<ReadinessReport> All, List<UnitReadiness> Known);
}

/// <summary>Rules that a headquarters has set.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who set them.</param>
/// <param name="At">When.</param>
/// <param name="Version">The number of the record.</param>
public sealed record SetRules(ReadinessRules Rules, string Reason, string By, DateTimeOffset At, long Version);

using System.Globalization;

namespace Liaison.Durability.Campaigns;

/// <summary>What a campaign has counted.</summary>
sealed class Findings
{
    const int MaxRemarks = 5;

    readonly Dictionary<string, long> _counts = [];
    readonly List<string> _remarks = [];

    /// <summary>Records that were acknowledged before a fault.</summary>
    public long Acknowledged { get; set; }

    /// <summary>Of them, those that are not in the log.</summary>
    public long Lost { get; set; }

    /// <summary>What the verifier takes for good although it is not what was written.</summary>
    public long Silent { get; set; }

    /// <summary>Logs that the verifier does not take for good after a fault that must not harm them.</summary>
    public long Broken { get; set; }

    /// <summary>What went otherwise than it must: a start that failed, a failure that was not told.</summary>
    public long Wrong { get; private set; }

    public bool AreGood => Lost == 0 && Silent == 0 && Broken == 0 && Wrong == 0;

    /// <summary>Counts something that is good to know and changes nothing.</summary>
    public void Count(string what, long more = 1) => _counts[what] = _counts.GetValueOrDefault(what) + more;

    /// <summary>Keeps the greatest of some measurements.</summary>
    public void CountMost(string what, long value) => _counts[what] = Math.Max(this[what], value);

    public long this[string what] => _counts.GetValueOrDefault(what);

    /// <summary>Counts something that must not be.</summary>
    public void Blame(string what)
    {
        Wrong++;
        Remark(what);
    }

    /// <summary>Keeps the first few explanations.</summary>
    public void Remark(string what)
    {
        if (_remarks.Count < MaxRemarks) _remarks.Add(what);
    }

    public void Print(TextWriter output)
    {
        foreach (var (what, count) in _counts) output.WriteLine(Line($"{what}: {count:N0}"));
        output.WriteLine(Line($"acknowledged: {Acknowledged:N0}, lost: {Lost:N0}, silent corruptions: {Silent:N0}, ")
            + Line($"broken logs: {Broken:N0}, otherwise wrong: {Wrong:N0}"));
        foreach (var remark in _remarks) output.WriteLine("  " + remark);
        output.WriteLine(AreGood ? "good" : "NOT GOOD");
    }

    static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

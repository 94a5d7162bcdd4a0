using System.Security.Cryptography;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;

namespace Liaison.Headquarters.Watch.Reports;

/// <summary>
/// The reports that were issued. Each record holds the whole report and the hashes of both its forms, so that anybody
/// who kept a file can prove that it is what was issued, and when.
/// </summary>
public sealed class ReportsBoard : IBoard
{
    /// <summary>The most bytes of a report in the journal: what one record holds, less what stands around it.</summary>
    public const int MaxBytes = 250_000;

    const string Table = "watch.reports";

    readonly List<IssuedReport> _reports = [];
    readonly Dictionary<Guid, int> _places = [];
    readonly Dictionary<ReportKind, int> _numbers = [];

    /// <summary>How many were issued.</summary>
    public int Count => _reports.Count;

    /// <summary>An issued report by its id; null when there is none.</summary>
    public IssuedReport? Find(Guid id) => _places.TryGetValue(id, out var place) ? _reports[place] : null;

    /// <summary>The issued reports, the newest first.</summary>
    /// <param name="before">Those whose record has a lower number; null for all.</param>
    public IEnumerable<IssuedReport> NewestFirst(long? before = null)
    {
        for (var place = PlaceOf(before) - 1; place >= 0; place--) yield return _reports[place];
    }

    /// <summary>Issues a report on what the boards say now.</summary>
    /// <param name="boards">The boards that this one is among.</param>
    /// <param name="order">What is wanted.</param>
    /// <param name="occasion">Who issues it, and when.</param>
    public Verdict Decide(Boards boards, ReportOrder order, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(boards);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(occasion);
        var number = _numbers.GetValueOrDefault(order.Kind) + 1;
        if (!ReportDesk.TryWrite(boards, order, occasion, number, out var document, out var refusal)) return refusal;
        var body = new ReportIssued(document, Hash(ReportText.Write(document)), Hash(ReportPage.Write(document)));
        return RecordCatalog.Encode(body).Length <= MaxBytes
            ? Verdict.Write(document.Label, body)
            : Refusal.Conflict("too-large", "The report is too large for one record: choose a shorter period.");
    }

    /// <inheritdoc />
    public void Apply(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Body is ReportIssued body)
            Add(new(entry.Id, entry.Number, body.Document, body.TextSha256, body.PageSha256));
    }

    /// <inheritdoc />
    public void Save(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        tables.Add(Table, _reports);
    }

    /// <inheritdoc />
    public void Load(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        foreach (var report in tables.Read<IssuedReport>(Table)) Add(report);
    }

    static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    void Add(IssuedReport report)
    {
        _places.Add(report.Id, _reports.Count);
        _reports.Add(report);
        _numbers[report.Document.Kind] = report.Document.Number ?? 0;
    }

    /// <summary>The place of the first report whose record has this number or a higher one.</summary>
    int PlaceOf(long? number)
    {
        var (low, high) = (0, _reports.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (number is null || _reports[middle].Record < number) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}

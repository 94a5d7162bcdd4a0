using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Watch.Reports;

/// <summary>A report was issued.</summary>
/// <param name="Document">The report, whole.</param>
/// <param name="TextSha256">SHA-256 of its plain text, small hexadecimal digits.</param>
/// <param name="PageSha256">SHA-256 of its page of HTML.</param>
[RecordKind("watch.report-issued")]
public sealed record ReportIssued(ReportDocument Document, string TextSha256, string PageSha256) : IRecordBody;

/// <summary>A report that was issued.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Record">The number of its record in the journal.</param>
/// <param name="Document">The report, whole.</param>
/// <param name="TextSha256">SHA-256 of its plain text, small hexadecimal digits.</param>
/// <param name="PageSha256">SHA-256 of its page of HTML.</param>
public sealed record IssuedReport(
    Guid Id, long Record, ReportDocument Document, string TextSha256, string PageSha256);

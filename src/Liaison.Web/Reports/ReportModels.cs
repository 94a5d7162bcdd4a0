using System.Text.Json.Serialization;
using Liaison.Headquarters.Watch.Reports;

namespace Liaison.Web.Reports;

/// <summary>What a report that is issued is to cover.</summary>
public sealed record PostedReport
{
    /// <summary>Beginning of the period; 24 hours before its end without it. At most 31 days.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>End of the period; now without it.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Letter of the time zone for its times, A to Z without J; Z (UTC) without it.</summary>
    public string? Zone { get; init; }

    /// <summary>Name of the incident or operation.</summary>
    public string? Incident { get; init; }

    /// <summary>What the author adds: the assessment of a SITREP.</summary>
    public string? Remarks { get; init; }

    /// <summary>Whose activity log (ICS 214); the caller's without it.</summary>
    public string? Person { get; init; }

    /// <summary>Of which position the activity log (ICS 214), instead of a person's.</summary>
    public string? Position { get; init; }

    /// <summary>Which request for support (ICS 213 RR).</summary>
    public Guid? Request { get; init; }
}

/// <summary>A report that was issued.</summary>
public sealed record IssuedReportModel
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The number of its record in the journal; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Name of the headquarters that issued it.</summary>
    public required string Headquarters { get; init; }

    /// <summary>The banner of the label that covers all that is in it.</summary>
    public required string Label { get; init; }

    /// <summary>Which report: sitrep, logstat, watch-log, ics-214 or ics-213rr.</summary>
    public required string Kind { get; init; }

    /// <summary>Its number among those of its kind.</summary>
    public required int Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Beginning of the period.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>End of the period.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The time of its facts.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Who issued it.</summary>
    public required string By { get; init; }

    /// <summary>In which role.</summary>
    public required string Role { get; init; }

    /// <summary>When it was issued.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Address of its plain text.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of the plain text, small hexadecimal digits.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>Address of its page.</summary>
    public required string Html { get; init; }

    /// <summary>SHA-256 of the page.</summary>
    public required string HtmlSha256 { get; init; }

    /// <summary>The report's parts; in the answer for one report.</summary>
    public IReadOnlyList<ReportSection>? Sections { get; init; }
}

/// <summary>JSON of reports.</summary>
[JsonSerializable(typeof(PostedReport))]
[JsonSerializable(typeof(IssuedReportModel))]
[JsonSerializable(typeof(IReadOnlyList<IssuedReportModel>))]
sealed partial class ReportJson : JsonSerializerContext;

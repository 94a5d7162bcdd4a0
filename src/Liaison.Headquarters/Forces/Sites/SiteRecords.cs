using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Forces.Sites;

/// <summary>A site was entered.</summary>
/// <param name="Site">Its id.</param>
/// <param name="Details">What is said of it.</param>
[RecordKind("sites.site-added")]
public sealed record SiteAdded(string Site, SiteDetails Details) : IRecordBody;

/// <summary>Something else is said of a site.</summary>
/// <param name="Site">Its id.</param>
/// <param name="Details">All that is said of it from now on.</param>
[RecordKind("sites.site-amended")]
public sealed record SiteAmended(string Site, SiteDetails Details) : IRecordBody;

/// <summary>The state of a site was reported.</summary>
/// <param name="Site">Its id.</param>
/// <param name="Report">What was reported.</param>
[RecordKind("sites.state-reported")]
public sealed record SiteStateReported(string Site, SiteReport Report) : IRecordBody;

/// <summary>Enters a site.</summary>
/// <param name="Id">Its id; null for the record's.</param>
/// <param name="Details">What is said of it.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
public sealed record AddSite(string? Id, SiteDetails Details, string Label);

/// <summary>Says something else of a site.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Details">All that is said of it from now on.</param>
/// <param name="Label">The banner of its label from now on; empty for the node's default.</param>
public sealed record AmendSite(string Id, SiteDetails Details, string Label);

/// <summary>Reports the state of a site.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Report">What is reported.</param>
/// <param name="Label">The banner of the report's label; empty for the node's default.</param>
public sealed record ReportSite(string Id, SiteReport Report, string Label);

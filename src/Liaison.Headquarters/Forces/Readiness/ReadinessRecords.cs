using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Forces.Readiness;

/// <summary>The readiness of a unit was reported.</summary>
/// <param name="Unit">Its id.</param>
/// <param name="Content">What was reported.</param>
[RecordKind("readiness.reported")]
public sealed record ReadinessReported(string Unit, ReadinessContent Content) : IRecordBody;

/// <summary>From now on readiness is computed by these rules.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Reason">Why; empty when nobody said.</param>
[RecordKind("readiness.rules-set")]
public sealed record ReadinessRulesSet(ReadinessRules Rules, string Reason) : IRecordBody;

/// <summary>Reports the readiness of a unit.</summary>
/// <param name="Unit">Its id.</param>
/// <param name="Content">What is reported.</param>
/// <param name="Label">The banner of the report's label; empty for the node's default.</param>
public sealed record ReportReadiness(string Unit, ReadinessContent Content, string Label);

/// <summary>Sets the rules.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Reason">Why; empty when nobody says.</param>
public sealed record SetReadinessRules(ReadinessRules Rules, string Reason);

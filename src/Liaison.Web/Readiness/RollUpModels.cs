using System.Text.Json.Serialization;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Forces.Posture;
using Liaison.Headquarters.Forces.Readiness;
using Liaison.Web.Command;

namespace Liaison.Web.Readiness;

/// <summary>What units are rolled up by.</summary>
enum RollUpBy
{
    /// <summary>By operational command.</summary>
    Command,

    /// <summary>By component.</summary>
    Component,

    /// <summary>By island.</summary>
    Island,

    /// <summary>By area.</summary>
    Area,
}

/// <summary>How many units have each level.</summary>
/// <param name="C1">C-1.</param>
/// <param name="C2">C-2.</param>
/// <param name="C3">C-3.</param>
/// <param name="C4">C-4.</param>
/// <param name="C5">C-5.</param>
public sealed record LevelCounts(int C1, int C2, int C3, int C4, int C5);

/// <summary>The readiness of many units together.</summary>
public sealed record RollUpModel
{
    /// <summary>What they have in common; absent for those that have none of it, or for the headquarters.</summary>
    public string? Key { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How many commanders are above this one.</summary>
    public required int Depth { get; init; }

    /// <summary>The level of the commanding unit itself.</summary>
    public ReadinessLevel? Own { get; init; }

    /// <summary>The level of the whole by the rule; absent when no unit's level is known.</summary>
    public ReadinessLevel? Level { get; init; }

    /// <summary>How many units there are.</summary>
    public required int Units { get; init; }

    /// <summary>How many have each level.</summary>
    public required LevelCounts Levels { get; init; }

    /// <summary>Of how many nobody has reported a level.</summary>
    public required int Unknown { get; init; }

    /// <summary>How many have a level that is stale; they count with it.</summary>
    public required int Stale { get; init; }

    /// <summary>How many have a level but no strength, so that they have no weight.</summary>
    public required int WithoutStrength { get; init; }

    /// <summary>Id of the unit with the lowest level.</summary>
    public string? Worst { get; init; }

    /// <summary>Makes it.</summary>
    public static RollUpModel Of(RollUpGroup group, string name, RollUpRule rule) => new()
    {
        Key = group.Key,
        Name = name,
        Depth = group.Depth,
        Own = group.Own,
        Level = group.All.LevelBy(rule),
        Units = group.All.Units,
        Levels = new(
            group.All.CountOf(ReadinessLevel.C1), group.All.CountOf(ReadinessLevel.C2),
            group.All.CountOf(ReadinessLevel.C3), group.All.CountOf(ReadinessLevel.C4),
            group.All.CountOf(ReadinessLevel.C5)),
        Unknown = group.All.Unknown,
        Stale = group.All.Stale,
        WithoutStrength = group.All.WithoutStrength,
        Worst = group.All.Worst,
    };

    /// <summary>A rule in words.</summary>
    public static string Words(RollUpRule rule) => rule switch
    {
        RollUpRule.Lowest =>
            "Lowest of: the lowest level of any unit whose level is known. Unknown units are counted apart.",
        _ => "Weighted by strength: the mean of the known levels, C-1 as 1 to C-5 as 5, weighted by authorised "
            + "strength, to the nearest, halves to the lower level. Unknown units, and units without a strength, "
            + "are counted apart.",
    };
}

/// <summary>Readiness rolled up.</summary>
/// <param name="Headquarters">Name of the headquarters.</param>
/// <param name="AsOf">The time of the answer.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Explanation">The rule in words.</param>
/// <param name="Groups">The groups; by command each behind the one that commands it.</param>
public sealed record RollUpsModel(
    string Headquarters, DateTimeOffset AsOf, RollUpRule Rule, string Explanation, IReadOnlyList<RollUpModel> Groups);

/// <summary>The readiness of a unit as others may be told.</summary>
/// <param name="Headquarters">Name of the headquarters whose unit it is.</param>
/// <param name="Unit">Id of the unit.</param>
/// <param name="Name">Its name.</param>
/// <param name="Component">Which part of the joint force it is of.</param>
/// <param name="Readiness">The coarse form.</param>
/// <param name="UnitLabel">The banner of the unit's label.</param>
/// <param name="Label">The banner of the label of the coarse form.</param>
public sealed record CoarseModel(
    string Headquarters, string Unit, string Name, Component Component, CoarseReadiness Readiness, string UnitLabel,
    string Label);

/// <summary>The rules by which readiness is computed.</summary>
public sealed record ReadinessRulesModel
{
    /// <summary>The least per cent of each level of each area; below the last it is C-4.</summary>
    public required IReadOnlyList<CutOffs> CutOffs { get; init; }

    /// <summary>A value is fresh up to this age, in seconds.</summary>
    public required long FreshFor { get; init; }

    /// <summary>A value is stale beyond this age, in seconds.</summary>
    public required long StaleAfter { get; init; }

    /// <summary>The coarse form of each level; what has no level, or a stale one, is unknown.</summary>
    public required IReadOnlyList<CoarseRule> Coarse { get; init; }

    /// <summary>The banner of the label of the coarse form; the node's default, when posted without it.</summary>
    public PostedLabel? CoarseLabel { get; init; }

    /// <summary>Why they were set.</summary>
    public string? Reason { get; init; }

    /// <summary>Who set them; absent for those that the program came with. Not to be posted.</summary>
    public string? By { get; init; }

    /// <summary>When. Not to be posted.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>JSON of readiness.</summary>
[JsonSerializable(typeof(ReadinessModel))]
[JsonSerializable(typeof(IReadOnlyList<ReadinessModel>))]
[JsonSerializable(typeof(PostedReadiness))]
[JsonSerializable(typeof(RollUpsModel))]
[JsonSerializable(typeof(IReadOnlyList<CoarseModel>))]
[JsonSerializable(typeof(ReadinessRulesModel))]
sealed partial class ReadinessJson : JsonSerializerContext;

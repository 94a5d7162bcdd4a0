using CsCheck;
using Liaison.Kernel.Labels;

namespace Liaison.Kernel.Tests.Labels;

/// <summary>Generators of valid labels and of readers.</summary>
static class LabelGen
{
    public static readonly string[] Nations = ["USA", "JPN", "AUS", "GBR", "NATO", "XAA"];

    /// <summary>A policy with every kind of tag: two restrictive values, one of them not below SECRET, a second
    /// permissive tag, a nation that does not see the top level.</summary>
    public static readonly LabelPolicy Rich = MakeRich();

    public static Gen<Label> Labels(LabelPolicy policy) =>
        from level in Gen.Int[0, policy.Classifications.Length - 1].Select(i => policy.Classifications[i])
        from nations in Subset(Nations)
        from owners in Gen.Frequency((4, Gen.Const(Array.Empty<string>())), (1, Subset(["USA", "JPN", "AUS"])))
        from picks in Gen.Bool.Array[32]
        select Make(policy, level, nations, owners, picks);

    public static Gen<Clearance> Clearances(LabelPolicy policy) =>
        from level in Gen.Int[0, policy.Classifications.Length - 1].Select(i => policy.Classifications[i])
        from nations in Subset(Nations)
        from picks in Gen.Bool.Array[32]
        select new Clearance(policy, level, nations, Pick(policy, level, picks));

    public static Gen<T[]> Subset<T>(T[] items) =>
        Gen.Bool.Array[items.Length].Select(picks => items.Where((_, i) => picks[i]).ToArray());

    /// <summary>Builds a label of the wishes that are allowed together: wishes that break a rule are dropped one after
    /// the other.</summary>
    static Label Make(LabelPolicy policy, Classification level, string[] nations, string[] owners, bool[] picks)
    {
        var categories = Pick(policy, level, picks);
        foreach (var (release, owner, kept) in new (string[], string[], LabelCategory[])[]
        {
            (nations, owners, categories), (nations, [], categories), ([], owners, categories), ([], [], categories),
            (nations, owners, []), ([], owners, []), ([], [], []),
        })
        {
            if (Label.TryCreate(policy, level.Name, release, kept, out var label, out _, owner))
                return label;
        }
        throw new InvalidOperationException("Not even the bare classification is a label.");
    }

    static LabelCategory[] Pick(LabelPolicy policy, Classification level, bool[] picks)
    {
        var next = 0;
        var categories = new List<LabelCategory>();
        foreach (var tag in policy.Tags.Where(tag => !tag.IsRelease && tag.Name != CategoryTag.Owner))
        {
            var names = tag.Values
                .Where(value => picks[next++ % picks.Length] && !value.ExcludedClasses.Contains(level.Name))
                .Select(value => value.Name).ToArray();
            if (names.Length > 0)
                categories.Add(new LabelCategory(tag.Name, [.. names]));
        }
        return [.. categories];
    }

    static LabelPolicy MakeRich()
    {
        CategoryTag[] tags =
        [
            new()
            {
                Name = "Sensitivity", Oid = "2.25.7.1", Type = CategoryType.Restrictive,
                Values =
                [
                    Value("ALPHA", 1),
                    Value("BRAVO", 2) with { ExcludedClasses = ["OPEN", "LIMITED"] },
                    Value("NATIONAL", 3) with { Excludes = ["REL TO", "SHARED"] },
                ],
            },
            new()
            {
                Name = "Only", Oid = "2.25.7.2", Type = CategoryType.Permissive,
                Values = [Value("STAFF", 1), Value("MEDICAL", 2), Value("PLANS", 3)],
            },
            new()
            {
                Name = CategoryTag.ReleasableTo, Oid = "2.25.7.3", Type = CategoryType.Permissive,
                Values = [.. Nations.Select((nation, i) => Value(nation, i + 1) with
                {
                    ExcludedClasses = nation == "XAA" ? ["DEEP SECRET"] : [],
                })],
            },
            new()
            {
                Name = "Notice", Oid = "2.25.7.4", Type = CategoryType.Informative,
                Values = [Value("SHARED", 1), Value("DRAFT", 2)],
            },
            new() { Name = CategoryTag.Owner, Oid = "2.25.7.5", Type = CategoryType.Informative },
        ];
        Classification[] levels = [Level("OPEN", 1), Level("LIMITED", 2), Level("SECRET", 3), Level("DEEP SECRET", 4)];
        Assert.True(LabelPolicy.TryCreate("RICH", "2.25.7", "USA", levels, tags, out var policy, out var error), error);
        return policy;
    }

    static Classification Level(string name, int rank) =>
        new() { Name = name, Portion = name[..2], Hierarchy = rank, Lacv = rank };

    static CategoryValue Value(string name, int lacv) => new() { Name = name, Portion = name, Lacv = lacv };
}

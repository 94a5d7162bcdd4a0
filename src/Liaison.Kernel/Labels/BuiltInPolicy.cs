using System.Collections.Immutable;
using System.Diagnostics;

namespace Liaison.Kernel.Labels;

/// <summary>The policy that a node uses until its own is loaded. Its object identifier is made of a random UUID
/// (arc 2.25), so it can not be mistaken for a nation's policy.</summary>
static class BuiltInPolicy
{
    const string Oid = "2.25.241793186041536201846072948671355206117";

    public static LabelPolicy Create()
    {
        ImmutableArray<CategoryTag> tags =
        [
            new()
            {
                Name = "Dissemination Control",
                Oid = Oid + ".1",
                Type = CategoryType.Restrictive,
                Values =
                [
                    Value("ORCON", "OC", 1),
                    Value("NOFORN", "NF", 2) with { Excludes = ["REL TO", "RELIDO"] },
                    Value("PROPIN", "PR", 3),
                ],
            },
            new() { Name = CategoryTag.ReleasableTo, Oid = Oid + ".2", Type = CategoryType.Permissive },
            new()
            {
                Name = "Handling",
                Oid = Oid + ".3",
                Type = CategoryType.Informative,
                Values =
                [
                    Value("RELIDO", "RELIDO", 1),
                    Value("EXERCISE", "EX", 2),
                ],
            },
            new() { Name = CategoryTag.Owner, Oid = Oid + ".4", Type = CategoryType.Informative },
        ];
        return LabelPolicy.TryCreate("LIAISON", Oid, home: null, Levels(), tags, out var policy, out var error)
            ? policy
            : throw new UnreachableException(error);
    }

    static ImmutableArray<Classification> Levels() =>
    [
        Level("UNCLASSIFIED", "U", 1, "green"),
        Level("RESTRICTED", "R", 2, "blue"),
        Level("CONFIDENTIAL", "C", 3, "blue"),
        Level("SECRET", "S", 4, "red"),
        Level("TOP SECRET", "TS", 5, "orange"),
    ];

    static Classification Level(string name, string portion, int rank, string color) =>
        new() { Name = name, Portion = portion, Hierarchy = rank, Lacv = rank, Color = color };

    static CategoryValue Value(string name, string portion, int lacv) =>
        new() { Name = name, Portion = portion, Lacv = lacv };
}

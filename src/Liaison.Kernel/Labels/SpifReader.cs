using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Liaison.Kernel.Labels;

/// <summary>
/// Reads a policy from an Open XML SPIF file, version 2.1 (3.0, which has the same namespace, is read as far as it says
/// the same). An element that is not listed here is refused, because a rule that is skipped is a rule that is not kept;
/// marking details of printed pages (codes, qualifiers, privacy marks) are the only ones passed over.
/// </summary>
public static class SpifReader
{
    /// <summary>Namespace of SPIF 2.x and 3.0.</summary>
    public const string Namespace = "http://www.xmlspif.org/spif";

    /// <summary>Longest file that is read, in bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    const string English = "en";

    /// <summary>Reads a policy file.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="home">The nation whose policy it is; SPIF does not say. Null for none.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="error">Why it is refused.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> utf8,
        string? home,
        [NotNullWhen(true)] out LabelPolicy? policy,
        [NotNullWhen(false)] out string? error)
    {
        policy = null;
        if (utf8.Length > MaxBytes)
        {
            error = $"The policy has {utf8.Length} bytes; at most {MaxBytes} are read.";
            return false;
        }
        if (!StrictXml.TryLoad(utf8, Namespace, out var root, out error))
            return false;
        try
        {
            return TryRead(root, home, out policy, out error);
        }
        catch (StrictXmlException refusal)
        {
            error = refusal.Message;
            return false;
        }
    }

    static bool TryRead(
        StrictElement root,
        string? home,
        [NotNullWhen(true)] out LabelPolicy? policy,
        [NotNullWhen(false)] out string? error)
    {
        Require(root.Name == "SPIF", $"'{Excerpt.Of(root.Name)}' is not a SPIF.");
        var version = Attribute(root, "schemaVersion");
        Require(version is "2.1" or "3.0", $"SPIF version '{Excerpt.Of(version)}' is not read; 2.1 and 3.0 are.");
        RefuseAttributes(root, "notBefore", "notAfter");
        AllowChildren(
            root, "securityPolicyId", "securityClassifications", "securityCategoryTagSets", "equivalentPolicies",
            "privacyMarks", "markingData", "markingQualifier");
        var id = One(root, "securityPolicyId");
        var oid = Attribute(id, "id");
        var file = new SpifFile(root);
        var tags = file.TagSets.Select(set => ReadTag(set, file)).ToList();
        var levels = file.Classifications.Where(IsCurrent).Select(level => ReadClassification(level, file)).ToArray();
        if (tags.All(tag => tag.Name != CategoryTag.Owner))
        {
            // SPIF has no notion of a foreign owner; the banner has.
            tags.Add(new() { Name = CategoryTag.Owner, Oid = oid + ".0", Type = CategoryType.Informative });
        }
        return LabelPolicy.TryCreate(Attribute(id, "name"), oid, home, levels, tags, out policy, out error);
    }

    static Classification ReadClassification(StrictElement element, SpifFile file)
    {
        AllowChildren(
            element, "markingData", "markingQualifier", "equivalentClassification", "requiredCategory");
        var name = Attribute(element, "name");
        return new Classification
        {
            Name = name,
            Portion = Portion(element) ?? name,
            Hierarchy = Number(element, "hierarchy"),
            Lacv = Number(element, "lacv"),
            Color = element.Attributes.GetValueOrDefault("color"),
            Phrases = ReadPhrases(element),
            Equivalents = [.. Named(element, "equivalentClassification")
                .Where(IsOutbound)
                .Select(item => new Equivalent(Reference(item, file), "", Number(item, "lacv")))],
            Required = [.. Named(element, "requiredCategory").Select(item => ReadRequired(item, file))],
        };
    }

    // "decrypt" is what to read a foreign label as; the foreign policy's own file answers that.
    static bool IsOutbound(StrictElement equivalent)
    {
        Require(equivalent.Children.Count == 0, $"A condition on {equivalent.Name} is not supported.");
        var applied = equivalent.Attributes.GetValueOrDefault("applied") ?? "both";
        Require(applied is "encrypt" or "decrypt" or "both", $"applied='{Excerpt.Of(applied)}' is not defined.");
        Require(
            !equivalent.Attributes.TryGetValue("action", out var action) || action == "equivalent",
            $"The action '{Excerpt.Of(action)}' of an equivalent is not supported.");
        return applied != "decrypt";
    }

    static RequiredCategory ReadRequired(StrictElement element, SpifFile file)
    {
        var operation = element.Attributes.GetValueOrDefault("operation") ?? "";
        Require(operation is "oneOrMore" or "all", $"requiredCategory '{Excerpt.Of(operation)}' is not supported.");
        var groups = Named(element, "categoryGroup").ToArray();
        Require(groups.Length == element.Children.Count, "A requiredCategory holds category groups only.");
        var oids = groups.Select(group => Attribute(file.TagSet(group), "id")).Distinct().ToArray();
        Require(oids.Length == 1, "A requiredCategory names categories of one tag set.");
        if (groups is [var whole] && IsWholeSet(whole))
            return new RequiredCategory(oids[0], [], All: false);
        return new RequiredCategory(oids[0], [.. groups.Select(group => Number(group, "lacv"))], operation == "all");
    }

    // One, and only one, of lacv and all is present.
    static bool IsWholeSet(StrictElement group)
    {
        var all = group.Attributes.GetValueOrDefault("all");
        Require(
            (all == "true") != group.Attributes.ContainsKey("lacv") && all is null or "true" or "false",
            $"{group.Name} names neither one category nor all, or both.");
        return all == "true";
    }

    static CategoryTag ReadTag(StrictElement set, SpifFile file)
    {
        AllowChildren(set, "securityCategoryTag");
        var tag = One(set, "securityCategoryTag");
        AllowChildren(tag, "tagCategory", "markingData", "markingQualifier");
        RefuseAttributes(tag, "minSelection", "maxSelection");
        Require(
            tag.Attributes.GetValueOrDefault("singleSelection") is null or "false" or "0",
            "singleSelection is not supported.");
        return new CategoryTag
        {
            Name = Attribute(set, "name"),
            Oid = Attribute(set, "id"),
            Type = ReadType(tag),
            Values = [.. Named(tag, "tagCategory").Where(IsCurrent).Select(value => ReadValue(value, file))],
        };
    }

    static CategoryType ReadType(StrictElement tag)
    {
        var type = Attribute(tag, "tagType");
        var kind = type == "enumerated" ? Attribute(tag, "enumType") : type;
        return kind switch
        {
            "restrictive" => CategoryType.Restrictive,
            "permissive" => CategoryType.Permissive,
            "tagType7" => CategoryType.Informative,
            _ => throw new StrictXmlException($"tagType '{Excerpt.Of(kind)}' is not supported."),
        };
    }

    static CategoryValue ReadValue(StrictElement element, SpifFile file)
    {
        AllowChildren(
            element, "markingData", "markingQualifier", "excludedClass", "excludedCategory",
            "equivalentSecCategoryTag");
        RefuseAttributes(element, "requiredClass", "userInput", "notBefore", "notAfter");
        var name = Attribute(element, "name");
        return new CategoryValue
        {
            Name = name,
            Portion = Portion(element) ?? name,
            Lacv = Number(element, "lacv"),
            ExcludedClasses = [.. Named(element, "excludedClass").Select(item => file.ClassificationName(item.Text))],
            Excludes = [.. Named(element, "excludedCategory").Select(item => ReadExcluded(item, file))],
            Equivalents = [.. Named(element, "equivalentSecCategoryTag")
                .Where(IsOutbound)
                .Select(item => new Equivalent(
                    Reference(item, file), Attribute(item, "tagSetId"), Number(item, "lacv")))],
        };
    }

    static ImmutableDictionary<string, string> ReadPhrases(StrictElement element) =>
        Named(element, "markingData")
            .Where(item => item.Attributes.ContainsKey("phrase"))
            .Where(item => item.Children.All(code => code.Text != "portionMarking"))
            .DistinctBy(item => item.Attributes.GetValueOrDefault("xml:lang") ?? English)
            .ToImmutableDictionary(
                item => item.Attributes.GetValueOrDefault("xml:lang") ?? English, item => item.Attributes["phrase"]);

    // The release list is excluded as a whole, an informative value by its own name (PolicyRules).
    static string ReadExcluded(StrictElement element, SpifFile file)
    {
        var set = file.TagSet(element);
        if (IsWholeSet(element))
        {
            Require(Attribute(set, "name") == CategoryTag.ReleasableTo, "Only a whole release list can be excluded.");
            return "REL TO";
        }
        var lacv = Number(element, "lacv");
        var value = Named(One(set, "securityCategoryTag"), "tagCategory")
            .FirstOrDefault(candidate => Number(candidate, "lacv") == lacv);
        return value is null
            ? throw new StrictXmlException($"excludedCategory {lacv} is not in {Attribute(set, "name")}.")
            : Attribute(value, "name");
    }

    // An obsolete element is left out, so that a label which carries it is refused.
    static bool IsCurrent(StrictElement element) =>
        element.Attributes.GetValueOrDefault("obsolete") is null or "false" or "0";

    // 2.1 says it by a marking code, 3.0 by a short phrase.
    static string? Portion(StrictElement element) => Named(element, "markingData")
        .Where(item => item.Attributes.GetValueOrDefault("xml:lang") is null or English)
        .Select(item => item.Attributes.GetValueOrDefault("shortPhrase")
            ?? (item.Children.Any(code => code.Text == "portionMarking")
                ? item.Attributes.GetValueOrDefault("phrase")
                : null))
        .FirstOrDefault(phrase => phrase is not null);

    static string Reference(StrictElement element, SpifFile file)
    {
        var name = Attribute(element, "policyRef");
        return file.Policies.TryGetValue(name, out var oid)
            ? oid
            : throw new StrictXmlException($"The equivalent policy '{Excerpt.Of(name)}' is not listed.");
    }

    static IEnumerable<StrictElement> Named(StrictElement element, string name) =>
        element.Children.Where(child => child.Name == name);

    static StrictElement One(StrictElement element, string name)
    {
        var found = Named(element, name).ToArray();
        Require(found.Length == 1, $"{element.Name} has {found.Length} elements {name} instead of one.");
        return found[0];
    }

    static string Attribute(StrictElement element, string name) =>
        element.Attributes.TryGetValue(name, out var value)
            ? value
            : throw new StrictXmlException($"{Excerpt.Of(element.Name)} has no attribute {name}.");

    static int Number(StrictElement element, string name) =>
        int.TryParse(Attribute(element, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new StrictXmlException($"{name} of {element.Name} is not a whole number.");

    static void AllowChildren(StrictElement element, params ReadOnlySpan<string> names)
    {
        foreach (var child in element.Children)
            Require(names.Contains(child.Name), $"{Excerpt.Of(child.Name)} in {element.Name} is not supported.");
    }

    static void RefuseAttributes(StrictElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            Require(!element.Attributes.ContainsKey(name), $"{name} on {element.Name} is not supported.");
    }

    static void Require(bool condition, string refusal)
    {
        if (!condition)
            throw new StrictXmlException(refusal);
    }

    /// <summary>What one part of a file refers to in another.</summary>
    sealed class SpifFile
    {
        public SpifFile(StrictElement root)
        {
            Classifications = One(root, "securityClassifications").Children
                .Where(child => child.Name is not ("markingData" or "markingQualifier")).ToArray();
            TagSets = Lists(root, "securityCategoryTagSets").ToArray();
            Require(
                Classifications.All(item => item.Name == "securityClassification")
                    && TagSets.All(item => item.Name == "securityCategoryTagSet"),
                "A list of classifications or tag sets holds something else.");
            foreach (var policy in Lists(root, "equivalentPolicies"))
            {
                Require(policy.Children.Count == 0, "A condition on an equivalent policy is not supported.");
                var isNew = Policies.TryAdd(Attribute(policy, "name"), Attribute(policy, "id"));
                Require(isNew, "An equivalent policy is listed twice.");
            }
        }

        public IReadOnlyList<StrictElement> Classifications { get; }

        public IReadOnlyList<StrictElement> TagSets { get; }

        /// <summary>Object identifiers of equivalent policies by name.</summary>
        public Dictionary<string, string> Policies { get; } = [];

        public StrictElement TagSet(StrictElement reference)
        {
            var name = Attribute(reference, "tagSetRef");
            return TagSets.FirstOrDefault(set => Attribute(set, "name") == name)
                ?? throw new StrictXmlException($"The tag set '{Excerpt.Of(name)}' is not in the file.");
        }

        public string ClassificationName(string name)
        {
            Require(
                Classifications.Any(level => Attribute(level, "name") == name),
                $"'{Excerpt.Of(name)}' is not a classification of the file.");
            return name;
        }

        static IEnumerable<StrictElement> Lists(StrictElement root, string name) =>
            Named(root, name).SelectMany(list => list.Children);
    }
}

using System.Collections.Immutable;
using System.Globalization;

namespace Liaison.Kernel.Labels;

/// <summary>Reads the elements of ADatP-4774 in their prescribed order.</summary>
sealed class LabelXmlReader(Func<string, LabelPolicy?> policies)
{
    const string OidScheme = "urn:oid:";
    const int MaxTextLength = 1024;

    static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mm:ssK",
    ];

    /// <summary>The label under a root element.</summary>
    /// <exception cref="StrictXmlException">It is refused; the message says why.</exception>
    public ConfidentialityLabel Read(StrictElement root)
    {
        var kind = Array.IndexOf(LabelXml.Roots, root.Name);
        Require(kind >= 0, $"'{Excerpt.Of(root.Name)}' is not a label element of ADatP-4774.");
        AllowAttributes(root, "ReviewDateTime", "Id");
        var children = new Queue<StrictElement>(root.Children);

        var information = Take(children, "ConfidentialityInformation", root);
        var originator = TakeOptional(children, "OriginatorID");
        var creation = Take(children, "CreationDateTime", root);
        // A successor label would have to be kept and applied at its time; who cannot do that refuses.
        Require(TakeOptional(children, "SuccessionHandling") is null, "SuccessionHandling is not supported.");
        Require(children.Count == 0, $"{Next(children)} stands at a wrong place in {root.Name}.");
        Require(
            root.Attributes.TryGetValue("ReviewDateTime", out var review),
            "ReviewDateTime is required where there is no SuccessionHandling.");

        var label = ReadInformation(information, out var privacyMark);
        AllowAttributes(creation);
        return new ConfidentialityLabel
        {
            Kind = (ConfidentialityLabelKind)kind,
            Label = label,
            CreationDateTime = ReadTime(creation.Name, Text(creation)),
            ReviewDateTime = ReadTime("ReviewDateTime", review!),
            PrivacyMark = privacyMark,
            Originator = originator is null ? null : ReadOriginator(originator),
        };
    }

    static OriginatorId ReadOriginator(StrictElement element)
    {
        AllowAttributes(element, "IDType");
        Require(
            element.Attributes.TryGetValue("IDType", out var type) && OriginatorId.IsType(type),
            "OriginatorID needs an IDType of the standard.");
        return new OriginatorId(type!, Text(element));
    }

    static DateTimeOffset ReadTime(string name, string text)
    {
        // Without a zone the instant is not known.
        var hasZone = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        var isTime = DateTimeOffset.TryParseExact(
            text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        Require(hasZone && isTime, $"{name} '{Excerpt.Of(text)}' is not a date and time with a zone.");
        return time.ToUniversalTime();
    }

    Label ReadInformation(StrictElement information, out string? privacyMark)
    {
        AllowAttributes(information);
        var children = new Queue<StrictElement>(information.Children);
        var policy = ReadPolicy(Take(children, "PolicyIdentifier", information));
        var classification = Take(children, "Classification", information);
        AllowAttributes(classification);
        var mark = TakeOptional(children, "PrivacyMark");
        if (mark is not null)
            AllowAttributes(mark);
        privacyMark = mark is null ? null : Text(mark);

        var values = new CategoryValues();
        while (TakeOptional(children, "Category") is { } category)
            ReadCategory(policy, category, values);
        Require(children.Count == 0, $"{Next(children)} stands at a wrong place in {information.Name}.");

        var isValid = Label.TryCreate(
            policy,
            Text(classification),
            values.Release,
            values.Categories,
            out var label,
            out var error,
            values.Owners);
        Require(isValid, error ?? "");
        return label!;
    }

    LabelPolicy ReadPolicy(StrictElement element)
    {
        AllowAttributes(element, "URI");
        var name = Text(element);
        Require(
            element.Attributes.TryGetValue("URI", out var uri) && uri.StartsWith(OidScheme, StringComparison.Ordinal),
            "PolicyIdentifier needs a URI urn:oid:….");
        var policy = policies(uri![OidScheme.Length..]);
        Require(policy is not null, $"The policy {Excerpt.Of(uri)} is not known here.");
        Require(policy!.Identifier == name, $"{Excerpt.Of(uri)} is {policy.Identifier}, not '{Excerpt.Of(name)}'.");
        return policy;
    }

    static void ReadCategory(LabelPolicy policy, StrictElement element, CategoryValues values)
    {
        AllowAttributes(element, "Type", "TagName", "URI");
        var tagName = element.Attributes.GetValueOrDefault("TagName") ?? "";
        var tag = policy.FindTag(tagName);
        Require(tag is not null, $"'{Excerpt.Of(tagName)}' is not a category of policy {policy.Identifier}.");
        var type = element.Attributes.GetValueOrDefault("Type") ?? "";
        Require(LabelXml.TypeName(tag!.Type) == type, $"Type '{Excerpt.Of(type)}' is not that of {tag.Name}.");
        Require(
            !element.Attributes.TryGetValue("URI", out var uri) || uri == OidScheme + tag.Oid,
            $"The URI of {tag.Name} is not that of the policy.");
        Require(values.Seen.Add(tag.Name), $"The category {tag.Name} stands twice.");

        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var child in element.Children)
        {
            Require(child.Name == "GenericValue", $"{Excerpt.Of(child.Name)} is not allowed in a Category.");
            AllowAttributes(child);
            names.Add(Text(child));
            Require(names.Count <= Label.MaxValues, $"A label has at most {Label.MaxValues} values.");
        }
        Require(
            names.Count > 0 || (tag.Type == CategoryType.Permissive && !tag.IsRelease), $"{tag.Name} has no value.");
        Require(string.IsNullOrWhiteSpace(element.Text), $"{tag.Name} holds text.");
        if (tag.IsRelease)
            values.Release = names.ToImmutable();
        else if (tag.Name == CategoryTag.Owner)
            values.Owners = names.ToImmutable();
        else
            values.Categories.Add(new LabelCategory(tag.Name, names.ToImmutable()));
    }

    static string Text(StrictElement element)
    {
        Require(element.Children.Count == 0, $"{element.Name} holds elements.");
        var text = element.Text;
        Require(
            text.Length is > 0 and <= MaxTextLength && text.AsSpan().Trim().Length == text.Length,
            $"{element.Name} has no text, too much of it, or blanks around it.");
        return text;
    }

    static StrictElement Take(Queue<StrictElement> children, string name, StrictElement parent) =>
        TakeOptional(children, name)
        ?? throw new StrictXmlException($"{parent.Name} has no {name} where it must stand.");

    static StrictElement? TakeOptional(Queue<StrictElement> children, string name) =>
        children.TryPeek(out var next) && next.Name == name ? children.Dequeue() : null;

    static string Next(Queue<StrictElement> children) =>
        children.TryPeek(out var next) ? Excerpt.Of(next.Name) : "Nothing";

    static void AllowAttributes(StrictElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in element.Attributes.Keys)
            Require(names.Contains(name), $"The attribute {Excerpt.Of(name)} is not allowed on {element.Name}.");
    }

    static void Require(bool condition, string refusal)
    {
        if (!condition)
            throw new StrictXmlException(refusal);
    }

    sealed class CategoryValues
    {
        public HashSet<string> Seen { get; } = [];

        public ImmutableArray<string> Release { get; set; } = [];

        public ImmutableArray<string> Owners { get; set; } = [];

        public List<LabelCategory> Categories { get; } = [];
    }
}

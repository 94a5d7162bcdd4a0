using System.Text;

namespace Liaison.Kernel.Labels;

/// <summary>Prints the one canonical banner of a label. Parts in order: owner, classification, restrictive and
/// permissive values with the release list last, informative values.</summary>
static class BannerWriter
{
    public static string Write(Label label, bool isPortion)
    {
        var text = new StringBuilder();
        WriteHead(text, label, isPortion);
        var controls = Controls(label, isPortion);
        if (controls.Length > 0)
            text.Append("//").Append(controls);
        return isPortion ? $"({text})" : text.ToString();
    }

    /// <summary>Owner and classification: <c>SECRET</c>, <c>//JPN SECRET</c>, <c>//JOINT SECRET JPN USA</c>.</summary>
    public static void WriteHead(StringBuilder text, Label label, bool isPortion)
    {
        var level = isPortion ? label.Classification.Portion : label.Classification.Name;
        if (label.Owners.IsEmpty)
            text.Append(level);
        else if (label.Owners.Length == 1)
            text.Append("//").Append(label.Owners[0]).Append(' ').Append(level);
        else
            text.Append("//JOINT ").Append(level).Append(' ').AppendJoin(' ', label.Owners);
    }

    /// <summary>Every value but the release list.</summary>
    public static string Caveats(Label label) => Join(
        Values(label, isInformative: false, isPortion: false), Values(label, isInformative: true, isPortion: false));

    static string Controls(Label label, bool isPortion)
    {
        var dissemination = Values(label, isInformative: false, isPortion);
        if (!label.ReleasableTo.IsEmpty)
            dissemination.Add(WriteList(label.Policy.Release, label.ReleasableTo));
        return Join(dissemination, Values(label, isInformative: true, isPortion));
    }

    static string Join(List<string> dissemination, List<string> informative)
    {
        var first = string.Join('/', dissemination);
        var second = string.Join('/', informative);
        return first.Length == 0 ? second : second.Length == 0 ? first : $"{first}//{second}";
    }

    static List<string> Values(Label label, bool isInformative, bool isPortion)
    {
        var items = new List<string>();
        foreach (var category in label.Categories)
        {
            var tag = label.Policy.FindTag(category.Tag)!;
            if (isInformative != (tag.Type == CategoryType.Informative))
                continue;
            if (tag.Type == CategoryType.Permissive)
                items.Add(WriteList(tag, category.Values));
            else
                items.AddRange(category.Values.Select(name => isPortion ? tag.Find(name)!.Portion : name));
        }
        return items;
    }

    static string WriteList(CategoryTag tag, IReadOnlyCollection<string> values) =>
        $"{tag.Prefix} {(values.Count == 0 ? CategoryTag.NoValue : string.Join(", ", values))}";
}

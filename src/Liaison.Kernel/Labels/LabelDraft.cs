using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Liaison.Kernel.Labels;

/// <summary>Collects the parts of a marking while it is read; each step returns null or the reason of
/// refusal.</summary>
sealed class LabelDraft(LabelPolicy policy, bool isPortion)
{
    const string Joint = "JOINT ";
    const string ListSeparator = ", ";

    readonly List<string> _owners = [];
    readonly List<string> _release = [];
    readonly Dictionary<string, ImmutableArray<string>.Builder> _categories = [];
    string? _classification;
    int _count;

    /// <summary>Reads <c>SECRET</c>, or after two slashes <c>JPN SECRET</c> or <c>JOINT SECRET JPN USA</c>.</summary>
    public string? ReadHead(ReadOnlySpan<char> head, bool isOwned)
    {
        if (!isOwned)
            return SetClassification(head);
        if (head.StartsWith(Joint, StringComparison.Ordinal))
            return ReadJoint(head[Joint.Length..]);
        var blank = head.IndexOf(' ');
        if (blank < 0)
            return $"'//{Excerpt.Of(head)}' names no owner and classification.";
        _owners.Add(head[..blank].ToString());
        return SetClassification(head[(blank + 1)..]);
    }

    /// <summary>Reads values and lists that are separated by one or two slashes.</summary>
    public string? ReadControls(ReadOnlySpan<char> controls, bool readsRelease = true)
    {
        foreach (var range in controls.Split("//"))
        {
            var segment = controls[range];
            foreach (var itemRange in segment.Split('/'))
            {
                if (ReadItem(segment[itemRange], readsRelease) is { } error)
                    return error;
            }
        }
        return null;
    }

    /// <summary>Adds one nation or organisation to the release list.</summary>
    public string? AddRelease(string nation)
    {
        _release.Add(nation);
        return CountValue();
    }

    /// <summary>Finishes, under all rules of the policy.</summary>
    public bool TryBuild([NotNullWhen(true)] out Label? label, [NotNullWhen(false)] out string? error)
    {
        var categories = _categories.Select(pair => new LabelCategory(pair.Key, pair.Value.ToImmutable()));
        return Label.TryCreate(policy, _classification ?? "", _release, categories, out label, out error, _owners);
    }

    string? SetClassification(ReadOnlySpan<char> name)
    {
        var level = isPortion ? policy.FindPortion(name) : policy.FindClassification(name);
        if (level is null)
            return $"'{Excerpt.Of(name)}' is not a classification of policy {policy.Identifier}.";
        _classification = level.Name;
        return null;
    }

    // Levels may be several words, so the owners are taken from the end.
    string? ReadJoint(ReadOnlySpan<char> text)
    {
        while (text.LastIndexOf(' ') is > 0 and var blank && NationCode.IsWellFormed(text[(blank + 1)..]))
        {
            if ((isPortion ? policy.FindPortion(text) : policy.FindClassification(text)) is not null)
                break;
            _owners.Add(text[(blank + 1)..].ToString());
            text = text[..blank];
            if (CountValue() is { } error)
                return error;
        }
        return _owners.Count < 2 ? "A joint marking names two or more owners." : SetClassification(text);
    }

    string? ReadItem(ReadOnlySpan<char> item, bool readsRelease)
    {
        foreach (var tag in policy.Tags)
        {
            if (tag.Name == CategoryTag.Owner || (tag.IsRelease && !readsRelease))
                continue;
            if (tag.Type == CategoryType.Permissive)
            {
                if (item.StartsWith(tag.Prefix, StringComparison.Ordinal)
                    && item.Length > tag.Prefix.Length && item[tag.Prefix.Length] == ' ')
                {
                    return ReadList(tag, item[(tag.Prefix.Length + 1)..]);
                }
                continue;
            }
            foreach (var value in tag.Values)
            {
                if (item.SequenceEqual(isPortion ? value.Portion : value.Name))
                    return Add(tag, value.Name);
            }
        }
        return $"'{Excerpt.Of(item)}' is not a marking of policy {policy.Identifier}.";
    }

    string? ReadList(CategoryTag tag, ReadOnlySpan<char> list)
    {
        if (tag.IsRelease ? _release.Count > 0 : _categories.ContainsKey(tag.Name))
            return $"The list {tag.Prefix} stands twice.";
        if (!tag.IsRelease && list.SequenceEqual(CategoryTag.NoValue))
        {
            _categories.Add(tag.Name, ImmutableArray.CreateBuilder<string>());
            return null;
        }
        foreach (var range in list.Split(ListSeparator))
        {
            var name = list[range].ToString();
            if ((tag.IsRelease ? AddRelease(name) : Add(tag, name)) is { } error)
                return error;
        }
        return null;
    }

    string? Add(CategoryTag tag, string name)
    {
        if (!_categories.TryGetValue(tag.Name, out var values))
            _categories.Add(tag.Name, values = ImmutableArray.CreateBuilder<string>());
        values.Add(name);
        return CountValue();
    }

    string? CountValue() =>
        ++_count > Label.MaxValues ? $"A label has at most {Label.MaxValues} values." : null;
}

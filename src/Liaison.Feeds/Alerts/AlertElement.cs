using System.Globalization;
using Liaison.Kernel.Time;

namespace Liaison.Feeds.Alerts;

/// <summary>An element of a document of warnings: the part of XML that such documents use.</summary>
sealed class AlertElement(string elementNamespace, string name)
{
    static readonly AlertElement Missing = new("", "");

    public string Namespace => elementNamespace;

    /// <summary>Name without prefix.</summary>
    public string Name => name;

    /// <summary>Attributes by local name; declarations of namespaces are not among them.</summary>
    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Child elements in order.</summary>
    public List<AlertElement> Children { get; } = [];

    /// <summary>The text directly in it, with the white space around it.</summary>
    public string RawText { get; set; } = "";

    /// <summary>The text directly in it, trimmed.</summary>
    public string Text => RawText.Trim();

    /// <summary>Whether the document has it: for an absent child there is an empty element.</summary>
    public bool Exists => !ReferenceEquals(this, Missing);

    /// <summary>The first child of this name; an empty element when there is none.</summary>
    public AlertElement this[string child]
    {
        get
        {
            foreach (var element in Children)
                if (element.Name == child)
                    return element;
            return Missing;
        }
    }

    /// <summary>All children of this name.</summary>
    public IEnumerable<AlertElement> All(string child) => Children.Where(element => element.Name == child);

    /// <summary>All that a path of names leads to: the children of the children.</summary>
    public IEnumerable<AlertElement> AllIn(params ReadOnlySpan<string> path)
    {
        IEnumerable<AlertElement> found = [this];
        foreach (var step in path)
        {
            var child = step;
            found = found.SelectMany(element => element.All(child));
        }
        return found;
    }

    /// <summary>An attribute; empty when absent.</summary>
    public string Attribute(string attribute) => Attributes.GetValueOrDefault(attribute, "");

    /// <summary>The text as an instant of the years 1900 to 2999, in UTC; null when it is none.</summary>
    public DateTimeOffset? AsTime() =>
        IsoTime.TryParse(Text, out var instant) && instant.Year is >= 1900 and < 3000 ? instant : null;

    /// <summary>The text as a finite number; null when it is none.</summary>
    public double? AsNumber() =>
        double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number) ? number : null;
}

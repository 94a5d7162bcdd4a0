using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Xml;

namespace Liaison.Kernel.Labels;

/// <summary>
/// Labels as XML of ADatP-4774 edition A version 1 (STANAG 4774). Strict out, refuse in: what is written satisfies
/// schema and prose, and only that is read; nothing is repaired or skipped.
/// </summary>
public static class LabelXml
{
    /// <summary>Namespace of the elements; attributes have none.</summary>
    public const string Namespace = "urn:nato:stanag:4774:confidentialitymetadatalabel:1:0";

    /// <summary>Longest document that is read, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    internal const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    internal static readonly string[] Roots =
        ["originatorConfidentialityLabel", "alternativeConfidentialityLabel", "metadataConfidentialityLabel"];

    const string Prefix = "s4774";

    /// <summary>Reads one label document.</summary>
    /// <param name="utf8">The document.</param>
    /// <param name="policies">Gives the policy of an object identifier, or null when it is not known here.</param>
    /// <param name="label">The label.</param>
    /// <param name="error">Why it is refused.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> utf8,
        Func<string, LabelPolicy?> policies,
        [NotNullWhen(true)] out ConfidentialityLabel? label,
        [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(policies);
        label = null;
        if (utf8.Length > MaxBytes)
        {
            error = $"The label has {utf8.Length} bytes; at most {MaxBytes} are read.";
            return false;
        }
        if (!StrictXml.TryLoad(utf8, Namespace, out var root, out error))
            return false;
        try
        {
            label = new LabelXmlReader(policies).Read(root);
            return true;
        }
        catch (StrictXmlException refusal)
        {
            error = refusal.Message;
            return false;
        }
    }

    /// <summary>The document of a label, UTF-8 without a byte order mark.</summary>
    /// <exception cref="ArgumentException">A text holds what XML can not carry, or the kind of originator is not one of
    /// the standard's.</exception>
    public static byte[] Write(ConfidentialityLabel label)
    {
        ArgumentNullException.ThrowIfNull(label);
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true };
        using (var writer = XmlWriter.Create(stream, settings))
            Write(writer, label);
        return stream.ToArray();
    }

    static void Write(XmlWriter writer, ConfidentialityLabel label)
    {
        writer.WriteStartElement(Prefix, Roots[(int)label.Kind], Namespace);
        writer.WriteAttributeString("ReviewDateTime", Time(label.ReviewDateTime));
        writer.WriteStartElement("ConfidentialityInformation", Namespace);
        writer.WriteStartElement("PolicyIdentifier", Namespace);
        writer.WriteAttributeString("URI", label.Label.Policy.Uri);
        writer.WriteString(label.Label.Policy.Identifier);
        writer.WriteEndElement();
        writer.WriteElementString("Classification", Namespace, label.Label.Classification.Name);
        if (label.PrivacyMark is { } mark)
            writer.WriteElementString("PrivacyMark", Namespace, mark);
        WriteCategories(writer, label.Label);
        writer.WriteEndElement();
        if (label.Originator is { } originator)
        {
            if (!OriginatorId.IsType(originator.Type))
                throw new ArgumentException($"'{originator.Type}' is no kind of originator.", nameof(label));
            writer.WriteStartElement("OriginatorID", Namespace);
            writer.WriteAttributeString("IDType", originator.Type);
            writer.WriteString(originator.Value);
            writer.WriteEndElement();
        }
        writer.WriteElementString("CreationDateTime", Namespace, Time(label.CreationDateTime));
        writer.WriteEndElement();
    }

    static void WriteCategories(XmlWriter writer, Label label)
    {
        foreach (var tag in label.Policy.Tags)
        {
            var values = tag.IsRelease ? label.ReleasableTo
                : tag.Name == CategoryTag.Owner ? label.Owners
                : label.Find(tag)?.Values ?? default;
            if (values.IsDefault || (values.IsEmpty && (tag.IsRelease || tag.Type != CategoryType.Permissive)))
                continue;
            writer.WriteStartElement("Category", Namespace);
            writer.WriteAttributeString("Type", TypeName(tag.Type));
            writer.WriteAttributeString("TagName", tag.Name);
            writer.WriteAttributeString("URI", "urn:oid:" + tag.Oid);
            foreach (var value in values)
                writer.WriteElementString("GenericValue", Namespace, value);
            writer.WriteEndElement();
        }
    }

    internal static string TypeName(CategoryType type) => type switch
    {
        CategoryType.Restrictive => "RESTRICTIVE",
        CategoryType.Permissive => "PERMISSIVE",
        _ => "INFORMATIVE",
    };

    static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}

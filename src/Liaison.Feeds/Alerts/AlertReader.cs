using System.Diagnostics.CodeAnalysis;
using Liaison.Feeds.Alerts.Cap;
using Liaison.Feeds.Alerts.Jma;

namespace Liaison.Feeds.Alerts;

/// <summary>
/// Reads what agencies warn with: messages of the Common Alerting Protocol (1.2, 1.1, 1.0), indexes of them (Atom, RSS)
/// and the XML telegrams of the Japan Meteorological Agency.
/// </summary>
/// <remarks>
/// It keeps nothing between documents: the same document gives the same alerts with the same ids. What is longer
/// than <see cref="MaxDocumentBytes"/>, deeper or more than any real document is refused.
/// </remarks>
public static class AlertReader
{
    /// <summary>The most bytes of a document; longer ones are refused.</summary>
    public const int MaxDocumentBytes = AlertXml.MaxBytes;

    /// <summary>Reads a document of any of these kinds.</summary>
    /// <param name="document">Its bytes, in any encoding that its XML declaration names.</param>
    /// <param name="source">What it came by, for <see cref="Picture.Alerts.Alert.Source"/>.</param>
    /// <param name="read">What it holds, when the answer is true; an empty index holds nothing.</param>
    /// <param name="reason">
    /// Why it was refused, when the answer is false: in words that are the same for the same fault.
    /// </param>
    public static bool TryRead(
        ReadOnlyMemory<byte> document,
        string source,
        [NotNullWhen(true)] out AlertDocument? read,
        [NotNullWhen(false)] out string? reason)
    {
        ArgumentNullException.ThrowIfNull(source);
        read = null;
        if (!AlertXml.TryLoad(document, out var root, out reason))
            return false;
        if (AlertIndex.IsIndex(root))
        {
            if (AlertIndex.TryRead(root, source, out var index, out reason))
                read = index;
        }
        else if (CapReader.IsMessage(root))
        {
            if (CapReader.TryRead(root, source, out var alerts, out reason))
                read = new AlertDocument { Alerts = alerts };
        }
        else if (JmaTelegram.IsTelegram(root))
        {
            reason = JmaReader.Read(root, source, out var alert);
            if (reason is null)
                read = new AlertDocument { Alerts = [alert] };
        }
        else
        {
            reason = "The document is neither CAP nor an index of CAP nor a telegram of the JMA.";
        }
        return read is not null;
    }
}

using Liaison.Feeds.Adsb;
using Liaison.Feeds.Ais;
using Liaison.Feeds.Alerts;
using Liaison.Feeds.Files;
using Liaison.Kernel.Labels;
using Liaison.Picture.Alerts;
using Liaison.Picture.Layers;

namespace Liaison.Feeds.Running;

/// <summary>What reads each kind of feed.</summary>
static class FeedReaders
{
    /// <summary>A new decoder for a kind that brings tracks.</summary>
    public static IFeedDecoder Decoder(FeedKind kind) => kind switch
    {
        FeedKind.Ais => new AisTracks(),
        FeedKind.Beast => new BeastDecoder(),
        FeedKind.Sbs => new SbsDecoder(),
        _ => throw new FeedOptionsException($"{kind} brings no tracks"),
    };

    /// <summary>The reader of a kind that comes in whole documents; null for others.</summary>
    public static IDocumentReader? Documents(FeedOptions options, Label? label, FeedSurroundings around) =>
        options.Kind switch
        {
            FeedKind.Alerts => new AlertDocuments(options.Name, label?.ToBanner(), around.Alerts),
            FeedKind.Layers => new LayerDocuments(options.Name, around.Layers),
            _ => null,
        };

    sealed class AlertDocuments(string feed, string? label, IAlertSink alerts) : IDocumentReader
    {
        public DocumentResult Read(ReadOnlyMemory<byte> document, string name)
        {
            if (!AlertReader.TryRead(document, feed, out var read, out var refusal))
                return DocumentResult.Refused(refusal);
            var taken = read.Alerts.Count(
                alert => alerts.Post(alert.Label is null ? alert with { Label = label } : alert));
            return new DocumentResult(null, taken, read.Links, read.Refusals);
        }
    }

    sealed class LayerDocuments(string feed, LayerBoard layers) : IDocumentReader
    {
        const string NoRoom = "the node holds as many layers, features or places of layers as it may";

        public DocumentResult Read(ReadOnlyMemory<byte> document, string name)
        {
            if (!LayerFileReader.TryRead(document.ToArray(), out var content, out var refusal))
                return DocumentResult.Refused(refusal);
            // The same file once more takes the place of what it was before.
            var title = name.Length == 0 ? feed : name[..Math.Min(name.Length, LayerLimits.MaxNameLength)];
            var before = layers.All.FirstOrDefault(layer => layer.By == feed && layer.Name == title);
            if (before is not null) layers.Remove(before.Id);
            return layers.TryAdd(title, feed, content, out _)
                ? new DocumentResult(null, 1, [], []) : DocumentResult.Refused(NoRoom);
        }
    }
}

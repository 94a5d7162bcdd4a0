using Liaison.Feeds.Adsb;
using Liaison.Kernel.Labels;

namespace Liaison.Feeds.Running;

/// <summary>What reads each kind of feed.</summary>
static class FeedReaders
{
    public static IFeedDecoder Decoder(FeedKind kind) => kind switch
    {
        FeedKind.Beast => new BeastDecoder(),
        FeedKind.Sbs => new SbsDecoder(),
        _ => throw new FeedOptionsException($"{kind} has no decoder"),
    };

    public static IDocumentReader? Documents(FeedOptions options, Label? label, FeedSurroundings around) => null;
}

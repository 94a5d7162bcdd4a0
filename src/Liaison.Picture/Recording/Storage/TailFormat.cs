namespace Liaison.Picture.Recording.Storage;

/// <summary>What writer and reader of a tail agree on; the bytes are described in docs/formats/recording.md.</summary>
static class TailFormat
{
    /// <summary>Magic, number of the recording, start (Unix milliseconds), checksum of the three.</summary>
    public const int HeaderBytes = 8 + 8 + 8 + 4;

    /// <summary>Length of the items, checksum of what follows it, until when it covers, reports in it.</summary>
    public const int FrameHeaderBytes = 4 + 4 + 8 + 4;

    /// <summary>The most bytes of items in a frame.</summary>
    public const int MostFrameBytes = 1 << 20;

    /// <summary>Frames of this size are written at once.</summary>
    public const int UsualFrameBytes = 256 * 1024;

    /// <summary>Covers nothing: the keyframe is not whole yet.</summary>
    public const long CoversNothing = 0;

    public static ReadOnlySpan<byte> Magic => "LIATAIL1"u8;
}

/// <summary>What an item of a tail is: the two low bits of its head.</summary>
enum TailItem
{
    /// <summary>A word, a set of groups, or a callsign; the item's number says of what.</summary>
    Definition,

    /// <summary>The next track's uid.</summary>
    Track,

    /// <summary>The newest report of a track when the tail began.</summary>
    Keyframe,

    /// <summary>A report, or that a track has left.</summary>
    Report,
}

/// <summary>What a definition defines.</summary>
enum TailDefinition : byte
{
    Word,
    Groups,
    Callsign,
}

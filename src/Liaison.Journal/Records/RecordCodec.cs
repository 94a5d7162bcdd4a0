using System.Diagnostics.CodeAnalysis;
using System.Formats.Cbor;
using Liaison.Journal.Blocks;

namespace Liaison.Journal.Records;

/// <summary>
/// The bytes of a record: an array of deterministic CBOR (RFC 8949, section 4.2) with a place for each member, without
/// floating-point numbers. They are signed, stored and sent as they are and never written anew. docs/formats/journal.md
/// has the layout.
/// </summary>
public static class RecordCodec
{
    /// <summary>The longest body, in bytes.</summary>
    public const int MaxBodyBytes = 256 * 1024;

    /// <summary>The longest record, in bytes.</summary>
    public const int MaxBytes = MaxBodyBytes + 4 * 1024;

    const int Version = 1;
    const int Members = 8;
    const int MaxKindLength = 64;
    const int MaxAuthorLength = 200;
    const int MaxRoleLength = 64;
    const int MaxLabelLength = 1000;
    const int IdBytes = 16;
    static ReadOnlySpan<byte> HashDomain => "liaison/record/v1\0"u8;

    /// <summary>Writes a record.</summary>
    /// <param name="draft">What to write.</param>
    /// <param name="timeMs">When it is appended, Unix milliseconds.</param>
    /// <exception cref="ArgumentException">A member is too long or not well formed; the message names it.</exception>
    public static byte[] Write(RecordDraft draft, long timeMs)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (Fault(draft) is { } fault) throw new ArgumentException(fault, nameof(draft));
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartArray(Members);
        writer.WriteInt32(Version);
        writer.WriteByteString(draft.Id.ToByteArray(bigEndian: true));
        writer.WriteInt64(timeMs);
        writer.WriteTextString(draft.Kind);
        writer.WriteTextString(draft.Author);
        writer.WriteTextString(draft.Role);
        writer.WriteTextString(draft.Label);
        writer.WriteByteString(draft.Body.Span);
        writer.WriteEndArray();
        return writer.Encode();
    }

    /// <summary>Reads a record.</summary>
    /// <param name="content">Its bytes; the body of the result is a part of them.</param>
    /// <param name="number">Its number in the log.</param>
    /// <param name="block">The number of its block.</param>
    /// <param name="record">The record, when the answer is true.</param>
    /// <returns>False when the bytes are not exactly what <see cref="Write"/> makes.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> content, long number, long block, [NotNullWhen(true)] out LogRecord? record)
    {
        record = null;
        if (content.Length > MaxBytes) return false;
        try
        {
            var reader = new CborReader(content, CborConformanceMode.Canonical);
            if (reader.ReadStartArray() != Members || reader.ReadInt32() != Version) return false;
            var id = reader.ReadByteString();
            var time = reader.ReadInt64();
            if (id.Length != IdBytes || time < 0 || time > MaxTimeMs) return false;
            var draft = new RecordDraft
            {
                Id = new Guid(id, bigEndian: true),
                Kind = reader.ReadTextString(),
                Author = reader.ReadTextString(),
                Role = reader.ReadTextString(),
                Label = reader.ReadTextString(),
                Body = reader.ReadDefiniteLengthByteString(),
            };
            reader.ReadEndArray();
            // The reader leaves what follows unread; here nothing may follow.
            if (reader.BytesRemaining != 0 || Fault(draft) is not null) return false;
            record = Of(draft, number, block, time);
            return true;
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>The hash by which a block names a record: SHA-256 of a domain and the record's bytes.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> content) => DomainHash.Of(HashDomain, content);

    /// <summary>What is wrong with a draft; null when it can be appended.</summary>
    public static string? Fault(RecordDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft switch
        {
            { Kind.Length: 0 or > MaxKindLength } => $"a kind has 1 to {MaxKindLength} characters",
            _ when draft.Kind.AsSpan().IndexOfAnyExcept(KindCharacters) >= 0 =>
                "a kind consists of small letters, digits, hyphens and points",
            { Author.Length: 0 or > MaxAuthorLength } => $"an author has 1 to {MaxAuthorLength} characters",
            { Role.Length: > MaxRoleLength } => $"a role has at most {MaxRoleLength} characters",
            { Label.Length: > MaxLabelLength } => $"a label has at most {MaxLabelLength} characters",
            { Time: { } time } when time < DateTimeOffset.UnixEpoch || time.Ticks % TimeSpan.TicksPerMillisecond != 0 =>
                "a time is in whole milliseconds and not before 1970",
            { Body.Length: > MaxBodyBytes } => $"a body has at most {MaxBodyBytes} bytes",
            _ => null,
        };
    }

    static readonly System.Buffers.SearchValues<char> KindCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");

    static readonly long MaxTimeMs = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    static LogRecord Of(RecordDraft draft, long number, long block, long timeMs) => new()
    {
        Number = number,
        Block = block,
        Id = draft.Id,
        Time = DateTimeOffset.FromUnixTimeMilliseconds(timeMs),
        Kind = draft.Kind,
        Author = draft.Author,
        Role = draft.Role,
        Label = draft.Label,
        Body = draft.Body,
    };
}

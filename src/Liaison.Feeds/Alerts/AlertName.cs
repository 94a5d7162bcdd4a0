using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Liaison.Kernel.Time;

namespace Liaison.Feeds.Alerts;

/// <summary>
/// What a message of an agency is called everywhere: CAP 1.2's triple of sender, identifier and time sent, by which
/// other messages refer to it.
/// </summary>
/// <param name="Sender">Who made it.</param>
/// <param name="Identifier">The sender's name for it.</param>
/// <param name="Sent">When the sender made it, to the second.</param>
readonly record struct AlertName(string Sender, string Identifier, DateTimeOffset Sent)
{
    /// <summary>The most characters of a sender or identifier.</summary>
    public const int MaxLength = 512;

    const char Separator = ',';
    const char Escape = '~';
    const string Plain = "-_.:@+()!$'*;=";

    /// <summary>
    /// The name as the node's id, which can stand in the path of a URL: the three parts with commas between them; of
    /// them, what is neither a letter, a digit nor one of <c>-_.:@+()!$'*;=</c> stands as <c>~</c> and two hexadecimal
    /// digits for each byte of its UTF-8.
    /// </summary>
    public string ToId()
    {
        var id = new StringBuilder();
        AppendTo(id, Sender);
        id.Append(Separator);
        AppendTo(id, Identifier);
        id.Append(Separator);
        return id.Append(CultureInfo.InvariantCulture, $"{Sent.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}").ToString();
    }

    /// <summary>Reads what <see cref="ToId"/> wrote.</summary>
    public static bool TryParseId([NotNullWhen(true)] string? id, out AlertName name)
    {
        name = default;
        var parts = id?.Split(Separator) ?? [];
        if (parts.Length != 3 || !TryReadPart(parts[0], out var sender) || !TryReadPart(parts[1], out var identifier)
            || !IsoTime.TryParse(parts[2], out var sent))
            return false;
        name = new(sender, identifier, sent);
        return true;
    }

    static void AppendTo(StringBuilder id, string part)
    {
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in part.EnumerateRunes())
        {
            if (IsPlain(rune))
            {
                id.Append(rune);
                continue;
            }
            foreach (var single in utf8[..rune.EncodeToUtf8(utf8)])
                id.Append(Escape).Append(single.ToString("X2", CultureInfo.InvariantCulture));
        }
    }

    static bool IsPlain(Rune rune) =>
        rune.IsAscii ? Rune.IsLetterOrDigit(rune) || Plain.Contains((char)rune.Value) : Rune.IsLetterOrDigit(rune);

    static bool TryReadPart(string part, out string text)
    {
        var utf8 = new List<byte>(part.Length);
        Span<byte> encoded = stackalloc byte[4];
        text = "";
        for (var i = 0; i < part.Length;)
        {
            if (part[i] == Escape)
            {
                if (i + 3 > part.Length || !byte.TryParse(
                    part.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
                    return false;
                utf8.Add(value);
                i += 3;
                continue;
            }
            if (!Rune.TryGetRuneAt(part, i, out var rune))
                return false;
            foreach (var single in encoded[..rune.EncodeToUtf8(encoded)])
                utf8.Add(single);
            i += rune.Utf16SequenceLength;
        }
        text = Encoding.UTF8.GetString([.. utf8]);
        return true;
    }
}

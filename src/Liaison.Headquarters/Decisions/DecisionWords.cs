namespace Liaison.Headquarters.Decisions;

/// <summary>
/// A digest as words that two people can read to each other: proquints (Wilkerson, "A Proposal for Proquints:
/// Identifiers that are Readable, Spellable, and Pronounceable", 2009), 16 bits a word.
/// </summary>
public static class DecisionWords
{
    const int Words = 6;
    const string Consonants = "bdfghjklmnprstvz";
    const string Vowels = "aiou";

    /// <summary>The first 96 bits of a digest as six words.</summary>
    public static string Of(ReadOnlySpan<byte> digest)
    {
        var words = new string[Words];
        for (var i = 0; i < Words; i++)
        {
            var bits = (digest[2 * i] << 8) | digest[(2 * i) + 1];
            words[i] = new string(
            [
                Consonants[(bits >> 12) & 0xF], Vowels[(bits >> 10) & 3], Consonants[(bits >> 6) & 0xF],
                Vowels[(bits >> 4) & 3], Consonants[bits & 0xF],
            ]);
        }

        return string.Join('-', words);
    }
}

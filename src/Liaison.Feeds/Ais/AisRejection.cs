namespace Liaison.Feeds.Ais;

/// <summary>Why a line, a sentence or a message is not used.</summary>
enum AisRejection
{
    /// <summary>It is used.</summary>
    None,

    /// <summary>The line has more than <see cref="AisReader.MaxLineBytes"/> bytes.</summary>
    LineTooLong,

    /// <summary>The line has no sentence in it: no <c>!</c> or <c>$</c>.</summary>
    NotASentence,

    /// <summary>A field of the sentence is missing or not what it has to be.</summary>
    BadField,

    /// <summary>The sentence has no checksum.</summary>
    NoChecksum,

    /// <summary>The sentence is not the one that its checksum was made of.</summary>
    BadChecksum,

    /// <summary>
    /// The tag block is broken or its checksum is wrong. The sentence behind it has its own checksum and is used, as if
    /// it had come without a tag block.
    /// </summary>
    BadTagBlock,

    /// <summary>A character of the payload is none of the armour's.</summary>
    BadPayload,

    /// <summary>The payload has more than <see cref="AisBits.MaxLength"/> bits.</summary>
    PayloadTooLong,

    /// <summary>The message has fewer bits than its type needs.</summary>
    MessageTooShort,

    /// <summary>The message's type is none from 1 to 27.</summary>
    BadType,

    /// <summary>Of the parts of a message of type 24, it is neither A nor B.</summary>
    BadPart,

    /// <summary>A part of a message whose other parts did not come.</summary>
    LostPart,

    /// <summary>The identity has more than nine digits, or is zero: there is no such station.</summary>
    BadMmsi,
}

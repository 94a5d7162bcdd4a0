namespace Liaison.Cot;

/// <summary>What a <see cref="CotError"/> says to people.</summary>
public static class CotErrorText
{
    /// <summary>One short sentence part, without payload content, fit for a log or a counter's help text.</summary>
    public static string Text(this CotError error) => error switch
    {
        CotError.None => "no error",
        CotError.FrameTooLong => "the event is longer than the limit",
        CotError.SelfClosedEvent => "the event element closes itself",
        CotError.DoctypeRefused => "document type declarations are refused",
        CotError.NotAnEvent => "the bytes are not one event element",
        CotError.BadCharacter => "a byte is not UTF-8 or not a legal XML character",
        CotError.MalformedMarkup => "a tag, comment or CDATA section is not well-formed",
        CotError.MismatchedTag => "an end tag does not match the open element",
        CotError.BadName => "an element or attribute name is not legal",
        CotError.BadAttribute => "an attribute is not quoted or holds '<'",
        CotError.DuplicateAttribute => "an attribute is given twice",
        CotError.BadEntity => "an entity is unknown or stands for an illegal character",
        CotError.BadNamespace => "a namespace prefix is not declared or not allowed",
        CotError.InstructionRefused => "processing instructions are refused",
        CotError.TooDeep => "elements nest deeper than the limit",
        CotError.TooManyAttributes => "an element has more attributes than the limit",
        CotError.TooManyElements => "the event has more elements than the limit",
        CotError.DuplicateElement => "point, detail, marti or a message field is given twice",
        CotError.MissingUid => "the uid is missing",
        CotError.UidTooLong => "the uid is longer than the limit",
        CotError.BadType => "the type is missing, too long or escaped",
        CotError.BadTime => "time, start or stale is missing or not a time from 1970 to 9999",
        CotError.MissingPoint => "an atom has no point",
        CotError.BadPosition => "latitude or longitude is missing or out of range",
        CotError.BadNumber => "height or an error estimate is not a number",
        CotError.TooManyDestinations => "the event has more destinations than the limit",
        CotError.BadMagic => "the message does not begin with 0xBF",
        CotError.BadVarint => "a length is not a minimal varint",
        CotError.EmptyMessage => "the message is empty",
        CotError.UnsupportedVersion => "the protocol version is not 1",
        CotError.MalformedProtobuf => "the protobuf message is malformed",
        CotError.NoEvent => "the message holds no event",
        CotError.NoRoom => "the destination is too small",
        _ => throw new ArgumentOutOfRangeException(nameof(error), error, "Unknown CoT error."),
    };
}

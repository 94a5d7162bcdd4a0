namespace Liaison.Cot;

/// <summary>Why bytes were refused: one name for each reason. The numbers are stable: they appear in logs and
/// metrics.</summary>
public enum CotError
{
    /// <summary>Nothing is wrong.</summary>
    None = 0,

    /// <summary>No end of event within <see cref="CotLimits.MaxFrameBytes"/>, or a longer length is
    /// announced.</summary>
    FrameTooLong = 1,

    /// <summary>The event closes itself (<c>&lt;event .../&gt;</c>), so it never ends on the stream.</summary>
    SelfClosedEvent = 2,

    /// <summary>A document type declaration, which CoT never has.</summary>
    DoctypeRefused = 3,

    /// <summary>The bytes are not one <c>event</c> element from start to end.</summary>
    NotAnEvent = 4,

    /// <summary>A byte that is not UTF-8, or a character that XML 1.0 does not allow.</summary>
    BadCharacter = 5,

    /// <summary>A tag, comment or CDATA section that is not well-formed.</summary>
    MalformedMarkup = 6,

    /// <summary>An end tag does not match the open element, or an element stays open.</summary>
    MismatchedTag = 7,

    /// <summary>An element or attribute name that XML does not allow.</summary>
    BadName = 8,

    /// <summary>An attribute without quotes, or with <c>&lt;</c> in its value.</summary>
    BadAttribute = 9,

    /// <summary>The same attribute twice in one element.</summary>
    DuplicateAttribute = 10,

    /// <summary>An entity that is unknown, or a reference to an illegal character.</summary>
    BadEntity = 11,

    /// <summary>A prefix without declaration, or a declaration that XML namespaces forbid.</summary>
    BadNamespace = 12,

    /// <summary>A processing instruction inside the event.</summary>
    InstructionRefused = 13,

    /// <summary>Elements nest deeper than <see cref="CotLimits.MaxDepth"/>.</summary>
    TooDeep = 14,

    /// <summary>More attributes than <see cref="CotLimits.MaxAttributes"/> in one element.</summary>
    TooManyAttributes = 15,

    /// <summary>More elements than <see cref="CotLimits.MaxElements"/>.</summary>
    TooManyElements = 16,

    /// <summary>A second <c>point</c>, <c>detail</c> or <c>marti</c>, or a protobuf message given twice.</summary>
    DuplicateElement = 17,

    /// <summary>The uid is missing or empty.</summary>
    MissingUid = 20,

    /// <summary>The uid is longer than <see cref="CotLimits.MaxUidBytes"/>.</summary>
    UidTooLong = 21,

    /// <summary>The type is missing, empty, too long, or written with entities.</summary>
    BadType = 22,

    /// <summary>Time, start or stale is missing, not ISO 8601, or outside 1970 to 9999.</summary>
    BadTime = 23,

    /// <summary>An atom (<c>a-...</c>) without a point.</summary>
    MissingPoint = 24,

    /// <summary>Latitude or longitude is missing, not a number, or out of range.</summary>
    BadPosition = 25,

    /// <summary>Height or an error estimate is not a number.</summary>
    BadNumber = 26,

    /// <summary>More destinations than <see cref="CotLimits.MaxDestinations"/>.</summary>
    TooManyDestinations = 27,

    /// <summary>The message does not begin with the byte 0xBF.</summary>
    BadMagic = 30,

    /// <summary>A length or version that is not a minimal varint of at most five bytes.</summary>
    BadVarint = 31,

    /// <summary>A message of no bytes.</summary>
    EmptyMessage = 32,

    /// <summary>A mesh message of another protocol version than 1.</summary>
    UnsupportedVersion = 33,

    /// <summary>The protobuf message is cut off or uses an illegal tag or wire type.</summary>
    MalformedProtobuf = 34,

    /// <summary>A TAK message without an event in it.</summary>
    NoEvent = 35,

    /// <summary>The destination has no room for the result.</summary>
    NoRoom = 36,
}

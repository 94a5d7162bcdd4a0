namespace Liaison.Picture;

/// <summary>What became of a report that was handed to the picture.</summary>
public enum AppendOutcome
{
    /// <summary>It is in the log and in the picture.</summary>
    Accepted,

    /// <summary>The same bytes came from somebody else shortly before: it goes round in a loop and is dropped.</summary>
    Loop,

    /// <summary>The picture holds as many tracks as it may; the report of a new one is refused.</summary>
    PictureFull,

    /// <summary>It cannot be written in the form in which clients would get it, and is refused.</summary>
    NotWritable,
}

namespace Liaison.Link.Orderly;

/// <summary>Why a link ended.</summary>
public enum LinkFault
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The other side ended it.</summary>
    ClosedByPartner,

    /// <summary>Nothing was heard for too long.</summary>
    Silent,

    /// <summary>A frame cannot be read, or comes at a wrong moment.</summary>
    BadFrame,

    /// <summary>It speaks another version.</summary>
    OtherVersion,

    /// <summary>Another headquarters speaks, or another log than the one that was paired.</summary>
    WrongPartner,

    /// <summary>A block that is not the next one, was changed, or is not signed by the partner's key.</summary>
    BadBlock,

    /// <summary>
    /// A log has two stories: the partner's signed blocks, or ours, say something else than what was given before.
    /// Nothing more is taken until people have looked at it.
    /// </summary>
    Forked,

    /// <summary>Our own disk has failed.</summary>
    OwnDisk,
}

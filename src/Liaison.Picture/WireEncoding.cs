namespace Liaison.Picture;

/// <summary>The two forms in which a report travels to TAK clients. They are twins: each can be made from the other.</summary>
public enum WireEncoding
{
    /// <summary>A CoT event as XML text (TAK protocol version 0).</summary>
    Xml,

    /// <summary>A TAK message with its stream frame (TAK protocol version 1).</summary>
    Protobuf,
}

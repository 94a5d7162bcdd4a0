namespace Liaison.Cot;

/// <summary>How an event is to be handed on.</summary>
public enum CotKind : byte
{
    /// <summary>Must reach its addressees, in order: chat, tasks, file transfers, deletions, and all that is not
    /// known.</summary>
    Message,

    /// <summary>A newer report of the same uid makes it obsolete: positions, drawings, points of interest.</summary>
    State,

    /// <summary>An alert; goes ahead of everything but control.</summary>
    Emergency,

    /// <summary>Ping (<c>t-x-c-t</c>): answered at once, never handed on.</summary>
    Ping,

    /// <summary>Answer to a ping (<c>t-x-c-t-r</c>): never handed on.</summary>
    Pong,

    /// <summary>Choice of the protocol version (<c>t-x-takp-v</c>, <c>-q</c>, <c>-r</c>): never handed on.</summary>
    Protocol,

    /// <summary>Metrics of a client (<c>t-x-c-m</c>): for the node only.</summary>
    Metrics,
}

/// <summary>Sorts CoT types into kinds.</summary>
public static class CotTypes
{
    /// <summary>The kind of a CoT type; what is not known counts as <see cref="CotKind.Message"/>, which is never
    /// thinned.</summary>
    public static CotKind Classify(ReadOnlySpan<byte> type)
    {
        if (type.Length < 2)
            return CotKind.Message;
        if (type[0] is (byte)'a' or (byte)'u' && type[1] == '-')
            return CotKind.State;
        if (type[0] == 'b')
            return ClassifyBit(type);
        return type[0] == 't' ? ClassifyTasking(type) : CotKind.Message;
    }

    static CotKind ClassifyBit(ReadOnlySpan<byte> type)
    {
        if (type.StartsWith("b-m-"u8) || type.StartsWith("b-i-"u8))
            return CotKind.State;
        return type.StartsWith("b-a-"u8) ? CotKind.Emergency : CotKind.Message;
    }

    static CotKind ClassifyTasking(ReadOnlySpan<byte> type)
    {
        if (type.SequenceEqual("t-x-c-t"u8))
            return CotKind.Ping;
        if (type.SequenceEqual("t-x-c-t-r"u8))
            return CotKind.Pong;
        if (type.SequenceEqual("t-x-c-m"u8))
            return CotKind.Metrics;
        return type.StartsWith("t-x-takp-"u8) ? CotKind.Protocol : CotKind.Message;
    }
}

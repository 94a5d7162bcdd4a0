namespace Liaison.Cot;

/// <summary>A range of bytes inside a payload: an attribute value, an element, or a protobuf field.</summary>
public readonly record struct ByteRange
{
    const int EscapedBit = int.MinValue;

    readonly int _lengthAndFlag;

    /// <summary>Makes a range.</summary>
    /// <param name="offset">First byte, counted from the start of the payload.</param>
    /// <param name="length">Number of bytes, at least 0.</param>
    /// <param name="isEscaped">See <see cref="IsEscaped"/>.</param>
    public ByteRange(int offset, int length, bool isEscaped = false)
    {
        Offset = offset;
        _lengthAndFlag = isEscaped ? length | EscapedBit : length;
    }

    /// <summary>First byte, counted from the start of the payload.</summary>
    public int Offset { get; }

    /// <summary>Number of bytes.</summary>
    public int Length => _lengthAndFlag & int.MaxValue;

    /// <summary>One past the last byte.</summary>
    public int End => Offset + Length;

    /// <summary>True when nothing is there: the attribute or element is absent or empty.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>True when the bytes are XML text that differs from the value they stand for (entities, or line
    /// breaks and tabs in an attribute); <see cref="XmlText"/> gives the value.</summary>
    public bool IsEscaped => _lengthAndFlag < 0;

    /// <summary>The bytes of the range.</summary>
    public ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> payload) => payload.Slice(Offset, Length);
}

using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Liaison.Cot;

/// <summary>Reads the fields of one protobuf message in place. Offsets count from the start of the payload.</summary>
ref struct ProtoReader
{
    readonly ReadOnlySpan<byte> _payload;
    readonly int _end;
    int _position;

    public ProtoReader(ReadOnlySpan<byte> payload, ByteRange message)
    {
        _payload = payload[..message.End];
        _position = message.Offset;
        _end = message.End;
    }

    /// <summary>True after the last field of a message that was whole.</summary>
    public readonly bool IsDone => _position == _end;

    /// <summary>Reads the tag of the next field; false at the end and on an illegal tag (see <see
    /// cref="IsDone"/>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadTag(out uint tag)
    {
        if (_position < _end && _payload[_position] is >= 8 and < 0x80)
        {
            tag = _payload[_position++];
            return true;
        }

        return TryReadLongTag(out tag);
    }

    bool TryReadLongTag(out uint tag)
    {
        tag = 0;
        var start = _position;
        if (start >= _end)
            return false;
        if (!TryReadVarint(out var value) || value > uint.MaxValue || value < 8)
        {
            _position = start;
            return false;
        }

        tag = (uint)value;
        return true;
    }

    public bool TryReadVarint(out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 70 && _position < _end; shift += 7)
        {
            var next = _payload[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return shift < 63 || next <= 1;
        }

        return false;
    }

    public bool TryReadDouble(out double value)
    {
        value = 0;
        if (_end - _position < sizeof(double))
            return false;
        value = BinaryPrimitives.ReadDoubleLittleEndian(_payload[_position..]);
        _position += sizeof(double);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadBytes(out ByteRange range)
    {
        range = default;
        ulong length;
        if (_position < _end && _payload[_position] < 0x80)
            length = _payload[_position++];
        else if (!TryReadVarint(out length))
            return false;
        if (length > (ulong)(_end - _position))
            return false;
        range = new ByteRange(_position, (int)length);
        _position += (int)length;
        return true;
    }

    /// <summary>Passes over a field of an unknown number; groups, which proto3 does not have, are refused.</summary>
    public bool TrySkip(uint tag)
    {
        switch (tag & 7)
        {
            case 0:
                return TryReadVarint(out _);
            case 1:
                return TryAdvance(8);
            case 2:
                return TryReadBytes(out _);
            case 5:
                return TryAdvance(4);
            default:
                return false;
        }
    }

    bool TryAdvance(int count)
    {
        if (_end - _position < count)
            return false;
        _position += count;
        return true;
    }
}

namespace Liaison.Cot;

/// <summary>The control part of a TakMessage, by which peers of the mesh say what they understand.</summary>
/// <param name="MinVersion">Lowest protocol version; absent counts as 1.</param>
/// <param name="MaxVersion">Highest protocol version; absent counts as 1.</param>
/// <param name="ContactUid">Uid of the sender, empty when not given.</param>
public readonly record struct TakControl(uint MinVersion, uint MaxVersion, ByteRange ContactUid)
{
    /// <summary>Finds the control part of a message; false when there is none or it is malformed.</summary>
    public static bool TryRead(ReadOnlySpan<byte> takMessage, out TakControl control)
    {
        control = default;
        var found = false;
        var reader = new ProtoReader(takMessage, new ByteRange(0, takMessage.Length));
        while (reader.TryReadTag(out var tag))
        {
            if (tag != TakField.Control)
            {
                if (!reader.TrySkip(tag))
                    return false;
                continue;
            }

            if (found || !reader.TryReadBytes(out var message) || !TryReadFields(takMessage, message, out control))
                return false;
            found = true;
        }

        return found && reader.IsDone;
    }

    static bool TryReadFields(ReadOnlySpan<byte> payload, ByteRange message, out TakControl control)
    {
        control = default;
        ulong min = 0, max = 0;
        ByteRange uid = default;
        var reader = new ProtoReader(payload, message);
        while (reader.TryReadTag(out var tag))
        {
            var isRead = tag switch
            {
                TakField.MinVersion => reader.TryReadVarint(out min),
                TakField.MaxVersion => reader.TryReadVarint(out max),
                TakField.ContactUid => reader.TryReadBytes(out uid),
                _ => reader.TrySkip(tag),
            };
            if (!isRead)
                return false;
        }

        if (!reader.IsDone || !ProtoScanner.IsTextLegal(payload, uid))
            return false;
        control = new TakControl(Math.Max(1, (uint)min), Math.Max(1, (uint)max), uid);
        return true;
    }
}

using Liaison.Cot;

namespace Liaison.Fuzz;

/// <summary>Framing of protocol version 1: a stream gives one answer however it is cut, and never reaches past its
/// bytes.</summary>
public static class MeshTarget
{
    public static ulong Run(byte[] input, bool isPlanted)
    {
        var mesh = TakFramer.TryFrameMesh(input, CotLimits.Default, out var datagram);
        if (mesh == FrameStatus.Event)
            _ = ProtoScanner.TryScan(datagram.Payload(input), CotLimits.Default, out _, out _);
        TakFramer.TryFrameStream(input, CotLimits.Default, out var whole);
        for (var length = 0; length < Math.Min(input.Length, 64); length++)
        {
            var status = TakFramer.TryFrameStream(input.AsSpan(0, length), CotLimits.Default, out var part);
            // The planted bug: a length that is cut off counts as wrong.
            if (isPlanted && length == 2 && status == FrameStatus.NeedMore && input[1] >= 0x80)
                status = FrameStatus.Broken;
            if (status == FrameStatus.NeedMore)
                continue;
            FuzzFailureException.Unless(
                status == part.Status && part == whole, "A part of the stream gives another answer than the whole.");
        }

        FuzzFailureException.Unless(whole.Consumed <= input.Length, "More is dropped than was there.");
        return ((ulong)datagram.Error << 16) ^ ((ulong)whole.Error << 8) ^ (ulong)whole.Status ^ ((ulong)mesh << 4);
    }
}

using System.Buffers;
using Liaison.Cot;

namespace Liaison.Fuzz;

/// <summary>An event keeps its values and its unknown detail through protobuf and back.</summary>
public static class TranscodeTarget
{
    public static ulong Run(byte[] input, bool isPlanted)
    {
        if (!CotScanner.TryScan(input, CotLimits.Default, out var ev, out var error))
            return (ulong)error << 32;
        var writer = new ArrayBufferWriter<byte>();
        if (!TakProtocolWriter.Write(input, in ev, TakFraming.None, writer))
            return 1;
        var message = writer.WrittenSpan.ToArray();
        // The planted bug: a byte of a long message is lost.
        if (isPlanted && message.Length > 400)
            message[^1] ^= 1;
        var isAccepted = ProtoScanner.TryScan(message, Wide, out var read, out var refusal);
        FuzzFailureException.Unless(isAccepted, $"The own message is refused: {refusal}.");
        EventComparison.SameValues(input, in ev, message, in read);
        EventComparison.SameDetail(input, in ev, message, in read);
        EventComparison.ThereAndBack(message, in read);
        return (ulong)message.Length ^ ((ulong)ev.Flags << 16);
    }

    static readonly CotLimits Wide = CotLimits.Default with { MaxFrameBytes = 1 << 22 };
}

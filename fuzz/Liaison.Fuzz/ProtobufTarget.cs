using Liaison.Cot;

namespace Liaison.Fuzz;

/// <summary>What the protobuf scanner accepts becomes an XML event that the XML scanner accepts, with the same
/// values.</summary>
public static class ProtobufTarget
{
    public static ulong Run(byte[] input, bool isPlanted)
    {
        _ = TakControl.TryRead(input, out _);
        var isAccepted = ProtoScanner.TryScan(input, CotLimits.Default, out var ev, out var error);
        // The planted bug: characters that XML does not know are let through.
        isAccepted |= isPlanted && error == CotError.BadCharacter && !ev.Uid.IsEmpty;
        if (isAccepted)
            EventComparison.ThereAndBack(input, in ev);
        return ((ulong)error << 32) ^ ((ulong)ev.Flags << 8)
            ^ (ev.Detail.IsEmpty ? 0UL : 1) ^ (ev.Callsign.IsEmpty ? 0UL : 2) ^ (ev.Marti.IsEmpty ? 0UL : 4)
            ^ ((ulong)ev.Type.Length << 16);
    }
}

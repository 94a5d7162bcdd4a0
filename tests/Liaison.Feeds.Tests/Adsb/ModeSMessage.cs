using Liaison.Feeds.Adsb;

namespace Liaison.Feeds.Tests.Adsb;

/// <summary>Messages that no example is at hand of.</summary>
static class ModeSMessage
{
    /// <summary>A message of 112 bits whose parity holds.</summary>
    /// <param name="head">Its downlink format and the three bits that follow.</param>
    /// <param name="address">Its sender.</param>
    /// <param name="content">56 bits in hexadecimal digits.</param>
    public static byte[] Squitter(byte head, uint address, string content)
    {
        byte[] message =
        [
            head, (byte)(address >> 16), (byte)(address >> 8), (byte)address, .. Convert.FromHexString(content),
            0, 0, 0,
        ];
        var parity = ModeSParity.Remainder(message);
        (message[11], message[12], message[13]) = ((byte)(parity >> 16), (byte)(parity >> 8), (byte)parity);
        return message;
    }
}

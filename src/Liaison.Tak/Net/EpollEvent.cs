using System.Runtime.InteropServices;

namespace Liaison.Tak.Net;

/// <summary>The kernel's <c>struct epoll_event</c>: packed to 12 bytes on x86-64, 16 bytes elsewhere.</summary>
static unsafe class EpollEvent
{
    public const int MaxBytes = 16;

    static readonly bool IsPacked = RuntimeInformation.ProcessArchitecture is Architecture.X64;

    public static int Bytes => IsPacked ? 12 : 16;

    static int KeyOffset => IsPacked ? 4 : 8;

    public static void Write(byte* at, uint events, ulong key)
    {
        *(uint*)at = events;
        *(ulong*)(at + KeyOffset) = key;
    }

    public static (uint Events, ulong Key) Read(byte* events, int index)
    {
        var at = events + (index * Bytes);
        return (*(uint*)at, *(ulong*)(at + KeyOffset));
    }
}

using System.Runtime.InteropServices;
using Liaison.Picture.Reading;

namespace Liaison.Tak.Net;

/// <summary>
/// The few calls of the C library that one thread needs to serve many sockets: readiness, accept, receive, send. Results
/// and errors are those of the manual pages; <see cref="LastError"/> gives errno.
/// </summary>
static unsafe partial class Posix
{
    public const int WouldBlock = 11;
    public const int Interrupted = 4;
    public const int TooManyFilesOfProcess = 24;
    public const int TooManyFilesOfSystem = 23;
    public const int NoMemory = 12;
    public const int NoBuffers = 105;

    public const uint Readable = 1;
    public const uint Writable = 4;
    public const uint Error = 8;
    public const uint HangUp = 16;

    public const int Add = 1;
    public const int Delete = 2;
    public const int Modify = 3;

    const string Library = "libc";
    const int NonBlocking = 0x800;
    const int CloseOnExec = 0x80000;
    const int NoSignalDontWait = 0x4000 | 0x40;
    const int SocketLevel = 1;
    const int KeepAlive = 9;
    const int Tcp = 6;
    const int TcpNoDelay = 1;
    const int TcpKeepIdle = 4;
    const int TcpKeepInterval = 5;
    const int TcpKeepCount = 6;
    const int TcpNotSentLowWater = 25;
    const nuint OutQueue = 0x5411;
    const int OpenFilesLimit = 7;

    public static int LastError => Marshal.GetLastPInvokeError();

    public static int CreateEpoll() => epoll_create1(CloseOnExec);

    public static int CreateWakeUp() => eventfd(0, NonBlocking | CloseOnExec);

    /// <summary>Adds, changes or removes a descriptor; <paramref name="key"/> comes back with its events.</summary>
    public static int Control(int epoll, int operation, int descriptor, uint events, ulong key)
    {
        var buffer = stackalloc byte[EpollEvent.MaxBytes];
        EpollEvent.Write(buffer, events, key);
        return epoll_ctl(epoll, operation, descriptor, buffer);
    }

    public static int Wait(int epoll, byte* events, int count, int timeoutMs) => epoll_wait(epoll, events, count, timeoutMs);

    /// <summary>Takes the next connection of a listening socket: never blocks, and the connection never blocks either.</summary>
    public static int Accept(int listener) => accept4(listener, null, null, NonBlocking | CloseOnExec);

    public static nint Receive(int descriptor, byte* buffer, int length) =>
        recv(descriptor, buffer, (nuint)length, NoSignalDontWait);

    public static nint Send(int descriptor, ReadOnlySpan<MemoryRange> ranges)
    {
        if (ranges.Length == 1)
            return send(descriptor, (byte*)ranges[0].Address, (nuint)ranges[0].Length, NoSignalDontWait);
        fixed (MemoryRange* vector = ranges) return writev(descriptor, vector, ranges.Length);
    }

    public static nint Send(int descriptor, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes) return send(descriptor, start, (nuint)bytes.Length, NoSignalDontWait);
    }

    public static void Close(int descriptor) => _ = close(descriptor);

    /// <summary>Sends at once, finds dead peers, and keeps little that the peer cannot take yet in the kernel.</summary>
    public static void Prepare(int descriptor, int notSentBytes)
    {
        Set(descriptor, Tcp, TcpNoDelay, 1);
        Set(descriptor, SocketLevel, KeepAlive, 1);
        Set(descriptor, Tcp, TcpKeepIdle, 60);
        Set(descriptor, Tcp, TcpKeepInterval, 20);
        Set(descriptor, Tcp, TcpKeepCount, 3);
        if (notSentBytes > 0) Set(descriptor, Tcp, TcpNotSentLowWater, notSentBytes);
    }

    /// <summary>Bytes that were sent and that the peer has not acknowledged.</summary>
    public static int Unacknowledged(int descriptor)
    {
        var bytes = 0;
        return ioctl(descriptor, OutQueue, &bytes) == 0 ? bytes : 0;
    }

    /// <summary>The peer's address as the kernel's socket address.</summary>
    public static ReadOnlySpan<byte> PeerAddress(int descriptor, Span<byte> buffer)
    {
        var length = (uint)buffer.Length;
        fixed (byte* start = buffer)
            return getpeername(descriptor, start, &length) == 0 ? buffer[..(int)Math.Min(length, (uint)buffer.Length)] : default;
    }

    public static void WakeUp(int descriptor)
    {
        var one = 1ul;
        _ = write(descriptor, (byte*)&one, sizeof(ulong));
    }

    public static void ClearWakeUp(int descriptor)
    {
        ulong count;
        _ = read(descriptor, (byte*)&count, sizeof(ulong));
    }

    /// <summary>Raises the limit of open files as far as allowed, and tells what it is.</summary>
    public static long RaiseOpenFiles()
    {
        var limits = stackalloc ulong[2];
        if (getrlimit(OpenFilesLimit, limits) != 0) return 1024;
        if (limits[0] < limits[1])
        {
            limits[0] = limits[1];
            if (setrlimit(OpenFilesLimit, limits) != 0) _ = getrlimit(OpenFilesLimit, limits);
        }

        return (long)Math.Min(limits[0], int.MaxValue);
    }

    static void Set(int descriptor, int level, int option, int value) =>
        _ = setsockopt(descriptor, level, option, &value, sizeof(int));

    [LibraryImport(Library, SetLastError = true)]
    private static partial int epoll_create1(int flags);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int epoll_ctl(int epoll, int operation, int descriptor, byte* epollEvent);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int epoll_wait(int epoll, byte* events, int count, int timeoutMs);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int eventfd(uint count, int flags);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int accept4(int listener, void* address, void* length, int flags);

    [LibraryImport(Library, SetLastError = true)]
    private static partial nint recv(int descriptor, byte* buffer, nuint length, int flags);

    [LibraryImport(Library, SetLastError = true)]
    private static partial nint send(int descriptor, byte* buffer, nuint length, int flags);

    [LibraryImport(Library, SetLastError = true)]
    private static partial nint writev(int descriptor, MemoryRange* vector, int count);

    [LibraryImport(Library, SetLastError = true)]
    private static partial nint read(int descriptor, byte* buffer, nuint length);

    [LibraryImport(Library, SetLastError = true)]
    private static partial nint write(int descriptor, byte* buffer, nuint length);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int close(int descriptor);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int setsockopt(int descriptor, int level, int option, void* value, uint length);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int getpeername(int descriptor, byte* address, uint* length);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int ioctl(int descriptor, nuint request, void* argument);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int getrlimit(int resource, ulong* limits);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int setrlimit(int resource, ulong* limits);
}

using System.Runtime.InteropServices;

namespace Liaison.Picture.Reading;

/// <summary>A range of unmanaged memory to send; laid out as the operating system's <c>struct iovec</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct MemoryRange(nint Address, nint Length)
{
    /// <summary>The bytes. Valid until the reader that gathered the range advances.</summary>
    public unsafe ReadOnlySpan<byte> Bytes => new((void*)Address, (int)Length);
}

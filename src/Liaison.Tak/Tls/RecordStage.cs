using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Liaison.Tak.Tls;

/// <summary>
/// Where OpenSSL puts the records of all connections of one thread, so that several records go out with one call. It is
/// empty between two uses.
/// </summary>
sealed unsafe class RecordStage : IDisposable
{
    // Plain bytes that are encrypted in one go; their records fit the stage with room for alerts and key updates.
    public const int MostPlainBytes = 128 * 1024;
    const int Capacity = MostPlainBytes + 64 * 1024;

    const int SourceSinkType = 0x0400 | 100;
    const int ControlFlush = 11;

    static readonly nint Method = MakeMethod();

    readonly Stage* _stage;
    readonly nint _bio;

    public RecordStage()
    {
        _stage = (Stage*)NativeMemory.Alloc((nuint)sizeof(Stage));
        *_stage = new Stage { Start = (byte*)NativeMemory.Alloc(Capacity) };
        _bio = OpenSsl.BIO_new(Method);
        OpenSsl.BIO_set_data(_bio, _stage);
        OpenSsl.BIO_set_init(_bio, 1);
    }

    public ReadOnlySpan<byte> Bytes => new(_stage->Start, _stage->Length);

    /// <summary>A buffer for plain bytes that come from several places.</summary>
    public byte[] Plain { get; } = GC.AllocateUninitializedArray<byte>(MostPlainBytes, pinned: true);

    public void Clear() => _stage->Length = 0;

    /// <summary>Makes a connection write its records here.</summary>
    public void Attach(nint ssl)
    {
        _ = OpenSsl.BIO_up_ref(_bio);
        OpenSsl.SSL_set0_wbio(ssl, _bio);
    }

    public void Dispose()
    {
        _ = OpenSsl.BIO_free(_bio);
        NativeMemory.Free(_stage->Start);
        NativeMemory.Free(_stage);
    }

    static nint MakeMethod()
    {
        var method = OpenSsl.BIO_meth_new(SourceSinkType, "record stage");
        _ = OpenSsl.BIO_meth_set_write(method, (nint)(delegate* unmanaged[Cdecl]<nint, byte*, int, int>)&Write);
        _ = OpenSsl.BIO_meth_set_ctrl(method, (nint)(delegate* unmanaged[Cdecl]<nint, int, long, nint, long>)&Control);
        return method;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Write(nint bio, byte* bytes, int length)
    {
        var stage = (Stage*)OpenSsl.BIO_get_data(bio);
        if (stage->Length + length > Capacity) return -1;
        Buffer.MemoryCopy(bytes, stage->Start + stage->Length, Capacity - stage->Length, length);
        stage->Length += length;
        return length;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static long Control(nint bio, int command, long number, nint pointer) => command == ControlFlush ? 1 : 0;

    struct Stage
    {
        public byte* Start;
        public int Length;
    }
}

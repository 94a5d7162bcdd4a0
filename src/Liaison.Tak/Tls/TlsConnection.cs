using System.Net;
using Liaison.Picture.Reading;
using Liaison.Tak.Net;

namespace Liaison.Tak.Tls;

/// <summary>
/// A connection whose bytes travel in TLS records. What was encrypted and found no room in the socket waits here and goes
/// first; nothing more is encrypted before.
/// </summary>
sealed unsafe class TlsConnection : Connection
{
    // A record holds at most this many plain bytes.
    const int RecordBytes = 16 * 1024;

    readonly nint _ssl;
    readonly RecordStage _stage;
    NativeBuffer _waiting;

    public TlsConnection(int descriptor, IPAddress address, nint ssl, RecordStage stage) : base(descriptor, address)
    {
        (_ssl, _stage) = (ssl, stage);
        stage.Attach(ssl);
        // What the client sent right behind its handshake may have been read along with it.
        HasBufferedInput = OpenSsl.SSL_has_pending(ssl) != 0;
    }

    public override long Unacknowledged => base.Unacknowledged + _waiting.Length;

    protected override int Receive(Span<byte> buffer)
    {
        var received = 0;
        HasBufferedInput = false;
        fixed (byte* start = buffer)
        {
            while (buffer.Length - received >= RecordBytes)
            {
                OpenSsl.ERR_clear_error();
                var read = OpenSsl.SSL_read(_ssl, start + received, buffer.Length - received);
                if (read > 0)
                {
                    received += read;
                    continue;
                }

                var error = OpenSsl.SSL_get_error(_ssl, read);
                if (!SendStaged()) return 0;
                if (error is OpenSsl.WantRead or OpenSsl.WantWrite) return received > 0 ? received : -1;
                // The end comes with the next call, after the bytes before it.
                HasBufferedInput = received > 0;
                return received;
            }
        }

        HasBufferedInput = OpenSsl.SSL_has_pending(_ssl) != 0;
        return received;
    }

    protected override int Send(Gathering gathering)
    {
        if (!FlushTransport()) return -1;
        if (_waiting.Length > 0) return 0;

        var ranges = gathering.Ranges;
        var taken = 0;
        if (ranges.Length == 1)
        {
            taken = (int)Math.Min(ranges[0].Length, RecordStage.MostPlainBytes);
            return Encrypt((byte*)ranges[0].Address, taken) ? taken : -1;
        }

        var plain = _stage.Plain.AsSpan();
        foreach (var range in ranges)
        {
            var length = Math.Min((int)range.Length, plain.Length - taken);
            range.Bytes[..length].CopyTo(plain[taken..]);
            taken += length;
            if (taken == plain.Length) break;
        }

        fixed (byte* start = plain) return Encrypt(start, taken) ? taken : -1;
    }

    protected override bool FlushTransport()
    {
        if (_waiting.Length == 0) return true;
        var sent = Posix.Send(Descriptor, _waiting.Bytes);
        if (sent < 0)
        {
            IsBlocked = Posix.LastError is Posix.WouldBlock or Posix.Interrupted;
            return IsBlocked;
        }

        _waiting.Set(_waiting.Bytes[(int)sent..]);
        IsBlocked = _waiting.Length > 0;
        return true;
    }

    public override void Free()
    {
        OpenSsl.ERR_clear_error();
        if (_waiting.Length == 0)
        {
            _ = OpenSsl.SSL_shutdown(_ssl);
            _ = Posix.Send(Descriptor, _stage.Bytes);
        }

        _stage.Clear();
        OpenSsl.SSL_free(_ssl);
        _waiting.Free();
        base.Free();
    }

    bool Encrypt(byte* plain, int length)
    {
        OpenSsl.ERR_clear_error();
        // The stage takes everything, so a write is whole or the connection is broken.
        if (OpenSsl.SSL_write(_ssl, plain, length) == length) return SendStaged();
        _stage.Clear();
        return false;
    }

    bool SendStaged()
    {
        var bytes = _stage.Bytes;
        if (bytes.IsEmpty) return true;
        var sent = _waiting.Length > 0 ? 0 : (int)Posix.Send(Descriptor, bytes);
        if (sent < 0)
        {
            if (Posix.LastError is not (Posix.WouldBlock or Posix.Interrupted)) return false;
            sent = 0;
        }

        if (sent < bytes.Length)
        {
            var rest = bytes[sent..];
            rest.CopyTo(_waiting.Reserve(rest.Length));
            _waiting.Commit(rest.Length);
            IsBlocked = true;
        }

        _stage.Clear();
        return true;
    }
}

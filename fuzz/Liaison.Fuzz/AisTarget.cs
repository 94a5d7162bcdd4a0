using System.Text;
using Liaison.Feeds;
using Liaison.Feeds.Ais;
using Liaison.Picture.Tracks;

namespace Liaison.Fuzz;

/// <summary>
/// AIS sentences: a stream gives the same reports however it is cut, none outside the earth, and what comes behind junk
/// is read.
/// </summary>
public static class AisTarget
{
    const int Piece = 7;
    const long Now = 1_767_225_600_000;

    static readonly byte[] Good = "\n!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A\n"u8.ToArray();

    /// <summary>Sentences to begin with.</summary>
    public static IEnumerable<byte[]> Seeds() =>
    [
        Good,
        "!AIVDM,2,1,5,A,53@nhq@00001Q0?KOWA0ThuB0lE8eE:22222221N1p52240Ht5000000,0*28\n"u8.ToArray(),
        "!AIVDM,2,2,5,A,000000000000000,2*21\n"u8.ToArray(),
        "\\s:r003669945,c:1241544035*77\\!AIVDM,1,1,,B,15N4cJ`005Jrek0H@9n`DW5608EP,0*13\n"u8.ToArray(),
        "!AIVDM,1,1,,A,H42O55i18tMET00000000000000,2*6D\r\n"u8.ToArray(),
        "$GPGLL,5250.53669,N,00542.34920,E,213950.00,A,A*67\r\n"u8.ToArray(),
    ];

    /// <summary>Pieces of sentences.</summary>
    public static IReadOnlyList<byte[]> Words { get; } = Array.ConvertAll(
        [
            "!AIVDM,", "!BSVDO,", "1,1,,A,", "2,1,3,B,", "2,2,3,B,", ",0*", ",2*", "*4A", "\n", "\r\n", "\\",
            "\\g:1-2-7*", "\\c:1*", "!", "$", "w", "0", "`",
        ],
        Encoding.ASCII.GetBytes);

    public static ulong Run(byte[] input, bool isPlanted)
    {
        var (whole, cut) = (new Sink(), new Sink());
        Read(input, Math.Max(1, input.Length), whole, isPlanted: false);
        Read(input, Piece, cut, isPlanted);
        FuzzFailureException.Unless(whole.Hash == cut.Hash, "A stream that is cut gives other reports.");
        return whole.Signature;
    }

    static void Read(byte[] input, int piece, Sink sink, bool isPlanted)
    {
        var tracks = new AisTracks(mostStations: 8);
        for (var at = 0; at < input.Length; at += piece)
        {
            var bytes = input.AsSpan(at, Math.Min(piece, input.Length - at));
            // The planted bug: a star at the end of a piece is lost.
            if (isPlanted && bytes[^1] == '*') bytes = bytes[..^1];
            tracks.Accept(bytes, Now, sink);
        }

        // Another time, so that it is news even when the input had it.
        tracks.Accept(Good, Now + 120_000, sink);
        FuzzFailureException.Unless(sink.Last == 371798000, "A sentence behind junk is not read.");
    }

    sealed class Sink : IObservationSink
    {
        public ulong Hash { get; private set; } = 14_695_981_039_346_656_037;

        public ulong Signature { get; private set; }

        public long Last { get; private set; }

        public ushort Source => 1;

        public ushort Label => 0;

        public void Report(in TrackValues values, ReadOnlySpan<byte> remarks, ref int row)
        {
            FuzzFailureException.Unless(
                Math.Abs(values.Latitude) <= 90 && Math.Abs(values.Longitude) <= 180, "A report is not on the earth.");
            Last = long.Parse(values.Uid[5..], System.Globalization.CultureInfo.InvariantCulture);
            Mix(values.Uid);
            Mix(values.Callsign);
            Mix(values.Type);
            Mix(remarks);
            Hash ^= BitConverter.DoubleToUInt64Bits(values.Latitude) ^ (ulong)values.TimeMs;
            Signature ^= 1ul << (values.Type.Length + values.How.Length);
        }

        public void Reject(string reason, ReadOnlySpan<byte> input)
        {
            Mix(Encoding.ASCII.GetBytes(reason));
            Mix(input);
            Signature |= 1ul << (32 + (reason.Length % 31));
        }

        public void Ignore() => Hash++;

        // FNV-1a.
        void Mix(ReadOnlySpan<byte> bytes)
        {
            foreach (var one in bytes) Hash = (Hash ^ one) * 1_099_511_628_211;
        }
    }
}

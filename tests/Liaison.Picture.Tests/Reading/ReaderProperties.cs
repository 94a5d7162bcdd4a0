using System.Text.RegularExpressions;
using CsCheck;
using Liaison.Picture.Log;
using Liaison.Picture.Reading;

namespace Liaison.Picture.Tests.Reading;

/// <summary>Random worlds: senders, readers of different pace, encodings and groups; logs so small that they overflow.</summary>
public sealed partial class ReaderProperties
{
    const int Readers = 4;
    const int Senders = 3;
    static readonly string[] GroupNames = ["red", "green", "blue"];

    enum Act
    {
        Report,
        Message,
        Read,
        ReadSome,
        Wait,
    }

    static readonly Gen<(Act Act, int Who, int What, int Size)[]> Acts = Gen.Select(
        Gen.Frequency((6, Gen.Const(Act.Report)), (1, Gen.Const(Act.Message)), (3, Gen.Const(Act.Read)),
            (4, Gen.Const(Act.ReadSome)), (1, Gen.Const(Act.Wait))),
        Gen.Int[0, 11], Gen.Int[0, 39], Gen.Int[1, 900]).Array[1, 400];

    [Fact]
    public void Whoever_keeps_up_gets_everything_in_order_once() => Acts.Sample(acts =>
    {
        using var run = new Run(LogLimits.Default);
        foreach (var (act, who, what, size) in acts) run.Do(act == Act.Wait ? Act.Read : act, who, what, size);
        run.ReadToTheEnd();
        for (var reader = 0; reader < Readers; reader++)
            for (var sender = 0; sender < Senders; sender++)
                Assert.Equal(Of(sender, run.Expected(reader)), Of(sender, run.Got(reader)));
    });

    [Fact]
    public void Whoever_lags_ends_with_the_newest_of_each_track_and_every_message_once_in_order() => Acts.Sample(acts =>
    {
        using var run = new Run(new LogLimits(KeptBytes: 0, MaxBytes: 1, MaxLag: TimeSpan.FromSeconds(1)));
        foreach (var (act, who, what, size) in acts) run.Do(act, who, what, size);
        run.ReadToTheEnd();
        for (var reader = 0; reader < Readers; reader++)
        {
            var (expected, got) = (run.Expected(reader), run.Got(reader));
            for (var sender = 0; sender < Senders; sender++)
                Assert.Equal(Of(sender, expected).Where(IsMessage), Of(sender, got).Where(IsMessage));
            Assert.Equal(Newest(expected), Newest(got));
            // Reports of one track never go back in time, and none comes twice.
            foreach (var track in got.Where(e => !IsMessage(e)).GroupBy(Uid))
                Assert.True(track.Select(Number).Zip(track.Select(Number).Skip(1)).All(pair => pair.First < pair.Second));
        }
    });

    // Order is kept for each sender; what comes to different audiences has no order among itself.
    static IEnumerable<string> Of(int sender, IEnumerable<string> items) =>
        items.Where(item => item.StartsWith($"t{sender}-", StringComparison.Ordinal)
            || item.StartsWith($"message{sender}:", StringComparison.Ordinal));

    static bool IsMessage(string item) => item.StartsWith("message", StringComparison.Ordinal);

    static string Uid(string item) => item[..item.IndexOf(':')];

    static int Number(string item) => int.Parse(item[(item.IndexOf(':') + 1)..].TrimEnd('.'), null);

    static SortedDictionary<string, int> Newest(IEnumerable<string> items)
    {
        var newest = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in items.Where(i => !IsMessage(i))) newest[Uid(item)] = Number(item);
        return newest;
    }

    sealed partial class Run : IDisposable
    {
        readonly PictureWorld _world;
        readonly PictureReader[] _readers;
        readonly string[] _received = new string[Readers];
        readonly List<(string Item, int Sender, string[] Groups)> _sent = [];
        int _number;

        public Run(LogLimits limits)
        {
            _world = new PictureWorld(limits);
            // Readers 0 to 2 are also the senders; 3 only reads, in the other encoding.
            _readers = [.. Enumerable.Range(0, Readers).Select(r => _world.Picture.OpenReader(
                _world.Picture.Groups.SetOf(GroupsOf(r)), r == 3 ? WireEncoding.Protobuf : WireEncoding.Xml, r + 1))];
            for (var reader = 0; reader < Readers; reader++) _received[reader] = PictureWorld.ReadAll(_readers[reader]);
        }

        static string[] GroupsOf(int reader) => reader switch
        {
            0 => ["red", "blue"],
            1 => ["green"],
            2 => ["blue"],
            _ => GroupNames,
        };

        // Each track has one sender, as a device has; each sender publishes to some groups.
        static string[] PublishesTo(int sender) => sender == 1 ? ["green", "red"] : [GroupNames[sender]];

        public void Do(Act act, int who, int what, int size)
        {
            var sender = who % Senders;
            var audience = _world.Audience(PublishesTo(sender));
            switch (act)
            {
                case Act.Report:
                    var text = $"{++_number}".PadRight(size, '.');
                    var encoding = what % 5 == 0 ? WireEncoding.Protobuf : WireEncoding.Xml;
                    var uid = $"t{sender}-{what}";
                    var report = _world.Report(audience, sender + 1, uid, encoding, text: text);
                    Assert.Equal(AppendOutcome.Accepted, report.Outcome);
                    _readers[sender].NoteOwn(audience, report.Entry);
                    _sent.Add(($"{uid}:{_number}", sender, PublishesTo(sender)));
                    break;
                case Act.Message:
                    var message = _world.Message(audience, sender + 1);
                    _readers[sender].NoteOwn(audience, message.Entry);
                    _sent.Add(($"message{sender}:{message.Text}", sender, PublishesTo(sender)));
                    break;
                case Act.Read:
                    _received[who % Readers] += PictureWorld.ReadAll(_readers[who % Readers]);
                    break;
                case Act.ReadSome:
                    _received[who % Readers] += PictureWorld.Read(_readers[who % Readers], size);
                    break;
                default:
                    _world.Time.Advance(TimeSpan.FromSeconds(2));
                    break;
            }
        }

        public void ReadToTheEnd()
        {
            for (var reader = 0; reader < Readers; reader++) _received[reader] += PictureWorld.ReadAll(_readers[reader]);
        }

        public List<string> Expected(int reader) => [.. _sent
            .Where(s => s.Sender != reader && s.Groups.Intersect(GroupsOf(reader)).Any()).Select(s => s.Item)];

        /// <summary>What arrived, with the padding taken off; anything but whole reports in one encoding fails.</summary>
        public List<string> Got(int reader)
        {
            var pattern = reader == 3 ? InSquareBrackets() : InAngleBrackets();
            var matches = pattern.Matches(_received[reader]);
            Assert.Equal(_received[reader].Length, matches.Sum(m => m.Length));
            return [.. matches.Select(m => m.Groups[1].Value)];
        }

        public void Dispose()
        {
            foreach (var reader in _readers) reader.Dispose();
            _world.Dispose();
        }

        [GeneratedRegex(@"<([^<>.]+)\.*>")]
        private static partial Regex InAngleBrackets();

        [GeneratedRegex(@"\[([^\[\].]+)\.*\]")]
        private static partial Regex InSquareBrackets();
    }
}

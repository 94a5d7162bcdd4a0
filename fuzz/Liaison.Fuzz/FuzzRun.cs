using System.Globalization;

namespace Liaison.Fuzz;

/// <summary>An input that broke a rule, and which rule.</summary>
public sealed record FuzzFinding(byte[] Input, string Reason);

/// <summary>
/// One seeded run of a target in this process. An input is kept for further mutation when the target behaves in a
/// way not seen before (its outcome is a number that stands for what happened), which steers the run into rare
/// corners.
/// </summary>
public sealed class FuzzRun
{
    const int MaxInput = 4096;
    const int MaxCorpus = 4000;

    readonly FuzzTarget _target;
    readonly bool _isPlanted;
    readonly Random _random;
    readonly List<byte[]> _corpus = [];
    readonly HashSet<ulong> _outcomes = [];

    public FuzzRun(FuzzTarget target, int seed, bool isPlanted)
    {
        _target = target;
        _isPlanted = isPlanted;
        _random = new Random(seed);
        _corpus.AddRange(target.Seeds());
    }

    public long Executions { get; private set; }

    public int CorpusSize => _corpus.Count;

    /// <summary>Runs until the time is over or something is found; the seeds themselves always run.</summary>
    public FuzzFinding? For(TimeSpan duration, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        foreach (var seed in _corpus.ToArray())
        {
            if (Try(seed) is { } finding)
                return finding;
        }

        while (clock.GetElapsedTime(start) < duration)
        {
            for (var i = 0; i < 64; i++)
            {
                if (Try(Mutate()) is { } finding)
                    return finding;
            }
        }

        return null;
    }

    FuzzFinding? Try(byte[] input)
    {
        Executions++;
        try
        {
            var outcome = _target.Run(input, _isPlanted);
            if (_outcomes.Add(outcome) && _corpus.Count < MaxCorpus)
                _corpus.Add(input);
            return null;
        }
        catch (FuzzFailureException failure)
        {
            return new FuzzFinding(input, failure.Message);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new FuzzFinding(input, exception.ToString());
        }
    }

    byte[] Mutate()
    {
        var input = _corpus[_random.Next(_corpus.Count)].ToList();
        var rounds = 1 << _random.Next(4);
        for (var i = 0; i < rounds; i++)
            MutateOnce(input);
        return input.Count > MaxInput ? [.. input[..MaxInput]] : [.. input];
    }

    void MutateOnce(List<byte> input)
    {
        var at = _random.Next(input.Count + 1);
        switch (_random.Next(9))
        {
            case 0 when at < input.Count:
                input[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when at < input.Count:
                input[at] = (byte)_random.Next(256);
                break;
            case 2 when at < input.Count:
                input.RemoveRange(at, Math.Min(_random.Next(1, 20), input.Count - at));
                break;
            case 3:
                input.InsertRange(at, input.Skip(_random.Next(input.Count + 1)).Take(_random.Next(1, 40)).ToArray());
                break;
            case 4 or 5:
                input.InsertRange(at, Word());
                break;
            case 6:
                var word = Word();
                input.RemoveRange(at, Math.Min(word.Length, input.Count - at));
                input.InsertRange(at, word);
                break;
            case 7:
                var other = _corpus[_random.Next(_corpus.Count)];
                var from = _random.Next(other.Length + 1);
                input.InsertRange(at, other.AsSpan(from, _random.Next(other.Length - from + 1)).ToArray());
                break;
            default:
                ReplaceNumber(input);
                break;
        }
    }

    byte[] Word() => _target.Dictionary[_random.Next(_target.Dictionary.Count)];

    // Puts another number in the place of a digit somewhere after a random position.
    void ReplaceNumber(List<byte> input)
    {
        var at = input.FindIndex(_random.Next(input.Count + 1), value => value is >= (byte)'0' and <= (byte)'9');
        if (at < 0)
            return;
        input.RemoveAt(at);
        var text = _random.Next(3) switch
        {
            0 => _random.NextInt64().ToString(CultureInfo.InvariantCulture),
            1 => (_random.NextDouble() * 400 - 200).ToString("R", CultureInfo.InvariantCulture),
            _ => _random.Next(100).ToString(CultureInfo.InvariantCulture),
        };
        input.InsertRange(at, text.Select(digit => (byte)digit));
    }
}

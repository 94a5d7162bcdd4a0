using System.Runtime.CompilerServices;
using Liaison.Picture.Observing;

namespace Liaison.Picture.Recording.Storage;

/// <summary>
/// One report as whole numbers: what is recorded of it, in the accuracy of docs/formats/recording.md. The columns that
/// change most come first, so that the mask of those that changed is short.
/// </summary>
[InlineArray(Count)]
struct ReportColumns
{
    /// <summary>How many columns there are.</summary>
    public const int Count = 18;

    /// <summary>When the node received it, Unix milliseconds.</summary>
    public const int At = 0;

    /// <summary>1e-7 degrees.</summary>
    public const int Latitude = 1, Longitude = 2;

    /// <summary>0.01 degrees true; <see cref="Unknown"/>.</summary>
    public const int Course = 3;

    /// <summary>0.01 m/s; <see cref="Unknown"/>.</summary>
    public const int Speed = 4;

    /// <summary>When it was made, milliseconds after <see cref="At"/>.</summary>
    public const int Made = 5;

    /// <summary>0.01 m above the ellipsoid; <see cref="Unknown"/>.</summary>
    public const int Height = 6;

    /// <summary>From and until when it holds, milliseconds after it was made.</summary>
    public const int Stale = 7, Start = 8;

    /// <summary>0.01 m; <see cref="Unknown"/>.</summary>
    public const int CircularError = 9, LinearError = 10;

    /// <summary>Numbers of words.</summary>
    public const int Type = 11, How = 12, Label = 13, Source = 14;

    /// <summary>Number of a set of groups.</summary>
    public const int Groups = 15;

    /// <summary>Which of the track's callsigns.</summary>
    public const int Callsign = 16;

    /// <summary>An <see cref="ObservationKind"/>.</summary>
    public const int Kind = 17;

    /// <summary>What stands for a value that is not known.</summary>
    public const long Unknown = -(1L << 40);

    /// <summary>What the columns of texts are called: they are numbers of words.</summary>
    public static ReadOnlySpan<int> Words => [Type, How, Label, Source];

    const double Degrees = 1e7;
    const double Hundredths = 100;

    // Far beyond all that is on or near the earth; small enough that differences of differences never overflow.
    const double LargestHundredths = 1e11;
    const long LargestMs = 1L << 48;

    long _first;

    /// <summary>The columns of an observation; its words and groups by their numbers in the picture.</summary>
    public static ReportColumns Of(in Observation observation, long at, int callsign)
    {
        var columns = default(ReportColumns);
        columns[At] = at;
        columns[Latitude] = (long)Math.Round(observation.Latitude * Degrees);
        columns[Longitude] = (long)Math.Round(observation.Longitude * Degrees);
        columns[Course] = ToHundredths(observation.Course);
        columns[Speed] = ToHundredths(observation.Speed);
        columns[Made] = Bounded(observation.TimeMs - at);
        columns[Height] = ToHundredths(observation.Height);
        columns[Stale] = Bounded(observation.StaleMs - observation.TimeMs);
        columns[Start] = observation.StartDelta;
        columns[CircularError] = ToHundredths(observation.CircularError);
        columns[LinearError] = ToHundredths(observation.LinearError);
        columns[Type] = observation.Type;
        columns[How] = observation.How;
        columns[Label] = observation.Label;
        columns[Source] = observation.Source;
        columns[Groups] = observation.Log;
        columns[Callsign] = callsign;
        columns[Kind] = (long)observation.Kind;
        return columns;
    }

    /// <summary>Whether this is a position on the earth, which every recorded one is.</summary>
    public readonly bool IsPlace =>
        Math.Abs(this[Latitude]) <= (long)(90 * Degrees) && Math.Abs(this[Longitude]) <= (long)(180 * Degrees);

    /// <summary>Degrees of a column of positions.</summary>
    public readonly double InDegrees(int column) => this[column] / Degrees;

    /// <summary>The value of a column in hundredths; NaN when unknown.</summary>
    public readonly double Whole(int column) => this[column] == Unknown ? double.NaN : this[column] / Hundredths;

    /// <summary>When it was made, Unix milliseconds.</summary>
    public readonly long TimeMs => this[At] + this[Made];

    /// <summary>From when it holds, Unix milliseconds.</summary>
    public readonly long StartMs => TimeMs + this[Start];

    /// <summary>Until when it holds, Unix milliseconds.</summary>
    public readonly long StaleMs => TimeMs + this[Stale];

    /// <summary>Writes which columns differ from the report before, and by how much.</summary>
    public readonly void WriteChanges(in ReportColumns before, ByteBuffer buffer)
    {
        uint mask = 0;
        for (var i = 0; i < Count; i++)
            if (this[i] != before[i]) mask |= 1u << i;
        buffer.Varint(mask);
        for (var i = 0; i < Count; i++)
            if ((mask & (1u << i)) != 0) buffer.Signed(this[i] - before[i]);
    }

    /// <summary>Reads what <see cref="WriteChanges"/> wrote into the report before.</summary>
    public void ReadChanges(ref ByteReader reader)
    {
        var mask = reader.Varint();
        for (var i = 0; mask != 0 && i < Count; i++, mask >>= 1)
            if ((mask & 1) != 0) this[i] = unchecked(this[i] + reader.Signed());
    }

    static long ToHundredths(double value) => double.IsNaN(value)
        ? Unknown : (long)Math.Round(Math.Clamp(value * Hundredths, -LargestHundredths, LargestHundredths));

    static long Bounded(long milliseconds) => Math.Clamp(milliseconds, -LargestMs, LargestMs);
}

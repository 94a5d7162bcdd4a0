using System.Globalization;
using CsCheck;

namespace Liaison.Headquarters.Tests.Forces;

public sealed class ForceSequenceTests
{
    /// <summary>LIAISON_COMMAND_SEQUENCES in the environment sets how many sequences are tried.</summary>
    static int Sequences => int.Parse(
        Environment.GetEnvironmentVariable("LIAISON_COMMAND_SEQUENCES") ?? "1500", CultureInfo.InvariantCulture);

    [Fact]
    public void At_every_instant_each_unit_has_exactly_one_operational_commander()
    {
        var count = 0;
        ForceSequence.Steps.Sample(
            steps =>
            {
                using var sequence = new ForceSequence();
                sequence.Run(steps);
                sequence.Check(withRebuild: Interlocked.Increment(ref count) % 10 == 0);
            },
            iter: Sequences);
    }
}

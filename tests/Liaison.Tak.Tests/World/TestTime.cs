namespace Liaison.Tak.Tests.World;

/// <summary>The machine's clock, except that a test can move the time of day on.</summary>
sealed class TestTime : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;
}

using Liaison.Fuzz;

namespace Liaison.Cot.Tests;

public sealed class FuzzTests
{
    public static TheoryData<string> Targets() => [.. FuzzTargets.All.Select(target => target.Name)];

    static FuzzTarget Target(string name) => FuzzTargets.All.Single(target => target.Name == name);

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_short_seeded_run_finds_nothing(string name)
    {
        var finding = new FuzzRun(Target(name), seed: 1, isPlanted: false).For(TimeSpan.FromSeconds(2),
            TimeProvider.System);
        Assert.True(finding is null, $"{finding?.Reason}\n{Convert.ToBase64String(finding?.Input ?? [])}");
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_run_finds_a_planted_bug(string name) =>
        Assert.NotNull(new FuzzRun(Target(name), seed: 1, isPlanted: true).For(TimeSpan.FromSeconds(60),
            TimeProvider.System));
}

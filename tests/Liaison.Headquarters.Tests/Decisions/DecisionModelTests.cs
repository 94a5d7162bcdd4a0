using Liaison.Headquarters.Tests.Models;

namespace Liaison.Headquarters.Tests.Decisions;

/// <summary>The model beside the code, checked by spin; <see cref="TwoKeysTests"/> walks the code itself.</summary>
public sealed class DecisionModelTests
{
    static readonly string Model = File.ReadAllText(Path.Combine(
        SpinModel.Repository, "src", "Liaison.Headquarters", "Decisions", "decisions.pml"));

    [Fact]
    public async Task Nothing_holds_by_one_side_alone_or_on_two_contents_and_both_end_with_the_same()
    {
        SpinModel.MustBeInstalled();
        var said = await SpinModel.CheckAsync(Model, []);
        Assert.Contains("errors: 0", said, StringComparison.Ordinal);
        Assert.DoesNotContain("max search depth too small", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MUTANT_ONE_KEY")]
    [InlineData("MUTANT_COUNTS_SIGNATURES")]
    [InlineData("MUTANT_ANY_CONTENT")]
    [InlineData("MUTANT_LEAVES_SIGNED")]
    public async Task A_fault_that_is_planted_in_the_model_is_found(string mutant)
    {
        SpinModel.MustBeInstalled();
        Assert.Contains("errors: 1", await SpinModel.CheckAsync(Model, [mutant]), StringComparison.Ordinal);
    }
}

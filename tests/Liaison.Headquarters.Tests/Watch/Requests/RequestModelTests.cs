using Liaison.Headquarters.Tests.Models;

namespace Liaison.Headquarters.Tests.Watch.Requests;

/// <summary>The model beside the code, checked by spin, and held to the code.</summary>
public sealed class RequestModelTests
{
    /// <summary>Write the table again with LIAISON_WRITE_REFERENCE=1 in the environment.</summary>
    [Fact]
    public void The_model_has_the_table_of_the_code()
    {
        var expected = RequestModel.UpToDate();
        if (Environment.GetEnvironmentVariable("LIAISON_WRITE_REFERENCE") == "1")
            File.WriteAllText(RequestModel.Path, expected);
        Assert.True(
            expected == File.ReadAllText(RequestModel.Path),
            "requests.pml is out of date: run this test with LIAISON_WRITE_REFERENCE=1.");
    }

    /// <summary>Write the table again with LIAISON_WRITE_REFERENCE=1 in the environment.</summary>
    [Fact]
    public void The_guide_has_the_table_of_the_code()
    {
        var expected = RequestModel.GuideUpToDate();
        if (Environment.GetEnvironmentVariable("LIAISON_WRITE_REFERENCE") == "1")
            File.WriteAllText(RequestModel.Guide, expected);
        Assert.True(
            expected == File.ReadAllText(RequestModel.Guide),
            "docs/guides/requests.md is out of date: run this test with LIAISON_WRITE_REFERENCE=1.");
    }

    [Fact]
    public async Task The_model_makes_the_same_state_of_two_halves_as_the_code()
    {
        SpinModel.MustBeInstalled();
        var said = await SpinModel.SimulateAsync(RequestModel.Comparison());
        Assert.Contains("process", said, StringComparison.Ordinal);
        Assert.DoesNotContain("rror", said, StringComparison.Ordinal);
        Assert.DoesNotContain("violated", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_tasked_without_agreement_and_every_run_ends_settled_and_agreed()
    {
        SpinModel.MustBeInstalled();
        var said = await SpinModel.CheckAsync(RequestModel.UpToDate(), []);
        Assert.Contains("errors: 0", said, StringComparison.Ordinal);
        Assert.DoesNotContain("max search depth too small", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_run_goes_on_for_ever()
    {
        SpinModel.MustBeInstalled();
        var said = await SpinModel.CheckAsync(RequestModel.UpToDate(), [], forCycles: true);
        Assert.Contains("errors: 0", said, StringComparison.Ordinal);
        Assert.DoesNotContain("max search depth too small", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MUTANT_TASKS_UNASKED")]
    [InlineData("MUTANT_OLD_HALVES")]
    [InlineData("MUTANT_STALE_ANSWERS")]
    public async Task A_fault_that_is_planted_in_the_model_is_found(string mutant)
    {
        SpinModel.MustBeInstalled();
        Assert.Contains("errors: 1", await SpinModel.CheckAsync(RequestModel.UpToDate(), [mutant]), StringComparison.Ordinal);
    }
}

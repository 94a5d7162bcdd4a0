using Liaison.Kernel.Labels;

namespace Liaison.Kernel.Tests.Labels;

public sealed class ClearanceTests
{
    static readonly LabelPolicy Policy = LabelGen.Rich;

    [Theory]
    [InlineData("LIMITED//REL TO USA, JPN", false, AccessRefusal.None)]
    [InlineData("SECRET//REL TO USA, JPN", false, AccessRefusal.None)]
    [InlineData("DEEP SECRET//REL TO USA, JPN", false, AccessRefusal.Classification)]
    [InlineData("DEEP SECRET", true, AccessRefusal.Classification)]
    [InlineData("SECRET//ALPHA/REL TO USA, JPN", false, AccessRefusal.None)]
    [InlineData("SECRET//ALPHA/BRAVO/REL TO USA, JPN", false, AccessRefusal.Restrictive)]
    [InlineData("SECRET//ONLY STAFF, PLANS/REL TO USA, JPN", false, AccessRefusal.None)]
    [InlineData("SECRET//ONLY PLANS/REL TO USA, JPN", false, AccessRefusal.Permissive)]
    [InlineData("SECRET//ONLY NONE/REL TO USA, JPN", false, AccessRefusal.Permissive)]
    [InlineData("SECRET//REL TO USA, GBR", false, AccessRefusal.Release)]
    [InlineData("SECRET", false, AccessRefusal.Release)]
    [InlineData("SECRET", true, AccessRefusal.None)]
    [InlineData("SECRET//DRAFT", true, AccessRefusal.None)]
    public void A_reader_of_Japan_cleared_for_SECRET_ALPHA_and_STAFF(
        string banner, bool originatedHere, AccessRefusal expected)
    {
        var reader = new Clearance(
            Policy,
            Policy.FindClassification("SECRET")!,
            ["JPN"],
            [new LabelCategory("Sensitivity", ["ALPHA"]), new LabelCategory("Only", ["STAFF"])]);
        Assert.True(Label.TryParse(banner, Policy, out var label, out var error), error);
        Assert.Equal(expected == AccessRefusal.None, reader.CanRead(label, originatedHere, out var refusal));
        Assert.Equal(expected, refusal);
    }

    [Fact]
    public void A_label_of_another_policy_is_not_readable()
    {
        var reader = new Clearance(Policy, Policy.Classifications[^1], ["USA"], []);
        Assert.False(reader.CanRead(Label.NodeDefault(LabelPolicy.Default), originatedHere: true, out var refusal));
        Assert.Equal(AccessRefusal.Policy, refusal);
        Assert.Throws<ArgumentException>(
            () => new Clearance(Policy, LabelPolicy.Default.Classifications[0], ["USA"], []));
    }

    [Theory]
    [InlineData("SECRET//REL TO USA, JPN", "LIMITED//ALPHA/REL TO USA, GBR, JPN", "SECRET//ALPHA/REL TO USA, JPN")]
    [InlineData("SECRET//REL TO USA, JPN", "SECRET", "SECRET")]
    [InlineData("SECRET//NATIONAL", "SECRET//REL TO USA, JPN//SHARED/DRAFT", "SECRET//NATIONAL//DRAFT")]
    [InlineData("SECRET//ONLY STAFF, PLANS", "SECRET", "SECRET//ONLY STAFF, PLANS")]
    [InlineData("SECRET//ONLY STAFF", "OPEN//ONLY PLANS", "SECRET//ONLY NONE")]
    [InlineData("DEEP SECRET//REL TO USA, JPN", "SECRET//REL TO USA, XAA", "DEEP SECRET//REL TO USA")]
    [InlineData("//JPN SECRET//REL TO USA, JPN", "SECRET//REL TO USA, JPN", "//JOINT SECRET JPN USA//REL TO USA, JPN")]
    [InlineData("//JPN SECRET//REL TO USA, GBR", "SECRET//REL TO USA, GBR", "//JOINT SECRET JPN USA")]
    public void Two_labels_have_this_dominant_one(string left, string right, string expected)
    {
        Assert.True(Label.TryParse(left, Policy, out var a, out var error), error);
        Assert.True(Label.TryParse(right, Policy, out var b, out error), error);
        Assert.Equal(expected, Label.Dominant(a, b).ToBanner());
    }

    [Fact]
    public void Labels_of_two_policies_have_no_dominant_one() => Assert.Throws<ArgumentException>(
        () => Label.Dominant(Label.NodeDefault(Policy), Label.NodeDefault(LabelPolicy.Default)));

    [Fact]
    public void Data_that_does_not_fit_the_policy_is_refused()
    {
        var data = new LabelData(Policy.Oid, "SECRET", ["JPN", "USA"]);
        Assert.True(data.TryCreate(Policy, out var label, out _));
        Assert.Equal("SECRET//REL TO USA, JPN", label.ToBanner());
        Assert.False((data with { Policy = "2.25.1" }).TryCreate(Policy, out _, out _));
        Assert.False((data with { Classification = null! }).TryCreate(Policy, out _, out _));
        Assert.False((data with { ReleasableTo = [null!, "USA"] }).TryCreate(Policy, out _, out _));
        Assert.False((data with { Categories = [new("Only", null!)] }).TryCreate(Policy, out _, out _));
        Assert.False((data with { Categories = [new("Other", ["X"])] }).TryCreate(Policy, out _, out _));
        Assert.False((data with { Categories = [new("Releasable To", ["GBR"])] }).TryCreate(Policy, out _, out _));
    }
}

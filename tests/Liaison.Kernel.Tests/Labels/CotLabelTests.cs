using Liaison.Kernel.Labels;

namespace Liaison.Kernel.Tests.Labels;

public sealed class CotLabelTests
{
    [Theory]
    [InlineData(null, null, null)]
    [InlineData("", "", "")]
    [InlineData("Undefined", null, null)]
    public void An_event_that_states_nothing_is_released_to_nobody(string? access, string? caveat, string? release)
    {
        Assert.True(CotLabel.TryParse(access, caveat, release, LabelPolicy.Default, out var label, out _));
        Assert.Equal(Label.NodeDefault(LabelPolicy.Default), label);
        Assert.Empty(label.ReleasableTo);
    }

    [Theory]
    [InlineData("UNCLASSIFIED", null, "USA,JPN", "UNCLASSIFIED//REL TO USA, JPN")]
    [InlineData("Unclassified", "", "JPN USA", "UNCLASSIFIED//REL TO USA, JPN")]
    [InlineData("SECRET", "ORCON//EXERCISE", "USA, JPN", "SECRET//ORCON/REL TO USA, JPN//EXERCISE")]
    [InlineData("SECRET", "NOFORN", null, "SECRET//NOFORN")]
    [InlineData("//JPN SECRET", null, "USA", "//JPN SECRET//REL TO USA")]
    public void Stated_attributes_are_the_banner_s_label(
        string access, string? caveat, string? release, string banner)
    {
        var isRead = CotLabel.TryParse(access, caveat, release, LabelPolicy.Default, out var label, out var error);
        Assert.True(isRead, error);
        Assert.Equal(banner, label?.ToBanner());
    }

    [Theory]
    [InlineData(null, null, "USA")]
    [InlineData("Undefined", null, "USA")]
    [InlineData("Undefined", "NOFORN", null)]
    [InlineData("undefined", null, null)]
    [InlineData("unrestricted", null, null)]
    [InlineData("nato", null, null)]
    [InlineData("SECRET", "NOFORN", "USA,JPN")]
    [InlineData("SECRET", "REL TO USA, JPN", null)]
    [InlineData("SECRET", "EYES ONLY", null)]
    [InlineData("SECRET", "NOFORN,ORCON", null)]
    [InlineData("SECRET", null, "USA;JPN")]
    [InlineData("SECRET", null, "usa")]
    [InlineData("SECRET", null, "USA,USA")]
    [InlineData("SECRET//REL TO USA, JPN", null, null)]
    [InlineData(" SECRET", null, null)]
    public void Attributes_that_are_not_understood_are_refused(string? access, string? caveat, string? release)
    {
        Assert.False(CotLabel.TryParse(access, caveat, release, LabelPolicy.Default, out var label, out var error));
        Assert.Null(label);
        Assert.NotEmpty(error);
    }
}

namespace Liaison.Tak.Tests;

public sealed class Placeholder
{
    [Fact]
    public void The_test_project_builds() => Assert.NotNull(typeof(Placeholder).Assembly);
}

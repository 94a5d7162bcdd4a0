namespace Liaison.Architecture.Tests;

public sealed class TidinessTests
{
    static readonly IReadOnlyList<TidyRule> Rules = [.. TidyRules.All, .. SyntaxRules.All];

    public static TheoryData<string> RuleNames => [.. Rules.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void The_repository_keeps(string rule)
    {
        var checkedRule = Rules.Single(r => r.Name == rule);
        var findings = (
            from file in Repository.Files.Where(checkedRule.AppliesTo)
            let found = checkedRule.Check(file).ToList()
            where found.Count > Ratchet.Allowance(rule, file.Path)
            from finding in found
            select $"{file.Path}:{finding.Line}: {finding.Advice}").ToList();

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void A_planted_offence_is_found_against(string rule)
    {
        var checkedRule = Rules.Single(r => r.Name == rule);

        Assert.True(checkedRule.AppliesTo(checkedRule.Planted));
        var finding = Assert.Single(checkedRule.Check(checkedRule.Planted));
        // "What is wrong: what to do instead", or one sentence that says both.
        Assert.True(finding.Advice.Length > 20, finding.Advice);
    }

    [Theory]
    [InlineData("src/Liaison.Kernel/Ids/Id.cs", "namespace Liaison.Kernel.Ids;\n\n// Why; and how.\nclass Id;\n")]
    [InlineData("src/Liaison/Commands/Demo.cs", "namespace Liaison.Commands;\n\nclass Demo\n{\n    void M() { }\n}\n")]
    public void A_tidy_file_passes_every_rule(string path, string text)
    {
        var file = RepositoryFile.Planted(path, text);

        Assert.Empty(Rules.Where(r => r.AppliesTo(file)).SelectMany(r => r.Check(file)));
    }

    [Fact]
    public void The_repository_has_files_to_check() =>
        Assert.True(Repository.Files.Count(f => f.IsCSharp) > 20, "git listed hardly any source file");
}

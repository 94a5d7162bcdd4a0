namespace Liaison.Architecture.Tests;

/// <summary>A rule that looks at one file at a time; each finding says what to do instead.</summary>
/// <param name="Name">A few words that name the rule in test output.</param>
/// <param name="AppliesTo">Which files it looks at.</param>
/// <param name="Check">The findings in one file: line number (1-based, 0 for the whole file) and advice.</param>
/// <param name="Planted">A path and a text that breaks the rule: the proof that it can fail.</param>
public sealed record TidyRule(
    string Name,
    Func<RepositoryFile, bool> AppliesTo,
    Func<RepositoryFile, IEnumerable<Finding>> Check,
    RepositoryFile Planted)
{
    public override string ToString() => Name;
}

/// <summary>Where a rule is broken, and the way out.</summary>
public readonly record struct Finding(int Line, string Advice);

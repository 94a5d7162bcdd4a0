namespace Liaison.Kernel.Labels;

/// <summary>Codes of nations (three letters, ISO 3166-1 alpha-3 or user-assigned) and of organisations (four letters),
/// and their order in a marking: USA, the other nations by alphabet, then the organisations by alphabet.</summary>
public static class NationCode
{
    /// <summary>The United States, which stands first in every list.</summary>
    public const string UnitedStates = "USA";

    /// <summary>True for three or four letters A to Z.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> code) =>
        code.Length is 3 or 4 && !code.ContainsAnyExceptInRange('A', 'Z');

    /// <summary>Order of two codes in a release list.</summary>
    public static int Compare(string left, string right)
    {
        var byRank = Rank(left).CompareTo(Rank(right));
        return byRank != 0 ? byRank : string.CompareOrdinal(left, right);
    }

    static int Rank(string code) => code == UnitedStates ? 0 : code.Length == 3 ? 1 : 2;
}

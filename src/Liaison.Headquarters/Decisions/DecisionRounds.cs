namespace Liaison.Headquarters.Decisions;

/// <summary>
/// Numbers of drafts: those of the first party are odd, those of the second even. So two drafts that cross have two
/// numbers, and the higher one stands on both sides.
/// </summary>
public static class DecisionRounds
{
    /// <summary>The next round of a party.</summary>
    /// <param name="parties">The parties.</param>
    /// <param name="party">One of them.</param>
    /// <param name="after">The round that stands; 0 before the first.</param>
    public static int Next(IReadOnlyList<string> parties, string party, int after)
    {
        ArgumentNullException.ThrowIfNull(parties);
        if (parties.Count == 1) return after + 1;
        var isOdd = parties[0] == party;
        return (after + 1) % 2 == 1 == isOdd ? after + 1 : after + 2;
    }

    /// <summary>Whether a round is a party's to open.</summary>
    public static bool IsOf(IReadOnlyList<string> parties, string party, int round)
    {
        ArgumentNullException.ThrowIfNull(parties);
        return round >= 1 && Next(parties, party, round - 1) == round;
    }
}

namespace Liaison.Headquarters.Decisions;

/// <summary>Where a decision stands.</summary>
public enum DecisionState
{
    /// <summary>Keys are missing.</summary>
    Open,

    /// <summary>All keys are on the same content, and its time has not come.</summary>
    Adopted,

    /// <summary>It holds.</summary>
    Effective,

    /// <summary>It held; its time is over.</summary>
    Ended,

    /// <summary>Its time passed before all keys were on it.</summary>
    Lapsed,

    /// <summary>A party will not sign this round. A new round may follow.</summary>
    Refused,

    /// <summary>Who proposed it has taken it back.</summary>
    Withdrawn,

    /// <summary>This headquarters has stopped its own part.</summary>
    Stopped,
}

/// <summary>That a party did something about a decision.</summary>
/// <param name="Headquarters">The party.</param>
/// <param name="By">Who there.</param>
/// <param name="At">When, by their clock.</param>
/// <param name="Signature">The signature, when that is what they did.</param>
/// <param name="Reason">Why, where they said it.</param>
public sealed record DecisionMark(
    string Headquarters, string By, DateTimeOffset At, byte[]? Signature, string? Reason);

/// <summary>A draft of a decision.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Bytes">The content as it is signed.</param>
/// <param name="Content">The same, read.</param>
/// <param name="By">Who drafted it.</param>
/// <param name="At">When.</param>
/// <param name="Signatures">The keys that are on it, at most one of each party.</param>
/// <param name="Refusals">The parties that will not sign it.</param>
public sealed record DecisionRound(
    int Number, byte[] Bytes, DecisionContent Content, string By, DateTimeOffset At,
    IReadOnlyList<DecisionMark> Signatures, IReadOnlyList<DecisionMark> Refusals)
{
    /// <summary>Whether a party has signed it.</summary>
    public bool IsSignedBy(string party) => Signatures.Any(mark => mark.Headquarters == party);

    /// <summary>Whether a party will not sign it.</summary>
    public bool IsRefusedBy(string party) => Refusals.Any(mark => mark.Headquarters == party);

    /// <summary>Whether every party has signed it: the keys of distinct parties count, not signatures.</summary>
    public bool IsComplete => Content.Parties.All(IsSignedBy);
}

/// <summary>A decision: of this headquarters alone, or joint with a partner.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The number of the record that made it.</param>
/// <param name="Version">The number of the last record that changed it.</param>
/// <param name="Rounds">Its drafts; the last one stands.</param>
/// <param name="Stops">The parties that have stopped their own part.</param>
/// <param name="Withdrawal">That it was taken back; null when it was not.</param>
public sealed record Decision(
    Guid Id, long Number, long Version, IReadOnlyList<DecisionRound> Rounds, IReadOnlyList<DecisionMark> Stops,
    DecisionMark? Withdrawal)
{
    /// <summary>The draft that stands.</summary>
    public DecisionRound Current => Rounds[^1];

    /// <summary>Where it stands at a time, seen from one of its parties.</summary>
    public DecisionState StateAt(DateTimeOffset now, string party)
    {
        if (Stops.Any(mark => mark.Headquarters == party)) return DecisionState.Stopped;
        if (Current.IsComplete)
        {
            return now < (Current.Content.NotBefore ?? DateTimeOffset.MinValue) ? DecisionState.Adopted
                : now <= Current.Content.NotAfter ? DecisionState.Effective : DecisionState.Ended;
        }

        if (Withdrawal is not null) return DecisionState.Withdrawn;
        if (Current.Refusals.Count > 0) return DecisionState.Refused;
        return now > Current.Content.NotAfter ? DecisionState.Lapsed : DecisionState.Open;
    }
}

namespace Liaison.Headquarters.Watch.Information;

/// <summary>What a commander's critical information requirement is about.</summary>
public enum CcirKind
{
    /// <summary>A priority intelligence requirement (PIR): others and the surroundings.</summary>
    PriorityIntelligence,

    /// <summary>A friendly force information requirement (FFIR): our own forces.</summary>
    FriendlyForce,
}

/// <summary>Where a requirement stands.</summary>
public enum CcirState
{
    /// <summary>Written; the commander has not approved it.</summary>
    Draft,

    /// <summary>It holds: what meets it alerts a role.</summary>
    InForce,

    /// <summary>Its answer is of no value any more; events do not alert by themselves.</summary>
    Lapsed,

    /// <summary>Ended by the commander.</summary>
    Closed,
}

namespace Liaison.Headquarters.Watch.Requests;

/// <summary>Writes a request to a partner.</summary>
/// <param name="Partner">Name of the headquarters that is asked.</param>
/// <param name="Content">What it says.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="Send">Whether it is sent at once.</param>
public sealed record DraftRequest(string Partner, RequestContent Content, string Label, bool Send);

/// <summary>Enters a partner's request that did not come by the link.</summary>
/// <param name="Partner">Name of the headquarters that asks.</param>
/// <param name="Content">What it says.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="Source">Verbal or letter.</param>
/// <param name="ReportedBy">Who of the partner said or signed it.</param>
public sealed record EnterRequest(
    string Partner, RequestContent Content, string Label, RequestSource Source, string ReportedBy);

/// <summary>Changes a draft.</summary>
/// <param name="Request">The request's id.</param>
/// <param name="Content">All that it says from now on; null to leave it.</param>
/// <param name="Label">The banner of its label from now on; null to leave it.</param>
public sealed record AmendRequest(Guid Request, RequestContent? Content, string? Label);

/// <summary>Takes a step.</summary>
/// <param name="Request">The request's id.</param>
/// <param name="Action">Which.</param>
public sealed record MoveRequest(Guid Request, RequestAction Action)
{
    /// <summary>Why; needed to decline.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What is asked instead; needed to revise, and for nothing else.</summary>
    public RequestContent? Content { get; init; }

    /// <summary>What is given in part or offered instead; needed to accept partly and to counter.</summary>
    public SupportOffer? Offer { get; init; }

    /// <summary>What is set aside; null for all that was accepted. To commit only.</summary>
    public IReadOnlyList<ItemQuantity>? Committed { get; init; }

    /// <summary>The approving official, or who of the partner said so; null for the actor.</summary>
    public string? By { get; init; }

    /// <summary>
    /// Verbal or letter for a step of the partner that is entered here; our own otherwise.
    /// </summary>
    public RequestSource Source { get; init; } = RequestSource.Own;
}

/// <summary>Takes a partner's half from the link; exactly one of the two is there.</summary>
/// <param name="Request">The request's id.</param>
/// <param name="Partner">Name of the partner, as the link knows it.</param>
/// <param name="Label">The banner of its label.</param>
/// <param name="Requester">Its half when it asks.</param>
/// <param name="Provider">Its half when it is asked.</param>
public sealed record HearRequest(
    Guid Request, string Partner, string Label, RequesterHalf? Requester, ProviderHalf? Provider);

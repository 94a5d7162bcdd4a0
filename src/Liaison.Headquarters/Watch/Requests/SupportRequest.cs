namespace Liaison.Headquarters.Watch.Requests;

/// <summary>
/// The requester's half: all that the requester says. It travels whole, and the one with the higher sequence is the
/// newer one, so that halves may come late, twice or not in order.
/// </summary>
/// <param name="State">Where the request is, as the requester says.</param>
/// <param name="Revision">Which form of the request was sent last, from 1; 0 for none.</param>
/// <param name="Agreed">Which offer of the provider it took; 0 for none.</param>
/// <param name="Sequence">How often the half has changed.</param>
/// <param name="Content">What the request says.</param>
/// <param name="Reason">Why it was withdrawn; what else was said.</param>
/// <param name="ApprovedBy">The approving official who approved it.</param>
/// <param name="ApprovedAt">When that was recorded.</param>
/// <param name="By">Who said this.</param>
/// <param name="At">When.</param>
public sealed record RequesterHalf(
    RequesterState State,
    int Revision,
    int Agreed,
    int Sequence,
    RequestContent Content,
    string Reason,
    string? ApprovedBy,
    DateTimeOffset? ApprovedAt,
    string By,
    DateTimeOffset At)
{
    /// <summary>What the state depends on.</summary>
    public RequesterMark Mark => new(State, Revision, Agreed);
}

/// <summary>The provider's half: all that the provider says. It travels as the requester's does.</summary>
/// <param name="State">Where the request is, as the provider says.</param>
/// <param name="About">To which form of the request.</param>
/// <param name="Counter">The number of its last offer; 0 for none.</param>
/// <param name="Sequence">How often the half has changed.</param>
/// <param name="Offer">What it gives in part, or offers instead.</param>
/// <param name="Committed">What it has set aside.</param>
/// <param name="Reason">Why it declined; what else was said.</param>
/// <param name="GivenAt">When it began before approval; null when it did not.</param>
/// <param name="ApprovedBy">The approving official who approved that afterwards.</param>
/// <param name="ApprovedAt">When that was recorded.</param>
/// <param name="By">Who said this; empty while nothing is said.</param>
/// <param name="At">When; null while nothing is said.</param>
public sealed record ProviderHalf(
    ProviderState State,
    int About,
    int Counter,
    int Sequence,
    SupportOffer? Offer,
    IReadOnlyList<ItemQuantity> Committed,
    string Reason,
    DateTimeOffset? GivenAt,
    string? ApprovedBy,
    DateTimeOffset? ApprovedAt,
    string By,
    DateTimeOffset? At)
{
    /// <summary>Nothing is said.</summary>
    public static ProviderHalf Nothing { get; } =
        new(ProviderState.None, 0, 0, 0, null, [], "", null, null, null, "", null);

    /// <summary>What the state depends on.</summary>
    public ProviderMark Mark => new(State, About, Counter);
}

/// <summary>One step in the course of a request.</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="By">Who took it.</param>
/// <param name="Side">Of which side.</param>
/// <param name="Action">What; null for a half that the link brought, and for a change of a draft.</param>
/// <param name="State">The state afterwards.</param>
/// <param name="Reason">What was said; empty for nothing.</param>
/// <param name="Source">How it came into the journal.</param>
public sealed record RequestStep(
    DateTimeOffset At,
    string By,
    RequestSide Side,
    RequestAction? Action,
    RequestState State,
    string Reason,
    RequestSource Source);

/// <summary>A request for support between this headquarters and a partner.</summary>
/// <param name="Id">Its id, the same on both sides.</param>
/// <param name="Number">Its number in this headquarters, from 1.</param>
/// <param name="Side">Which side this headquarters is.</param>
/// <param name="Partner">Name of the other headquarters.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="Source">How it came here: by our own hand, by the link, or entered on the partner's behalf.</param>
/// <param name="Requester">What the requester says, as far as it is known here.</param>
/// <param name="Provider">What the provider says, as far as it is known here.</param>
/// <param name="Steps">Its course, oldest first; the last 200.</param>
/// <param name="By">Who wrote or entered it.</param>
/// <param name="At">When.</param>
/// <param name="ChangedAt">When it was changed last.</param>
/// <param name="Version">Number of the record that changed it last.</param>
public sealed record SupportRequest(
    Guid Id,
    int Number,
    RequestSide Side,
    string Partner,
    string Label,
    RequestSource Source,
    RequesterHalf Requester,
    ProviderHalf Provider,
    IReadOnlyList<RequestStep> Steps,
    string By,
    DateTimeOffset At,
    DateTimeOffset ChangedAt,
    long Version)
{
    /// <summary>How long help that was given before approval may stay without.</summary>
    public static readonly TimeSpan ApprovalWithin = TimeSpan.FromHours(72);

    /// <summary>What it says.</summary>
    public RequestContent Content => Requester.Content;

    /// <summary>Whether the partner's half is entered here by hand.</summary>
    public bool IsByHand => Source is RequestSource.Verbal or RequestSource.Letter;

    /// <summary>By when help that was given before approval must be approved; null when nothing is to be.</summary>
    public DateTimeOffset? ApprovalDue =>
        Provider.ApprovedAt is null ? Provider.GivenAt + ApprovalWithin : null;

    /// <summary>Its state at a time.</summary>
    public RequestState StateAt(DateTimeOffset now) =>
        RequestMachine.Join(Requester.Mark, Provider.Mark, now >= Content.Expires);

    /// <summary>Whether something is still to be done for it.</summary>
    public bool IsOpenAt(DateTimeOffset now) =>
        StateAt(now) is not (RequestState.Closed or RequestState.Withdrawn);

    /// <summary>Whether it is late: needed, and not there.</summary>
    public bool IsOverdueAt(DateTimeOffset now) => now > Content.RequiredBy
        && StateAt(now) is not (RequestState.Draft or RequestState.Declined or RequestState.Delivered
            or RequestState.Closed or RequestState.Withdrawn or RequestState.Expired);

    /// <summary>Whether help was given before approval and its 72 hours are over.</summary>
    public bool IsApprovalOverdueAt(DateTimeOffset now) => now > ApprovalDue;

    /// <summary>
    /// Whether the provider's forces are out for a request that is wanted no more: the provider calls them back.
    /// </summary>
    public bool IsToBeRecalledAt(DateTimeOffset now) =>
        Provider.State is ProviderState.Committed or ProviderState.UnderWay
        && StateAt(now) is RequestState.Withdrawn or RequestState.Closed;

    /// <summary>How much of it is committed.</summary>
    public CommitStatus CommitStatusAt(DateTimeOffset now)
    {
        if (Provider.Committed.Count == 0) return CommitStatus.None;
        var isOff = StateAt(now) is RequestState.Withdrawn or RequestState.Declined
            || (Requester.State == RequesterState.Closed && Provider.State != ProviderState.Delivered);
        if (isOff) return CommitStatus.Cancelled;
        for (var i = 0; i < Content.Items.Count; i++)
        {
            var item = i;
            var committed = Provider.Committed.Where(part => part.Item == item).Sum(part => part.QuantityThousandths);
            if (committed < Content.Items[i].QuantityThousandths) return CommitStatus.Partial;
        }

        return CommitStatus.Complete;
    }

    /// <summary>What this headquarters may do now.</summary>
    public IEnumerable<RequestAction> ActionsAt(DateTimeOffset now)
    {
        var state = StateAt(now);
        return Enum.GetValues<RequestAction>().Where(action => action == RequestAction.Approve
            ? MayApprove
            : RequestMachine.SideOf(action) == Side && RequestMachine.Find(action, state) is not null);
    }

    /// <summary>Whether there is something for an approving official of this headquarters.</summary>
    internal bool MayApprove => Side == RequestSide.Provider
        ? ApprovalDue is not null
        : Requester is { ApprovedAt: null, State: RequesterState.Draft or RequesterState.Sent };
}

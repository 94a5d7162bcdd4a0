using System.Collections.Frozen;

namespace Liaison.Headquarters.Watch.Requests;

/// <summary>As much of the requester's half as the state depends on.</summary>
/// <param name="State">What the requester says.</param>
/// <param name="Revision">Which form of the request was sent last, from 1; 0 for none.</param>
/// <param name="Agreed">Which offer of the provider it took; 0 for none.</param>
public readonly record struct RequesterMark(RequesterState State, int Revision, int Agreed);

/// <summary>As much of the provider's half as the state depends on.</summary>
/// <param name="State">What the provider says.</param>
/// <param name="About">To which form of the request.</param>
/// <param name="Counter">The number of its last offer; 0 for none.</param>
public readonly record struct ProviderMark(ProviderState State, int About, int Counter);

/// <summary>One row of the table: who may do what in which state, and what that side says afterwards.</summary>
/// <param name="Side">Who.</param>
/// <param name="Action">What.</param>
/// <param name="From">In which state of the request, as that side knows it.</param>
/// <param name="Requester">What the requester says afterwards; null for an action of the provider.</param>
/// <param name="Provider">What the provider says afterwards; null for an action of the requester.</param>
public sealed record RequestMove(
    RequestSide Side, RequestAction Action, RequestState From, RequesterState? Requester, ProviderState? Provider);

/// <summary>
/// The course of a request for support. Each side says only its own half; the state follows from both halves, so two
/// headquarters that have heard all of each other see the same state, whatever the order in which they heard it.
/// </summary>
public static class RequestMachine
{
    static readonly RequestMove[] Moves =
    [
        .. By(RequestAction.Send, RequesterState.Sent, RequestState.Draft),
        .. By(
            RequestAction.Revise, RequesterState.Sent, RequestState.Sent, RequestState.Received,
            RequestState.Considering, RequestState.PartlyAccepted, RequestState.Declined, RequestState.Countered,
            RequestState.Expired),
        .. By(RequestAction.Agree, RequesterState.Sent, RequestState.Countered),
        .. By(
            RequestAction.Withdraw, RequesterState.Withdrawn, RequestState.Draft, RequestState.Sent,
            RequestState.Received, RequestState.Considering, RequestState.Accepted, RequestState.PartlyAccepted,
            RequestState.Countered, RequestState.Committed, RequestState.UnderWay, RequestState.Expired),
        .. By(
            RequestAction.Close, RequesterState.Closed, RequestState.Declined, RequestState.Delivered,
            RequestState.Expired),
        .. By(RequestAction.Receive, ProviderState.Received, RequestState.Sent),
        .. By(RequestAction.Consider, ProviderState.Considering, RequestState.Received),
        .. By(
            RequestAction.Accept, ProviderState.Accepted, RequestState.Received, RequestState.Considering,
            RequestState.PartlyAccepted, RequestState.Countered),
        .. By(
            RequestAction.AcceptPartly, ProviderState.PartlyAccepted, RequestState.Received,
            RequestState.Considering, RequestState.Countered),
        .. By(
            RequestAction.Decline, ProviderState.Declined, RequestState.Received, RequestState.Considering,
            RequestState.Accepted, RequestState.PartlyAccepted, RequestState.Countered, RequestState.Committed,
            RequestState.UnderWay),
        .. By(
            RequestAction.Counter, ProviderState.Countered, RequestState.Received, RequestState.Considering,
            RequestState.PartlyAccepted, RequestState.Countered),
        .. By(
            RequestAction.Commit, ProviderState.Committed, RequestState.Accepted, RequestState.PartlyAccepted,
            RequestState.Committed),
        .. By(RequestAction.Commit, ProviderState.UnderWay, RequestState.UnderWay),
        .. By(RequestAction.Start, ProviderState.UnderWay, RequestState.Committed),
        .. By(
            RequestAction.Give, ProviderState.UnderWay, RequestState.Sent, RequestState.Received,
            RequestState.Considering, RequestState.Accepted, RequestState.PartlyAccepted),
        .. By(RequestAction.Deliver, ProviderState.Delivered, RequestState.Committed, RequestState.UnderWay),
    ];

    static readonly FrozenDictionary<(RequestAction, RequestState), RequestMove> ByState =
        Moves.ToFrozenDictionary(move => (move.Action, move.From));

    /// <summary>The states in which an answer is waited for, and which time ends.</summary>
    internal static readonly RequestState[] Waiting =
        [RequestState.Sent, RequestState.Received, RequestState.Considering, RequestState.Countered];

    /// <summary>The states in which something is still to be done.</summary>
    internal static readonly RequestState[] Open =
        [.. Enum.GetValues<RequestState>().Except([RequestState.Closed, RequestState.Withdrawn])];

    /// <summary>The states in which the provider has agreed, and may task its own forces.</summary>
    internal static readonly RequestState[] Agreed =
        [RequestState.Accepted, RequestState.PartlyAccepted, RequestState.Committed, RequestState.UnderWay];

    /// <summary>The whole table.</summary>
    public static IReadOnlyList<RequestMove> Table => Moves;

    /// <summary>The side whose action it is; both sides approve.</summary>
    public static RequestSide? SideOf(RequestAction action) =>
        action == RequestAction.Approve ? null
        : action <= RequestAction.Close ? RequestSide.Requester : RequestSide.Provider;

    /// <summary>The row for an action in a state; null when there is none.</summary>
    public static RequestMove? Find(RequestAction action, RequestState from) =>
        ByState.GetValueOrDefault((action, from));

    /// <summary>The state that two halves make.</summary>
    /// <param name="requester">The requester's half.</param>
    /// <param name="provider">The provider's half.</param>
    /// <param name="isPastExpiry">Whether the time for an answer is over.</param>
    public static RequestState Join(RequesterMark requester, ProviderMark provider, bool isPastExpiry)
    {
        if (requester.State == RequesterState.Draft) return RequestState.Draft;
        if (requester.State == RequesterState.Closed) return RequestState.Closed;
        if (provider.State == ProviderState.Delivered) return RequestState.Delivered;
        if (requester.State == RequesterState.Withdrawn) return RequestState.Withdrawn;
        if (provider.State == ProviderState.UnderWay) return RequestState.UnderWay;
        if (provider.State == ProviderState.Committed) return RequestState.Committed;
        // What was said of an earlier form of the request says nothing of this one.
        var answer = provider.About == requester.Revision ? provider.State : ProviderState.None;
        var state = answer switch
        {
            ProviderState.Accepted => RequestState.Accepted,
            ProviderState.PartlyAccepted => RequestState.PartlyAccepted,
            ProviderState.Declined => RequestState.Declined,
            ProviderState.Countered when requester.Agreed == provider.Counter => RequestState.Accepted,
            ProviderState.Countered => RequestState.Countered,
            ProviderState.Considering => RequestState.Considering,
            ProviderState.Received => RequestState.Received,
            _ => RequestState.Sent,
        };
        return isPastExpiry && Waiting.Contains(state) ? RequestState.Expired : state;
    }

    /// <summary>The requester's half after an action of its own.</summary>
    /// <param name="action">The action.</param>
    /// <param name="to">What the requester says from now on.</param>
    /// <param name="requester">Its half until now.</param>
    /// <param name="provider">The provider's half, as the requester knows it.</param>
    public static RequesterMark After(
        RequestAction action, RequesterState to, RequesterMark requester, ProviderMark provider) => new(
        to,
        action is RequestAction.Send or RequestAction.Revise ? requester.Revision + 1 : requester.Revision,
        action == RequestAction.Agree ? provider.Counter : requester.Agreed);

    /// <summary>The provider's half after an action of its own.</summary>
    /// <param name="action">The action.</param>
    /// <param name="to">What the provider says from now on.</param>
    /// <param name="provider">Its half until now.</param>
    /// <param name="requester">The requester's half, as the provider knows it.</param>
    public static ProviderMark After(
        RequestAction action, ProviderState to, ProviderMark provider, RequesterMark requester) => new(
        to,
        action is RequestAction.Receive or RequestAction.Give ? requester.Revision : provider.About,
        action == RequestAction.Counter ? provider.Counter + 1 : provider.Counter);

    static IEnumerable<RequestMove> By(RequestAction action, RequesterState to, params RequestState[] from) =>
        from.Select(state => new RequestMove(RequestSide.Requester, action, state, to, null));

    static IEnumerable<RequestMove> By(RequestAction action, ProviderState to, params RequestState[] from) =>
        from.Select(state => new RequestMove(RequestSide.Provider, action, state, null, to));
}

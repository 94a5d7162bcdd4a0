namespace Liaison.Headquarters.Watch.Requests;

/// <summary>The two sides of a request for support.</summary>
public enum RequestSide
{
    /// <summary>Who needs support.</summary>
    Requester,

    /// <summary>Who is asked for it.</summary>
    Provider,
}

/// <summary>What the requester alone says.</summary>
public enum RequesterState
{
    /// <summary>It is being written.</summary>
    Draft,

    /// <summary>It has been sent.</summary>
    Sent,

    /// <summary>It is wanted no more.</summary>
    Withdrawn,

    /// <summary>It is settled.</summary>
    Closed,
}

/// <summary>What the provider alone says.</summary>
public enum ProviderState
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>It is here.</summary>
    Received,

    /// <summary>It is being considered.</summary>
    Considering,

    /// <summary>All of it will be given.</summary>
    Accepted,

    /// <summary>Part of it will be given.</summary>
    PartlyAccepted,

    /// <summary>It will not be given.</summary>
    Declined,

    /// <summary>Something else is offered.</summary>
    Countered,

    /// <summary>Forces or goods are set aside for it.</summary>
    Committed,

    /// <summary>It is being given.</summary>
    UnderWay,

    /// <summary>It has been given.</summary>
    Delivered,
}

/// <summary>The state of a request: what both sides say, taken together.</summary>
public enum RequestState
{
    /// <summary>Being written by the requester.</summary>
    Draft,

    /// <summary>Sent; the provider has said nothing to this form of it.</summary>
    Sent,

    /// <summary>With the provider.</summary>
    Received,

    /// <summary>Being considered by the provider.</summary>
    Considering,

    /// <summary>The provider will give it, or the requester took what the provider offered.</summary>
    Accepted,

    /// <summary>The provider will give part of it.</summary>
    PartlyAccepted,

    /// <summary>The provider will not give it.</summary>
    Declined,

    /// <summary>The provider offers something else.</summary>
    Countered,

    /// <summary>The provider has set forces or goods aside for it.</summary>
    Committed,

    /// <summary>The provider is giving it.</summary>
    UnderWay,

    /// <summary>The provider has given it.</summary>
    Delivered,

    /// <summary>The requester has settled it.</summary>
    Closed,

    /// <summary>The requester wants it no more.</summary>
    Withdrawn,

    /// <summary>Its time ran out before there was an answer.</summary>
    Expired,
}

/// <summary>What a side can do.</summary>
public enum RequestAction
{
    /// <summary>The requester sends what it wrote.</summary>
    Send,

    /// <summary>The requester asks for something else, and sends that.</summary>
    Revise,

    /// <summary>The requester takes what the provider offered instead.</summary>
    Agree,

    /// <summary>The requester wants it no more.</summary>
    Withdraw,

    /// <summary>The requester settles it.</summary>
    Close,

    /// <summary>The provider has it.</summary>
    Receive,

    /// <summary>The provider considers it.</summary>
    Consider,

    /// <summary>The provider will give all of it.</summary>
    Accept,

    /// <summary>The provider will give part of it.</summary>
    AcceptPartly,

    /// <summary>The provider will not give it, or no longer.</summary>
    Decline,

    /// <summary>The provider offers something else.</summary>
    Counter,

    /// <summary>The provider sets forces or goods aside.</summary>
    Commit,

    /// <summary>The provider begins.</summary>
    Start,

    /// <summary>The provider begins before it is approved, to save lives.</summary>
    Give,

    /// <summary>The provider has given it.</summary>
    Deliver,

    /// <summary>An approving official of the acting side approves.</summary>
    Approve,
}

/// <summary>How urgent a request is (FEMA Form 010-0-7, resource request).</summary>
public enum RequestPriority
{
    /// <summary>Saves lives.</summary>
    Lifesaving,

    /// <summary>Keeps people alive.</summary>
    LifeSustaining,

    /// <summary>Urgent.</summary>
    High,

    /// <summary>In its turn.</summary>
    Normal,
}

/// <summary>How support is settled between nations.</summary>
public enum Settlement
{
    /// <summary>Nothing is owed.</summary>
    None,

    /// <summary>Paid.</summary>
    Cash,

    /// <summary>The same is given back.</summary>
    ReplacementInKind,

    /// <summary>Something of equal value is given back.</summary>
    EqualValue,
}

/// <summary>How much of what is asked is committed; apart from where the request is in its course.</summary>
public enum CommitStatus
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Less than is asked.</summary>
    Partial,

    /// <summary>All that is asked.</summary>
    Complete,

    /// <summary>What was committed is so no more.</summary>
    Cancelled,
}

/// <summary>How something of a request came into the journal.</summary>
public enum RequestSource
{
    /// <summary>This headquarters says it of itself.</summary>
    Own,

    /// <summary>The link brought it.</summary>
    Link,

    /// <summary>Entered here on the partner's behalf: it was said.</summary>
    Verbal,

    /// <summary>Entered here on the partner's behalf: it was written.</summary>
    Letter,
}

using Liaison.Headquarters.Watch.Requests;

namespace Liaison.Headquarters.Tests.Watch.Requests;

/// <summary>A half with its sequence, as it travels.</summary>
readonly record struct Sent<T>(T Mark, int Sequence);

/// <summary>Halves on their way: at most two, which may overtake each other, come twice or get lost.</summary>
readonly record struct OnTheWay<T>(Sent<T>? First, Sent<T>? Second)
    where T : struct
{
    public IEnumerable<Sent<T>> All
    {
        get
        {
            if (First is { } first) yield return first;
            if (Second is { } second) yield return second;
        }
    }

    public OnTheWay<T>? With(Sent<T> half) =>
        First == half || Second == half ? null
        : First is null ? new(half, Second)
        : Second is null ? this with { Second = half } : null;

    public OnTheWay<T> Without(Sent<T> half) => First == half ? new(Second, null) : this with { Second = null };
}

/// <summary>Both headquarters of one request, with what each knows of the other, and what is on its way.</summary>
readonly record struct RequestWorld(
    Sent<RequesterMark> Requester,
    Sent<ProviderMark> ProviderSeen,
    Sent<ProviderMark> Provider,
    Sent<RequesterMark> RequesterSeen,
    OnTheWay<RequesterMark> ToProvider,
    OnTheWay<ProviderMark> ToRequester,
    bool IsPastExpiry)
{
    public static readonly RequestWorld Start = new(
        new(new(RequesterState.Draft, 0, 0), 1), default, default, default, default, default, false);

    public RequestState AtRequester => RequestMachine.Join(Requester.Mark, ProviderSeen.Mark, IsPastExpiry);

    /// <summary>A draft is not known to the provider.</summary>
    public RequestState AtProvider => RequestMachine.Join(RequesterSeen.Mark, Provider.Mark, IsPastExpiry);

    /// <summary>Every world that one step makes of this one, with the row of the table that the step is.</summary>
    public IEnumerable<(RequestWorld World, RequestMove? Move)> Next(int maxRevision, int maxSequence)
    {
        foreach (var move in RequestMachine.Table)
            if (TryMove(move, maxRevision, maxSequence) is { } moved) yield return (moved, move);
        if (!IsPastExpiry) yield return (this with { IsPastExpiry = true }, null);
        // What was never sent stays at home.
        if (Requester.Mark.Revision > 0 && ToProvider.With(Requester) is { } there)
            yield return (this with { ToProvider = there }, null);
        if (Provider.Sequence > 0 && ToRequester.With(Provider) is { } back)
            yield return (this with { ToRequester = back }, null);
        foreach (var half in ToProvider.All)
        {
            yield return (this with { ToProvider = ToProvider.Without(half) }, null);
            if (half.Sequence > RequesterSeen.Sequence) yield return (this with { RequesterSeen = half }, null);
        }

        foreach (var half in ToRequester.All)
        {
            yield return (this with { ToRequester = ToRequester.Without(half) }, null);
            if (half.Sequence > ProviderSeen.Sequence) yield return (this with { ProviderSeen = half }, null);
        }
    }

    /// <summary>This world after a move; null when it cannot be made.</summary>
    public RequestWorld? TryMove(RequestMove move, int maxRevision = 99, int maxSequence = 99)
    {
        if (move.Side == RequestSide.Requester)
        {
            if (AtRequester != move.From || Requester.Sequence >= maxSequence) return null;
            var mark = RequestMachine.After(
                move.Action, move.Requester!.Value, Requester.Mark, ProviderSeen.Mark);
            return mark.Revision > maxRevision ? null
                : this with { Requester = new(mark, Requester.Sequence + 1) };
        }

        if (RequesterSeen.Sequence == 0 || AtProvider != move.From || Provider.Sequence >= maxSequence) return null;
        var after = RequestMachine.After(move.Action, move.Provider!.Value, Provider.Mark, RequesterSeen.Mark);
        return this with { Provider = new(after, Provider.Sequence + 1) };
    }

    /// <summary>This world when all that was said has arrived.</summary>
    public RequestWorld Delivered() => this with
    {
        RequesterSeen = Requester.Mark.Revision == 0 ? RequesterSeen : Requester,
        ProviderSeen = Provider,
        ToProvider = default,
        ToRequester = default,
    };
}

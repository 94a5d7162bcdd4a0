using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Watch.Requests;

/// <summary>What a record makes of a request.</summary>
static class RequestFold
{
    const int MaxSteps = 200;

    /// <summary>The request that a record begins; null when it begins none.</summary>
    public static SupportRequest? Begin(Entry entry, int number) => entry.Body switch
    {
        RequestDrafted drafted => New(
            entry, number, entry.Id, RequestSide.Requester, drafted.Partner, RequestSource.Own,
            new RequesterHalf(
                RequesterState.Draft, 0, 0, 1, drafted.Content, "", null, null, entry.Author, entry.Time),
            null),
        RequestEntered entered => New(
            entry, number, entry.Id, RequestSide.Provider, entered.Partner, entered.Source,
            new RequesterHalf(
                RequesterState.Sent, 1, 0, 1, entered.Content, "", null, null, entered.ReportedBy, entry.Time),
            RequestAction.Send),
        RequestHeard { Requester: { } half } heard => New(
            entry, number, heard.Request, RequestSide.Provider, heard.Partner, RequestSource.Link, half, null),
        _ => null,
    };

    /// <summary>The request that a record is about; null when it is about none that is there already.</summary>
    public static Guid? RequestOf(IRecordBody body) => body switch
    {
        RequestAmended amended => amended.Request,
        RequestMoved moved => moved.Request,
        RequestApproved approved => approved.Request,
        RequestHeard heard => heard.Request,
        _ => null,
    };

    /// <summary>A request after a record of it.</summary>
    public static SupportRequest Apply(SupportRequest request, Entry entry)
    {
        var changed = entry.Body switch
        {
            RequestAmended amended => Stepped(
                request with
                {
                    Label = entry.Label,
                    Requester = Said(request.Requester, entry.Author, entry) with { Content = amended.Content },
                },
                entry, RequestSide.Requester, null, entry.Author, "", RequestSource.Own),
            RequestMoved { Requester: { } to } moved => Stepped(
                request with { Requester = Moved(request, moved, to, entry) },
                entry, RequestSide.Requester, moved.Action, moved.By, moved.Reason, moved.Source),
            RequestMoved { Provider: { } to } moved => Stepped(
                request with { Provider = Moved(request, moved, to, entry) },
                entry, RequestSide.Provider, moved.Action, moved.By, moved.Reason, moved.Source),
            RequestApproved approved => Stepped(
                Approved(request, approved, entry),
                entry, request.Side, RequestAction.Approve, approved.Official, approved.Reason, RequestSource.Own),
            RequestHeard { Requester: { } half } => Stepped(
                request with { Requester = half, Label = entry.Label },
                entry, RequestSide.Requester, null, half.By, half.Reason, RequestSource.Link),
            RequestHeard { Provider: { } half } => Stepped(
                request with { Provider = half },
                entry, RequestSide.Provider, null, half.By, half.Reason, RequestSource.Link),
            _ => request,
        };
        return changed with { ChangedAt = entry.Time, Version = entry.Number };
    }

    static SupportRequest New(
        Entry entry, int number, Guid id, RequestSide side, string partner, RequestSource source,
        RequesterHalf requester, RequestAction? action) => Stepped(
        new SupportRequest(
            id, number, side, partner, entry.Label, source, requester, ProviderHalf.Nothing, [], entry.Author,
            entry.Time, entry.Time, entry.Number),
        entry, RequestSide.Requester, action, requester.By, "", source);

    static SupportRequest Stepped(
        SupportRequest request, Entry entry, RequestSide side, RequestAction? action, string? by, string reason,
        RequestSource source)
    {
        var step = new RequestStep(
            entry.Time, by ?? entry.Author, side, action, request.StateAt(entry.Time), reason, source);
        return request with { Steps = [.. request.Steps.TakeLast(MaxSteps - 1), step] };
    }

    static RequesterHalf Said(RequesterHalf half, string? by, Entry entry) =>
        half with { Sequence = half.Sequence + 1, By = by ?? entry.Author, At = entry.Time };

    static ProviderHalf Said(ProviderHalf half, string? by, Entry entry) =>
        half with { Sequence = half.Sequence + 1, By = by ?? entry.Author, At = entry.Time };

    static RequesterHalf Moved(SupportRequest request, RequestMoved moved, RequesterState to, Entry entry)
    {
        var mark = RequestMachine.After(
            moved.Action, to, request.Requester.Mark, request.Provider.Mark);
        return Said(request.Requester, moved.By, entry) with
        {
            State = mark.State,
            Revision = mark.Revision,
            Agreed = mark.Agreed,
            Content = moved.Content ?? request.Content,
            Reason = moved.Reason,
        };
    }

    static ProviderHalf Moved(SupportRequest request, RequestMoved moved, ProviderState to, Entry entry)
    {
        var half = request.Provider;
        var mark = RequestMachine.After(moved.Action, to, half.Mark, request.Requester.Mark);
        return Said(half, moved.By, entry) with
        {
            State = mark.State,
            About = mark.About,
            Counter = mark.Counter,
            Offer = moved.Action is RequestAction.Accept or RequestAction.Receive ? null : moved.Offer ?? half.Offer,
            Committed = moved.Committed ?? half.Committed,
            Reason = moved.Reason,
            GivenAt = moved.Action == RequestAction.Give ? entry.Time : half.GivenAt,
        };
    }

    static SupportRequest Approved(SupportRequest request, RequestApproved approved, Entry entry) =>
        request.Side == RequestSide.Provider
            ? request with
            {
                Provider = Said(request.Provider, null, entry) with
                {
                    ApprovedBy = approved.Official,
                    ApprovedAt = entry.Time,
                },
            }
            : request with
            {
                Requester = Said(request.Requester, null, entry) with
                {
                    ApprovedBy = approved.Official,
                    ApprovedAt = entry.Time,
                },
            };
}

using Liaison.Headquarters.Command;

namespace Liaison.Headquarters.Watch.Requests;

/// <summary>Holds commands against the board of requests.</summary>
sealed class RequestDecisions(RequestsBoard board)
{
    public Verdict Draft(DraftRequest command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (CheckNew(command.Partner, RequestRules.Check(command.Content)) is { } refusal) return refusal;
        var drafted = new RequestDrafted(command.Partner, command.Content);
        if (!command.Send) return Verdict.Write(command.Label, drafted);
        if (CheckSending(command.Content, occasion.Now) is { } notSent) return notSent;
        return Verdict.Write(command.Label, drafted, new RequestMoved(
            occasion.Id, RequestAction.Send, RequesterState.Sent, null, null, null, null, "", null,
            RequestSource.Own));
    }

    public Verdict Enter(EnterRequest command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (command.Source is not (RequestSource.Verbal or RequestSource.Letter))
            return Refusal.Invalid("source", "verbal or letter");
        if (CheckNew(command.Partner, RequestRules.CheckComplete(command.Content)) is { } refusal) return refusal;
        if (Texts.Line("reportedBy", command.ReportedBy) is { } nobody) return nobody;
        return Verdict.Write(
            command.Label,
            new RequestEntered(command.Partner, command.Content, command.Source, command.ReportedBy),
            new RequestMoved(
                occasion.Id, RequestAction.Receive, null, ProviderState.Received, null, null, null, "", null,
                RequestSource.Own));
    }

    public Verdict Amend(AmendRequest command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (board.Find(command.Request) is not { } request) return Missing(command.Request);
        if (request.StateAt(occasion.Now) != RequestState.Draft)
            return Refusal.Conflict("sent", "Only a draft can be changed. Send a revision instead.");
        var content = command.Content ?? request.Content;
        return RequestRules.Check(content) is { } refusal ? refusal
            : Verdict.Write(command.Label ?? request.Label, new RequestAmended(request.Id, content));
    }

    public Verdict Move(MoveRequest command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (board.Find(command.Request) is not { } request) return Missing(command.Request);
        if (Texts.Text("reason", command.Reason, Texts.MaxReason, mayBeEmpty: true) is { } badReason) return badReason;
        if (Texts.Line("by", command.By, mayBeEmpty: true) is { } badName) return badName;
        if (command.Action == RequestAction.Approve) return Approve(request, command);
        if (CheckSide(request, command) is { } refusal) return refusal;
        var state = request.StateAt(occasion.Now);
        if (RequestMachine.Find(command.Action, state) is not { } move)
        {
            return IsRepeat(request, command.Action, state) ? Verdict.Nothing : Refusal.Conflict(
                "wrong-state",
                $"Request {request.Number} is {Words(state)}: there is nothing to {Words(command.Action)}.");
        }

        if (CheckWhatGoesWithIt(request, command, occasion.Now) is { } bad) return bad;
        return Verdict.Write(request.Label, new RequestMoved(
            request.Id, command.Action, move.Requester, move.Provider,
            command.Action == RequestAction.Revise ? command.Content : null, command.Offer,
            command.Action == RequestAction.Commit ? command.Committed ?? AllAccepted(request) : null,
            command.Reason, command.By, command.Source));
    }

    public Verdict Hear(HearRequest command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (command.Requester is null == command.Provider is null)
            return Refusal.Invalid("requester", "one half, of the requester or of the provider");
        if (CheckPartner(command.Partner, RequestRules.CheckHeard(command, occasion.Now)) is { } refusal)
            return refusal;
        var request = board.Find(command.Request);
        if (request is null)
        {
            return command.Requester is { State: not RequesterState.Draft }
                ? CheckNew(command.Partner, null) is { } noRoom ? noRoom : Heard(command)
                : Refusal.NotFound($"request '{command.Request}'");
        }

        // A partner speaks of its own half of its own requests, and of nothing else.
        var heard = command.Requester is null ? RequestSide.Provider : RequestSide.Requester;
        if (request.Partner != command.Partner || request.Side == heard || request.IsByHand)
            return Refusal.NotAllowed($"{command.Partner} does not write this half of request {request.Number}.");
        var isNewer = command.Requester is { } half
            ? half.Sequence > request.Requester.Sequence && half.State != RequesterState.Draft
            : command.Provider!.Sequence > request.Provider.Sequence;
        return isNewer ? Heard(command) : Verdict.Nothing;
    }

    static Verdict Heard(HearRequest command) => Verdict.Write(
        command.Label,
        new RequestHeard(command.Request, command.Partner, command.Requester, command.Provider));

    static Verdict Approve(SupportRequest request, MoveRequest command)
    {
        if (string.IsNullOrWhiteSpace(command.By)) return Refusal.Invalid("by", "the approving official");
        return request.MayApprove
            ? Verdict.Write(request.Label, new RequestApproved(request.Id, command.By, command.Reason))
            : Refusal.Conflict("wrong-state", $"There is nothing to approve of request {request.Number}.");
    }

    /// <summary>
    /// Each side takes its own steps. Those of a partner whose request was entered by hand are entered by hand too.
    /// </summary>
    static Refusal? CheckSide(SupportRequest request, MoveRequest command)
    {
        var isOurs = RequestMachine.SideOf(command.Action) == request.Side;
        if (command.Source == RequestSource.Own)
        {
            return isOurs ? null : Refusal.Conflict(
                "wrong-side",
                $"Only the {Words(RequestMachine.SideOf(command.Action)!.Value)} can {Words(command.Action)}: "
                + $"here that is {request.Partner}.");
        }

        if (isOurs || command.Source == RequestSource.Link)
            return Refusal.Invalid("source", "absent for a step of our own");
        if (!request.IsByHand)
            return Refusal.NotAllowed($"What {request.Partner} says of this request comes by the link.");
        return string.IsNullOrWhiteSpace(command.By) ? Refusal.Invalid("by", "who of the partner said so") : null;
    }

    static Refusal? CheckWhatGoesWithIt(SupportRequest request, MoveRequest command, DateTimeOffset now)
    {
        var action = command.Action;
        if (command.Content is not null != action is RequestAction.Revise)
            return Refusal.Invalid("content", "to revise, and only then");
        if (command.Offer is not null && action is not (RequestAction.AcceptPartly or RequestAction.Counter))
            return Refusal.Invalid("offer", "to accept partly and to counter, and only then");
        if (command.Committed is not null && action is not RequestAction.Commit)
            return Refusal.Invalid("items", "to commit, and only then");
        return action switch
        {
            RequestAction.Send => CheckSending(request.Content, now),
            RequestAction.Revise => CheckSending(command.Content!, now),
            RequestAction.Decline when string.IsNullOrWhiteSpace(command.Reason) => Refusal.Invalid("reason", "why"),
            RequestAction.AcceptPartly when command.Offer is null or { Items.Count: 0 } =>
                Refusal.Invalid("offer.items", "what is accepted"),
            RequestAction.Counter when string.IsNullOrWhiteSpace(command.Offer?.Terms) =>
                Refusal.Invalid("offer.terms", "what is offered instead"),
            RequestAction.AcceptPartly or RequestAction.Counter =>
                RequestRules.Check(command.Offer!, request.Content),
            RequestAction.Commit when command.Committed is { } committed =>
                RequestRules.CheckQuantities("items", committed, request.Content)
                ?? (committed.Count == 0 ? Refusal.Invalid("items", "what is committed") : null),
            RequestAction.Give when !RequestRules.SavesLives(request.Content) => Refusal.Conflict(
                "not-lifesaving", "Only what saves lives is given before it is approved."),
            _ => null,
        };
    }

    static Refusal? CheckSending(RequestContent content, DateTimeOffset now) =>
        RequestRules.CheckComplete(content)
        ?? (content.Expires <= now ? Refusal.Invalid("answerBy", "a time to come") : null);

    Refusal? CheckNew(string partner, Refusal? content) =>
        board.Open >= RequestRules.MaxOpen
            ? Refusal.Conflict("too-many", $"{RequestRules.MaxOpen} requests are open; settle some first.")
            : CheckPartner(partner, content);

    static Refusal? CheckPartner(string partner, Refusal? content) =>
        Texts.Line("partner", partner, RequestRules.MaxPartner) ?? content;

    /// <summary>What was accepted, when nobody says how much is committed.</summary>
    static IReadOnlyList<ItemQuantity> AllAccepted(SupportRequest request) =>
        request.Provider.Offer is { Items.Count: > 0 } offer ? offer.Items
        : [.. request.Content.Items.Select((item, i) => new ItemQuantity(i, item.QuantityThousandths))];

    /// <summary>Whether an action only says again what its side says already.</summary>
    static bool IsRepeat(SupportRequest request, RequestAction action, RequestState state) => action switch
    {
        RequestAction.Withdraw => state == RequestState.Withdrawn,
        RequestAction.Close => state == RequestState.Closed,
        RequestAction.Accept => request.Provider.State == ProviderState.Accepted && state == RequestState.Accepted,
        RequestAction.Decline => state == RequestState.Declined,
        RequestAction.Deliver => state == RequestState.Delivered,
        _ => false,
    };

    static string Words(Enum word) => string.Concat(word.ToString().Select(
        (letter, i) => char.IsUpper(letter) && i > 0 ? " " + char.ToLowerInvariant(letter)
            : char.ToLowerInvariant(letter).ToString()));

    static Refusal Missing(Guid id) => Refusal.NotFound($"request '{id}'");
}

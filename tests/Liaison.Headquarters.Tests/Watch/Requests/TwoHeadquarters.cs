using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Requests;

namespace Liaison.Headquarters.Tests.Watch.Requests;

/// <summary>Two headquarters, each with its own journal, and one request between them.</summary>
sealed class TwoHeadquarters : IDisposable
{
    public const string OursName = "JFHQ";
    public const string TheirsName = "JJOC";

    public BoardWorld Requester { get; } = new();

    public BoardWorld Provider { get; } = new();

    public Guid Id { get; private set; }

    public SupportRequest AtRequester => Find(Requester)!;

    public SupportRequest? AtProvider => Find(Provider);

    public static RequestContent Water => new(
        "Water for Ishigaki", new RequestContact("Maj Ono", "+81 980 00 0000", "JFHQ J4"),
        [new RequestItem("Drinking water", 20_000_000, "L"), new RequestItem("Tankers", 2000, "each")],
        RequestPriority.Lifesaving, BoardWorld.Start.AddDays(1), BoardWorld.Start.AddDays(5), "Ishigaki port", null,
        "Harbour master", "Col Abe", "Exercise agreement 7", Settlement.ReplacementInKind,
        new Money(1_000_000_000, "JPY"), BoardWorld.Start.AddHours(12), null, "", null);

    public static SupportOffer HalfOfIt { get; } =
        new("Half of the water, no tanker", [new ItemQuantity(0, 10_000_000)], null, null);

    public void Draft(RequestContent? content = null) => Id = Requester.Do(
        "watch", (boards, occasion) => boards.Requests.Decide(
            new DraftRequest(TheirsName, content ?? Water, "", false), occasion));

    public Outcome<Guid> TryMove(RequestSide side, RequestAction action)
    {
        var command = new MoveRequest(Id, action)
        {
            Reason = "as agreed",
            Content = action == RequestAction.Revise ? Water with { AnswerBy = BoardWorld.Start.AddDays(4) } : null,
            Offer = action is RequestAction.AcceptPartly or RequestAction.Counter ? HalfOfIt : null,
        };
        return World(side).Try("commander", (boards, occasion) => boards.Requests.Decide(command, occasion));
    }

    public void Move(RequestSide side, RequestAction action)
    {
        var outcome = TryMove(side, action);
        Assert.True(outcome.Refusal is null, $"{action}: {outcome.Refusal?.Reason}");
    }

    /// <summary>Brings each side's half to the other.</summary>
    public void Deliver()
    {
        if (AtRequester.Requester.Revision > 0) Hear(Provider, OursName, AtRequester.Requester, null);
        if (AtProvider is { Provider.Sequence: > 0 } there) Hear(Requester, TheirsName, null, there.Provider);
    }

    public Outcome<Guid> TryHear(BoardWorld at, string from, RequesterHalf? requester, ProviderHalf? provider) =>
        at.Try("link", (boards, occasion) => boards.Requests.Decide(
            new HearRequest(Id, from, "", requester, provider), occasion));

    public void SetTime(DateTimeOffset time)
    {
        Requester.Clock.SetUtcNow(time);
        Provider.Clock.SetUtcNow(time);
    }

    public void Dispose()
    {
        Requester.CheckRebuild(Requester.Log.Last / 2);
        Provider.CheckRebuild(Provider.Log.Last / 2);
        Requester.Dispose();
        Provider.Dispose();
    }

    void Hear(BoardWorld at, string from, RequesterHalf? requester, ProviderHalf? provider) =>
        Assert.Null(TryHear(at, from, requester, provider).Refusal);

    BoardWorld World(RequestSide side) => side == RequestSide.Requester ? Requester : Provider;

    SupportRequest? Find(BoardWorld world) => world.Read(boards => boards.Requests.Find(Id));
}

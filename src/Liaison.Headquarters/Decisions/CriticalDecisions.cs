using Liaison.Headquarters.Watch.Shifts;

namespace Liaison.Headquarters.Decisions;

/// <summary>Decisions that wait for a key: for ours they are critical, for a partner's they are open.</summary>
sealed class CriticalDecisions(DecisionBoard decisions) : IHandoverSource
{
    public string Kind => "decision";

    public IEnumerable<BriefItem> CriticalAt(DateTimeOffset now) =>
        Open(now).Where(decision => !decision.Current.IsSignedBy(decisions.Own)).Select(Item("ownKeyMissing"));

    public IEnumerable<BriefItem> OpenAt(DateTimeOffset now) =>
        Open(now).Where(decision => decision.Current.IsSignedBy(decisions.Own)).Select(Item("partnerKeyMissing"));

    public bool TryDescribe(Guid id, out string title, out string label)
    {
        var content = decisions.Find(id)?.Current.Content;
        (title, label) = (content?.Text ?? "", content?.Label ?? "");
        return content is not null;
    }

    // A board without keys decides nothing, so there nothing waits for them.
    IEnumerable<Decision> Open(DateTimeOffset now) => decisions.HasKeys
        ? decisions.Newest.Reverse().Where(one => one.StateAt(now, decisions.Own) == DecisionState.Open) : [];

    Func<Decision, BriefItem> Item(string concern) =>
        decision => new BriefItem(Kind, decision.Id, decision.Version, concern);
}

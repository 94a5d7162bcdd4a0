using Liaison.Headquarters.Watch.Shifts;

namespace Liaison.Headquarters.Watch.Information;

/// <summary>Requests for information to hand over: overdue ones are critical, the others are open.</summary>
sealed class CriticalRfis(RfiBoard rfis) : IHandoverSource
{
    public string Kind => "rfi";

    public IEnumerable<BriefItem> CriticalAt(DateTimeOffset now) => rfis.List(isOpen: true)
        .Where(rfi => rfi.IsOverdueAt(now)).Select(rfi => new BriefItem(Kind, rfi.Id, rfi.Version, "overdue"));

    public IEnumerable<BriefItem> OpenAt(DateTimeOffset now) => rfis.List(isOpen: true)
        .Where(rfi => !rfi.IsOverdueAt(now))
        .Select(rfi => new BriefItem(Kind, rfi.Id, rfi.Version, rfi.IsUnanswered ? "open" : "answered"));

    public bool TryDescribe(Guid id, out string title, out string label)
    {
        var rfi = rfis.Find(id);
        (title, label) = (rfi?.Content.Question ?? "", rfi?.Label ?? "");
        return rfi is not null;
    }
}

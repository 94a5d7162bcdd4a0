using Liaison.Headquarters.Watch.Shifts;

namespace Liaison.Headquarters.Watch.Log;

/// <summary>Severe and extreme events that stand and that nobody has acknowledged.</summary>
sealed class CriticalEvents(LogBoard log) : IHandoverSource
{
    public string Kind => "event";

    public IEnumerable<BriefItem> CriticalAt(DateTimeOffset now) => log.Unacknowledged.Select(entry => new BriefItem(
        Kind, entry.Id, entry.Version, entry.Content.Severity == EventSeverity.Extreme ? "extreme" : "severe"));

    public IEnumerable<BriefItem> OpenAt(DateTimeOffset now) => [];

    public bool TryDescribe(Guid id, out string title, out string label)
    {
        var entry = log.Find(id);
        (title, label) = (entry?.Content.Text ?? "", entry?.Label ?? "");
        return entry is not null;
    }
}

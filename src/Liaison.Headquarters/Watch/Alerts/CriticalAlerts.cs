using Liaison.Headquarters.Watch.Shifts;

namespace Liaison.Headquarters.Watch.Alerts;

/// <summary>Alerts that nobody has acknowledged, above all those of the commander's information requirements.</summary>
sealed class CriticalAlerts(StaffAlertBoard alerts) : IHandoverSource
{
    public string Kind => "alert";

    public IEnumerable<BriefItem> CriticalAt(DateTimeOffset now) => alerts.Newest(isOpen: true).Reverse()
        .Select(alert => new BriefItem(
            Kind, alert.Id, alert.Version, alert.Content.Ccir is null ? "unacknowledged" : "ccir"));

    public IEnumerable<BriefItem> OpenAt(DateTimeOffset now) => [];

    public bool TryDescribe(Guid id, out string title, out string label)
    {
        var alert = alerts.Find(id);
        (title, label) = (alert?.Content.Text ?? "", alert?.Label ?? "");
        return alert is not null;
    }
}

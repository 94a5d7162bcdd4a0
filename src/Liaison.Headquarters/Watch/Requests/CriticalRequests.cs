using Liaison.Headquarters.Watch.Shifts;

namespace Liaison.Headquarters.Watch.Requests;

/// <summary>
/// Requests for support to hand over. Critical are those with a clock that runs or has run out: help that was given
/// before approval (72 hours), forces that are to be called back, what is needed by now and is not there.
/// </summary>
sealed class CriticalRequests(RequestsBoard requests) : IHandoverSource
{
    const string Open = "open";

    public string Kind => "request";

    public IEnumerable<BriefItem> CriticalAt(DateTimeOffset now) => All(now).Where(item => item.Concern != Open);

    public IEnumerable<BriefItem> OpenAt(DateTimeOffset now) => All(now).Where(item => item.Concern == Open);

    public bool TryDescribe(Guid id, out string title, out string label)
    {
        var request = requests.Find(id);
        (title, label) = (request?.Content.Subject ?? "", request?.Label ?? "");
        return request is not null;
    }

    IEnumerable<BriefItem> All(DateTimeOffset now) => requests.Unfinished
        .Select(request => new BriefItem(Kind, request.Id, request.Version, ConcernOf(request, now)));

    static string ConcernOf(SupportRequest request, DateTimeOffset now) =>
        request.IsToBeRecalledAt(now) ? "toBeRecalled"
        : request.IsApprovalOverdueAt(now) ? "approvalOverdue"
        : request.ApprovalDue is not null ? "approvalRunning"
        : request.IsOverdueAt(now) ? "overdue"
        : Open;
}

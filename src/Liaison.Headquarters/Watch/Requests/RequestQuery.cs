namespace Liaison.Headquarters.Watch.Requests;

/// <summary>Which requests somebody wants to see; what is null does not matter.</summary>
public sealed record RequestQuery
{
    /// <summary>Those of one state.</summary>
    public RequestState? State { get; init; }

    /// <summary>Those in which this headquarters is one side.</summary>
    public RequestSide? Side { get; init; }

    /// <summary>Those with one partner.</summary>
    public string? Partner { get; init; }

    /// <summary>Those of which something is still to be done, or those of which nothing is.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>Those that are overdue, or whose approval is, or those that are not.</summary>
    public bool? IsOverdue { get; init; }

    internal bool Matches(SupportRequest request, DateTimeOffset now) =>
        (State is null || request.StateAt(now) == State)
        && (Side is null || request.Side == Side)
        && (Partner is null || request.Partner == Partner)
        && (IsOpen is null || request.IsOpenAt(now) == IsOpen)
        && (IsOverdue is null || (request.IsOverdueAt(now) || request.IsApprovalOverdueAt(now)) == IsOverdue);
}

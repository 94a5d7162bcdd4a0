using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;
using Liaison.Headquarters.Watch.Tasks;

namespace Liaison.Headquarters.Watch.Requests;

/// <summary>
/// Requests for support between this headquarters and its partners. This headquarters writes its own half alone; a
/// request never becomes a task by itself: who is asked tasks its own forces, after it has agreed.
/// </summary>
public sealed class RequestsBoard : IBoard, IRequestLookup
{
    const string Table = "watch.requests";

    // By number, from 1.
    readonly List<SupportRequest> _requests = [];
    readonly Dictionary<Guid, int> _numbers = [];

    // By the state without regard to time.
    readonly Dictionary<RequestState, SortedSet<int>> _byState =
        Enum.GetValues<RequestState>().ToDictionary(state => state, _ => new SortedSet<int>());

    // Open ones, and those that are at their end with something left to do: a clock that runs, forces that are out.
    readonly SortedSet<int> _unfinished = [];

    readonly Dictionary<string, SortedSet<int>> _byPartner = [];
    readonly RequestDecisions _decisions;

    /// <summary>Makes an empty board.</summary>
    public RequestsBoard() => _decisions = new(this);

    /// <summary>How many requests there are.</summary>
    public int Count => _requests.Count;

    /// <summary>Of how many something is still to be done.</summary>
    public int Open => RequestMachine.Open.Sum(state => _byState[state].Count);

    /// <summary>The requests of which a watch has something left to do, in the order of their numbers.</summary>
    internal IEnumerable<SupportRequest> Unfinished => _unfinished.Select(number => _requests[number - 1]);

    /// <summary>A request by its id; null when there is none.</summary>
    public SupportRequest? Find(Guid id) => _numbers.TryGetValue(id, out var number) ? _requests[number - 1] : null;

    /// <summary>Requests in the order of their numbers, read from a list no longer than what is asked for.</summary>
    /// <param name="query">Which.</param>
    /// <param name="now">The time, on which the state depends.</param>
    /// <param name="after">The number behind which to begin.</param>
    public IEnumerable<SupportRequest> Find(RequestQuery query, DateTimeOffset now, int after = 0)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Candidates(query, after).Select(number => _requests[number - 1])
            .Where(request => query.Matches(request, now));
    }

    /// <inheritdoc />
    public string? FaultOfTasking(Guid request, DateTimeOffset now)
    {
        if (Find(request) is not { } found) return "There is no such request here.";
        if (found.Side == RequestSide.Requester) return null;
        var state = found.StateAt(now);
        return RequestMachine.Agreed.Contains(state)
            ? null
            : $"Request {found.Number} is {state.ToString().ToLowerInvariant()}: "
                + "this headquarters has not agreed to it.";
    }

    /// <summary>Writes a request to a partner.</summary>
    public Verdict Decide(DraftRequest command, Occasion occasion) => _decisions.Draft(command, occasion);

    /// <summary>Enters a partner's request.</summary>
    public Verdict Decide(EnterRequest command, Occasion occasion) => _decisions.Enter(command, occasion);

    /// <summary>Changes a draft.</summary>
    public Verdict Decide(AmendRequest command, Occasion occasion) => _decisions.Amend(command, occasion);

    /// <summary>Takes a step.</summary>
    public Verdict Decide(MoveRequest command, Occasion occasion) => _decisions.Move(command, occasion);

    /// <summary>Takes a partner's half from the link.</summary>
    public Verdict Decide(HearRequest command, Occasion occasion) => _decisions.Hear(command, occasion);

    /// <inheritdoc />
    public void Apply(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (RequestFold.RequestOf(entry.Body) is { } id && Find(id) is { } request)
            Set(request, RequestFold.Apply(request, entry));
        else if (RequestFold.Begin(entry, _requests.Count + 1) is { } begun)
            Set(null, begun);
    }

    /// <inheritdoc />
    public void Save(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        tables.Add(Table, _requests);
    }

    /// <inheritdoc />
    public void Load(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        foreach (var request in tables.Read<SupportRequest>(Table)) Set(null, request);
    }

    static RequestState Timeless(SupportRequest request) => request.StateAt(DateTimeOffset.MinValue);

    void Set(SupportRequest? before, SupportRequest after)
    {
        if (before is not null) _byState[Timeless(before)].Remove(before.Number);
        _byState[Timeless(after)].Add(after.Number);
        if (after.IsOpenAt(default) || after.ApprovalDue is not null || after.IsToBeRecalledAt(default))
            _unfinished.Add(after.Number);
        else
            _unfinished.Remove(after.Number);
        if (before is not null)
        {
            _requests[after.Number - 1] = after;
            return;
        }

        _requests.Add(after);
        _numbers.Add(after.Id, after.Number);
        if (!_byPartner.TryGetValue(after.Partner, out var numbers)) _byPartner.Add(after.Partner, numbers = []);
        numbers.Add(after.Number);
    }

    IEnumerable<int> Candidates(RequestQuery query, int after)
    {
        var states = query.State switch
        {
            RequestState.Expired => RequestMachine.Waiting,
            { } state => [state],
            null when query.IsOpen == true || query.IsOverdue == true => RequestMachine.Open,
            null => null,
        };
        if (states is not null) return states.SelectMany(state => Behind(_byState[state], after)).Order();
        if (query.Partner is { } partner)
            return _byPartner.TryGetValue(partner, out var numbers) ? Behind(numbers, after) : [];
        return Enumerable.Range(after + 1, Math.Max(0, _requests.Count - after));
    }

    static SortedSet<int> Behind(SortedSet<int> numbers, int after) =>
        after == int.MaxValue ? [] : numbers.GetViewBetween(after + 1, int.MaxValue);
}

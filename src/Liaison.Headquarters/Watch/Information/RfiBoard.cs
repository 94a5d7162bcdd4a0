using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;
using Liaison.Headquarters.Watch.Log;

namespace Liaison.Headquarters.Watch.Information;

/// <summary>
/// Requests for information: who asks what of whom, by when it is needed, and what was answered. An answer does not end
/// one: it may be returned when it is not enough.
/// </summary>
public sealed class RfiBoard : IBoard
{
    const string Table = "watch.rfis";
    const int MaxQuestion = 4000;
    const int MaxAnswers = 50;
    const int MaxOpen = 100_000;
    static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    readonly CcirBoard _ccirs;
    readonly LogBoard _log;

    // By number, from 1.
    readonly List<Rfi> _rfis = [];
    readonly Dictionary<Guid, int> _numbers = [];
    readonly SortedSet<int> _open = [];

    /// <summary>Makes an empty board.</summary>
    /// <param name="ccirs">The requirements that requests serve.</param>
    /// <param name="log">The log that they come from.</param>
    public RfiBoard(CcirBoard ccirs, LogBoard log)
    {
        ArgumentNullException.ThrowIfNull(ccirs);
        ArgumentNullException.ThrowIfNull(log);
        (_ccirs, _log) = (ccirs, log);
    }

    /// <summary>A request by its id; null when there is none.</summary>
    public Rfi? Find(Guid id) => _numbers.TryGetValue(id, out var number) ? _rfis[number - 1] : null;

    /// <summary>Requests in the order of their numbers.</summary>
    /// <param name="isOpen">Those that are not at their end; false for all.</param>
    /// <param name="after">The number behind which to begin.</param>
    public IEnumerable<Rfi> List(bool isOpen, int after = 0) =>
        (isOpen ? _open.SkipWhile(number => number <= after)
            : Enumerable.Range(after + 1, Math.Max(0, _rfis.Count - after)))
        .Select(number => _rfis[number - 1]);

    /// <summary>Asks for information.</summary>
    public Verdict Decide(AskRfi command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if ((Check(command.Content) ?? Texts.Line("assignedTo", command.AssignedTo, mayBeEmpty: true)) is { } refusal)
            return refusal;
        if (command.Content.NeededBy <= occasion.Now) return Refusal.Invalid("neededBy", "a time to come");
        if (_open.Count >= MaxOpen)
            return Refusal.Conflict("too-many", $"There are {MaxOpen} requests for information that are open.");
        return command.AssignedTo.Length == 0
            ? Verdict.Write(command.Label, new RfiAsked(command.Content))
            : Verdict.Write(
                command.Label, new RfiAsked(command.Content), new RfiAssigned(occasion.Id, command.AssignedTo));
    }

    /// <summary>Makes a request say something else.</summary>
    public Verdict Decide(ChangeRfi command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Open(command.Rfi, out var rfi) is { } refusal) return refusal;
        return (Texts.Text("reason", command.Reason, Texts.MaxReason) ?? Check(command.Content)) is { } fault
            ? fault
            : Verdict.Write(command.Label ?? rfi.Label, new RfiChanged(rfi.Id, command.Reason, command.Content));
    }

    /// <summary>Says who is to answer.</summary>
    public Verdict Decide(AssignRfi command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Open(command.Rfi, out var rfi) is { } refusal) return refusal;
        if (Texts.Line("to", command.To) is { } fault) return fault;
        if (!rfi.IsUnanswered) return Refusal.Conflict("answered", "It is answered; return the answer first.");
        return rfi.AssignedTo == command.To
            ? Verdict.Nothing : Verdict.Write(rfi.Label, new RfiAssigned(rfi.Id, command.To));
    }

    /// <summary>Answers.</summary>
    public Verdict Decide(AnswerRfi command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (Open(command.Rfi, out var rfi) is { } refusal) return refusal;
        if ((Texts.Text("answer", command.Text) ?? Texts.Line("source", command.Source)) is { } fault) return fault;
        var time = command.Time ?? occasion.Now;
        if (time > occasion.Now + Ahead) return Refusal.Invalid("time", "a time in the past");
        return rfi.Answers.Count >= MaxAnswers
            ? Refusal.Conflict("too-many", $"It has {MaxAnswers} answers: ask anew.")
            : Verdict.Write(
                command.Label ?? rfi.Label, new RfiAnswered(rfi.Id, command.Text, command.Source, time));
    }

    /// <summary>Says that the last answer is not enough.</summary>
    public Verdict Decide(ReturnRfi command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Open(command.Rfi, out var rfi) is { } refusal) return refusal;
        if (Texts.Text("reason", command.Reason, Texts.MaxReason) is { } fault) return fault;
        return rfi.IsUnanswered ? NotAnswered() : Verdict.Write(rfi.Label, new RfiReturned(rfi.Id, command.Reason));
    }

    /// <summary>Says that the answer is enough.</summary>
    public Verdict Decide(CloseRfi command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Open(command.Rfi, out var rfi) is { } refusal) return refusal;
        if (Texts.Text("note", command.Note, Texts.MaxReason, mayBeEmpty: true) is { } fault) return fault;
        return rfi.IsUnanswered ? NotAnswered() : Verdict.Write(rfi.Label, new RfiClosed(rfi.Id, command.Note));
    }

    /// <summary>Takes a request back.</summary>
    public Verdict Decide(WithdrawRfi command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Open(command.Rfi, out var rfi) is { } refusal) return refusal;
        return Texts.Text("reason", command.Reason, Texts.MaxReason) is { } fault
            ? fault : Verdict.Write(rfi.Label, new RfiWithdrawn(rfi.Id, command.Reason));
    }

    /// <inheritdoc />
    public void Apply(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        switch (entry.Body)
        {
            case RfiAsked body:
                Set(new Rfi(
                    entry.Id, _rfis.Count + 1, entry.Number, entry.Label, body.Content, RfiState.Open, entry.Author,
                    entry.Time, "", null, [], null));
                break;
            case RfiChanged body:
                Change(entry, body.Rfi, rfi => rfi with { Label = entry.Label, Content = body.Content });
                break;
            case RfiAssigned body:
                Change(entry, body.Rfi, rfi => rfi with
                {
                    State = RfiState.Assigned,
                    AssignedTo = body.To,
                    AssignedAt = entry.Time,
                });
                break;
            case RfiAnswered body:
                Change(entry, body.Rfi, rfi => rfi with
                {
                    State = RfiState.Answered,
                    Answers = [.. rfi.Answers, new RfiAnswer(
                        body.Text, body.Source, body.Time, entry.Label, entry.Author, entry.Time, "")],
                });
                break;
            case RfiReturned body:
                Change(entry, body.Rfi, rfi => rfi with
                {
                    State = rfi.AssignedTo.Length > 0 ? RfiState.Assigned : RfiState.Open,
                    Answers = [.. rfi.Answers.SkipLast(1), rfi.Answers[^1] with { ReturnReason = body.Reason }],
                });
                break;
            case RfiClosed body:
                Change(entry, body.Rfi, rfi => Ended(rfi, RfiState.Closed, entry, body.Note));
                break;
            case RfiWithdrawn body:
                Change(entry, body.Rfi, rfi => Ended(rfi, RfiState.Withdrawn, entry, body.Reason));
                break;
            default:
                break;
        }
    }

    /// <inheritdoc />
    public void Save(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        tables.Add(Table, _rfis);
    }

    /// <inheritdoc />
    public void Load(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        foreach (var rfi in tables.Read<Rfi>(Table)) Set(rfi);
    }

    static Rfi Ended(Rfi rfi, RfiState state, Entry entry, string reason) =>
        rfi with { State = state, End = new RfiEnd(entry.Author, entry.Time, reason) };

    static Refusal NotAnswered() => Refusal.Conflict("unanswered", "It has no answer; withdraw it, or answer it.");

    void Change(Entry entry, Guid id, Func<Rfi, Rfi> change)
    {
        if (Find(id) is { } rfi) Set(change(rfi) with { Version = entry.Number });
    }

    void Set(Rfi rfi)
    {
        if (_numbers.TryAdd(rfi.Id, rfi.Number))
            _rfis.Add(rfi);
        else
            _rfis[rfi.Number - 1] = rfi;
        if (rfi.IsOpen)
            _open.Add(rfi.Number);
        else
            _open.Remove(rfi.Number);
    }

    Refusal? Open(Guid id, out Rfi rfi)
    {
        rfi = Find(id)!;
        return rfi is null ? Refusal.NotFound($"request for information '{id}'")
            : rfi.IsOpen ? null : Refusal.Conflict("ended", "The request is at its end. Ask anew.");
    }

    Refusal? Check(RfiContent content) =>
        Texts.Text("question", content.Question, MaxQuestion)
        ?? Texts.Line("askedBy", content.AskedBy)
        ?? (content.Ccir is { } ccir && _ccirs.Find(ccir) is null
            ? Refusal.Invalid("ccir", "the id of an information requirement") : null)
        ?? (content.Event is { } entry && _log.Find(entry) is null
            ? Refusal.Invalid("logEntry", "the id of an entry of the log") : null);
}

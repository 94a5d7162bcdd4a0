using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Addressees;

namespace Liaison.Headquarters.Watch.Tasks;

/// <summary>Holds commands against the board of tasks.</summary>
sealed class TaskDecisions(TasksBoard board, IUnitCommand units, IRequestLookup requests)
{
    public Verdict Draft(DraftTask command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        var content = Complete(command.Content, occasion);
        if (board.Open >= TaskRules.MaxOpen)
            return Refusal.Conflict("too-many", $"{TaskRules.MaxOpen} tasks are open; end some first.");
        if (Check(occasion.Id, content, occasion.Now) is { } refusal) return refusal;
        var drafted = new TaskDrafted(content);
        if (!command.Issue) return Verdict.Write(command.Label, drafted);
        return CheckIssue(content, occasion.Now) is { } notIssued ? notIssued
            : Verdict.Write(command.Label, drafted, new TaskIssued(occasion.Id));
    }

    public Verdict Change(ChangeTask command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (board.Find(command.Task) is not { } task) return Refusal.NotFound($"task '{command.Task}'");
        var pending = new PendingTask(task, command.Label ?? task.Label, occasion);
        if (command.Content is not null || (command.Label is not null && command.Label != task.Label))
        {
            var content = Complete(command.Content ?? task.Content, occasion);
            if (CheckAmend(task, content, occasion.Now) is { } refusal) return refusal;
            pending.Add(new TaskAmended(task.Id, content));
        }

        if (command.Note is { } note)
        {
            if (CheckNote("note", note, task) is { } refusal) return refusal;
            pending.Add(new TaskNoted(task.Id, occasion.Actor.Name, note, null));
        }

        if (command.Step is { } step && Take(step, pending, occasion) is { } notTaken) return notTaken;
        return pending.Verdict;
    }

    public Verdict Answer(AnswerTask command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (CheckOrigin(command) is { } bad) return bad;
        if (Meant(command) is not { } task)
        {
            return command.Number is null && command.Task is null
                ? Refusal.Conflict("which-task", "Say the number of the task, for example ACK 12.")
                : Refusal.NotFound("such task for you");
        }

        var pending = new PendingTask(task, task.Label, occasion);
        var by = command.Origin.Name;
        if (command.Answer == TaskAnswer.Awaited)
        {
            if (CheckNote("text", command.Reason, task) is { } refusal) return refusal;
            pending.Add(new TaskNoted(task.Id, by, command.Reason, command.Origin));
            return pending.Verdict;
        }

        int[] own = [.. Enumerable.Range(0, task.Content.Addressees.Count).Where(i => IsFor(task, i, command))];
        return Record(pending, own, command.Answer, by, command.Reason, despite: true, command.Origin)
            ?? pending.Verdict;
    }

    static TaskContent Complete(TaskContent content, Occasion occasion) =>
        content.Commander.Length > 0 ? content : content with { Commander = occasion.Actor.Name };

    /// <summary>Takes a step of somebody of the staff.</summary>
    Refusal? Take(TaskStep step, PendingTask pending, Occasion occasion)
    {
        var task = pending.Task;
        var reason = step.Reason ?? "";
        if (Texts.Text("reason", reason, Texts.MaxReason, mayBeEmpty: true) is { } bad) return bad;
        if (Texts.Line("by", step.By, mayBeEmpty: true) is { } badName) return badName;
        if (step.To is TaskState.Cancelled or TaskState.Refused or TaskState.Failed
            && string.IsNullOrWhiteSpace(reason)) return Refusal.Invalid("reason", "why");
        switch (step.To)
        {
            case TaskState.Draft:
                return task.State == TaskState.Draft
                    ? null : Refusal.Conflict("given", "The task is given already. Cancel it, or change it.");
            case TaskState.Issued:
                if (task.State == TaskState.Issued) return null;
                if (task.State is not (TaskState.Draft or TaskState.Refused)) return WrongState(task, "given");
                if (CheckIssue(task.Content, occasion.Now) is { } refusal) return refusal;
                pending.Add(new TaskIssued(task.Id));
                return null;
            case TaskState.Cancelled:
                if (task.State == TaskState.Cancelled) return null;
                if (!task.IsOpen) return WrongState(task, "cancelled");
                pending.Add(new TaskCancelled(task.Id, reason));
                return null;
            default:
                return ForAddressees(step, reason, pending, occasion);
        }
    }

    Refusal? ForAddressees(TaskStep step, string reason, PendingTask pending, Occasion occasion)
    {
        var count = pending.Task.Content.Addressees.Count;
        if (step.Addressee is { } place && (place < 0 || place >= count))
            return Refusal.Invalid("addressee", $"0 to {count - 1}");
        var by = string.IsNullOrWhiteSpace(step.By) ? occasion.Actor.Name : step.By;
        int[] addressees = step.Addressee is { } one ? [one] : [.. Enumerable.Range(0, count)];
        return Record(pending, addressees, AnswerOf(step.To), by, reason, step.DespiteDependence, null);
    }

    Refusal? Record(
        PendingTask pending, int[] addressees, TaskAnswer answer, string by, string reason, bool despite,
        TakOrigin? origin)
    {
        var task = pending.Task;
        if (task.Issued is null || task.Cancelled is not null) return WrongState(task, "answered");
        int[] moving = [.. addressees.Where(i => TaskRules.CanFollow(task.Answers[i].Answer, answer))];
        if (moving.Length == 0)
        {
            return addressees.Any(i => task.Answers[i].Answer == answer) ? null
                : WrongState(task, answer.ToString().ToLowerInvariant());
        }

        Guid[] before = [];
        if (answer is TaskAnswer.UnderWay or TaskAnswer.Done
            && moving.Any(i => task.Answers[i].Answer != TaskAnswer.UnderWay))
        {
            var waitsFor = board.NotDoneBefore(task);
            if (waitsFor.Count > 0 && !despite)
            {
                return Refusal.Conflict("waits", "Not done before it: task "
                    + string.Join(", ", waitsFor.Select(first => first.Number)) + ". Say so to begin nevertheless.");
            }

            before = [.. waitsFor.Select(first => first.Id)];
        }

        pending.Add(new TaskAnswered(task.Id, moving, answer, by, reason, before, origin));
        return null;
    }

    Refusal? CheckAmend(UnitTask task, TaskContent content, DateTimeOffset now)
    {
        if (!task.IsOpen) return WrongState(task, "changed");
        if (Check(task.Id, content, now) is { } refusal) return refusal;
        if (task.State == TaskState.UnderWay && !content.Addressees.SequenceEqual(task.Content.Addressees))
            return Refusal.Conflict("under-way", "Who does it cannot change while it is under way.");
        return task.Issued is null ? null : CheckIssue(content, now);
    }

    static Refusal? CheckNote(string member, string note, UnitTask task) =>
        string.IsNullOrWhiteSpace(note) ? Refusal.Invalid(member, "a text")
        : Texts.Text(member, note, Texts.MaxReason, mayBeEmpty: true)
        ?? (task.Notes.Count >= TaskRules.MaxNotes
            ? Refusal.Conflict("too-many", $"The task has {TaskRules.MaxNotes} notes already.") : null);

    /// <summary>What may be given: to units that are ours to command when it begins, for requests that we agreed
    /// to.</summary>
    Refusal? CheckIssue(TaskContent content, DateTimeOffset now)
    {
        var at = content.Start > now ? content.Start.Value : now;
        foreach (var addressee in content.Addressees)
        {
            if (addressee.Kind == AddresseeKind.Unit && units.StandingOf(addressee.Name, at) != UnitStanding.Commanded)
            {
                return Refusal.Conflict(
                    "not-commanded",
                    $"Unit '{addressee.Name}' is not under the operational or tactical control of this headquarters "
                    + "when the task begins.");
            }
        }

        return content.Request is { } request && requests.FaultOfTasking(request, now) is { } fault
            ? Refusal.Conflict("not-agreed", fault) : null;
    }

    Refusal? Check(Guid task, TaskContent content, DateTimeOffset now) =>
        TaskRules.Check(content) ?? CheckLinks(task, content, now);

    /// <summary>What the content names must be there, and what comes first must not wait for what it comes
    /// before.</summary>
    Refusal? CheckLinks(Guid task, TaskContent content, DateTimeOffset now)
    {
        for (var i = 0; i < content.Addressees.Count; i++)
        {
            var (kind, name) = content.Addressees[i];
            if (kind == AddresseeKind.Unit && units.StandingOf(name, now) == UnitStanding.Unknown)
                return Refusal.Invalid($"addressees[{i}]", "a unit of this headquarters");
        }

        for (var i = 0; i < content.DependsOn.Count; i++)
        {
            if (content.DependsOn[i] != task && board.Find(content.DependsOn[i]) is null)
                return Refusal.Invalid($"dependsOn[{i}]", "a task of this headquarters");
        }

        return Reaches(content.DependsOn, task)
            ? Refusal.Conflict("circular", "The tasks would wait for each other.") : null;
    }

    bool Reaches(IReadOnlyList<Guid> from, Guid task)
    {
        var seen = new HashSet<Guid>(from);
        var next = new Queue<Guid>(from);
        while (next.TryDequeue(out var id))
        {
            if (id == task) return true;
            foreach (var before in board.Find(id)!.Content.DependsOn)
                if (seen.Add(before)) next.Enqueue(before);
        }

        return false;
    }

    /// <summary>The task that a client answers: one that is for it.</summary>
    UnitTask? Meant(AnswerTask command)
    {
        if (command.Number is { } number) return OwnOf(board.Find(number));
        if (command.Task is { } id) return OwnOf(board.Find(id));
        // One alone waits for this client; else it must say which.
        var waiting = Names(command).SelectMany(board.OpenFor).Distinct().Select(i => board.Find(i)!)
            .Where(task => task.Issued is not null && Enumerable.Range(0, task.Answers.Count).Any(
                i => IsFor(task, i, command) && TaskRules.CanFollow(task.Answers[i].Answer, command.Answer)))
            .Take(2).ToList();
        return waiting.Count == 1 ? waiting[0] : null;

        UnitTask? OwnOf(UnitTask? task) => task?.Issued is not null
            && Enumerable.Range(0, task.Content.Addressees.Count).Any(i => IsFor(task, i, command)) ? task : null;
    }

    static bool IsFor(UnitTask task, int place, AnswerTask command) =>
        Names(command).Contains(task.Content.Addressees[place]);

    static IEnumerable<Addressee> Names(AnswerTask command) => command.Origin.Names(command.Groups);

    static Refusal? CheckOrigin(AnswerTask command) =>
        command.Origin.Check() ?? Texts.Text("reason", command.Reason, Texts.MaxReason, mayBeEmpty: true);

    static TaskAnswer AnswerOf(TaskState state) => state switch
    {
        TaskState.Acknowledged => TaskAnswer.Acknowledged,
        TaskState.UnderWay => TaskAnswer.UnderWay,
        TaskState.Done => TaskAnswer.Done,
        TaskState.Refused => TaskAnswer.Refused,
        _ => TaskAnswer.Failed,
    };

    static Refusal WrongState(UnitTask task, string what) => Refusal.Conflict(
        "wrong-state", $"Task {task.Number} cannot be {what}: it is {task.State.ToString().ToLowerInvariant()}.");
}

using Liaison.Headquarters.Command;
using Liaison.Headquarters.Decisions;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;
using Liaison.Headquarters.Watch.Log;

namespace Liaison.Headquarters.Watch.Information;

/// <summary>
/// The commander's critical information requirements. Others draft and revise them; only what the commander has
/// approved holds.
/// </summary>
public sealed class CcirBoard : IBoard
{
    const string Table = "watch.ccirs";

    readonly DecisionBoard _decisions;

    // By number, from 1.
    readonly List<Ccir> _ccirs = [];
    readonly Dictionary<Guid, int> _numbers = [];
    readonly SortedSet<int> _approved = [];
    readonly SortedSet<int> _drafts = [];

    /// <summary>Makes an empty board.</summary>
    /// <param name="decisions">The decisions that requirements serve.</param>
    public CcirBoard(DecisionBoard decisions)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        _decisions = decisions;
    }

    /// <summary>A requirement by its id; null when there is none.</summary>
    public Ccir? Find(Guid id) => _numbers.TryGetValue(id, out var number) ? _ccirs[number - 1] : null;

    /// <summary>Requirements in the order of their numbers.</summary>
    /// <param name="isOpen">Those that are not ended; false for all.</param>
    /// <param name="after">The number behind which to begin.</param>
    public IEnumerable<Ccir> List(bool isOpen, int after = 0) =>
        (isOpen ? _approved.Union(_drafts).Order().SkipWhile(number => number <= after)
            : Enumerable.Range(after + 1, Math.Max(0, _ccirs.Count - after)))
        .Select(number => _ccirs[number - 1]);

    /// <summary>The requirements in force of which the node itself sees an indicator in an entry of the log.</summary>
    public IEnumerable<Ccir> SeenIn(EventContent content, DateTimeOffset now) =>
        _approved.Select(number => _ccirs[number - 1]).Where(
            ccir => ccir.StateAt(now) == CcirState.InForce && ccir.Standing!.Content.IsSeenIn(content));

    /// <summary>Writes a requirement.</summary>
    public Verdict Decide(DraftCcir command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (Check(command.Content) is { } refusal) return refusal;
        if (!command.Approve)
        {
            return _drafts.Count >= CcirRules.MaxDrafts
                ? TooMany(CcirRules.MaxDrafts, "drafts")
                : Verdict.Write(command.Label, new CcirDrafted(command.Content));
        }

        return (RefuseRole(occasion.Actor) ?? CheckApproval(command.Content, occasion.Now, isNew: true)) is { } notYet
            ? notYet
            : Verdict.Write(command.Label, new CcirDrafted(command.Content), new CcirApproved(occasion.Id));
    }

    /// <summary>Words a requirement in another way.</summary>
    public Verdict Decide(ReviseCcir command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (Open(command.Ccir, out var ccir) is { } refusal) return refusal;
        if ((Texts.Text("reason", command.Reason, Texts.MaxReason) ?? Check(command.Content)) is { } fault)
            return fault;
        if (ccir!.Earlier.Count + 2 > CcirRules.MaxWordings)
            return TooMany(CcirRules.MaxWordings, "wordings of this requirement");
        var label = command.Label ?? (ccir.Proposed ?? ccir.Standing)!.Label;
        var revised = new CcirRevised(ccir.Id, command.Reason, command.Content);
        // A commander's own words need nobody's approval; a draft stays one until it is approved.
        if (RefuseRole(occasion.Actor) is not null || ccir.Standing is null) return Verdict.Write(label, revised);
        return CheckApproval(command.Content, occasion.Now, isNew: false) is { } notYet
            ? notYet : Verdict.Write(label, revised, new CcirApproved(ccir.Id));
    }

    /// <summary>Approves the wording that waits.</summary>
    public Verdict Decide(ApproveCcir command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (Open(command.Ccir, out var ccir) is { } refusal) return refusal;
        if (RefuseRole(occasion.Actor) is { } not) return not;
        if (ccir!.Proposed is not { } wording) return Verdict.Nothing;
        return CheckApproval(wording.Content, occasion.Now, ccir.Standing is null) is { } notYet
            ? notYet : Verdict.Write(wording.Label, new CcirApproved(ccir.Id));
    }

    /// <summary>Ends a requirement.</summary>
    public Verdict Decide(CloseCcir command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (Open(command.Ccir, out var ccir) is { } refusal) return refusal;
        if (Texts.Text("reason", command.Reason, Texts.MaxReason) is { } fault) return fault;
        // What nobody has approved its drafters may drop.
        return ccir!.Standing is not null && RefuseRole(occasion.Actor) is { } not
            ? not : Verdict.Write(ccir.Wording.Label, new CcirClosed(ccir.Id, command.Reason));
    }

    /// <inheritdoc />
    public void Apply(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        switch (entry.Body)
        {
            case CcirDrafted body:
                Set(null, new Ccir(
                    entry.Id, _ccirs.Count + 1, entry.Number, null, Wording(entry, body.Content, ""), [], null));
                break;
            case CcirRevised body when Find(body.Ccir) is { } ccir:
                Set(ccir, ccir with { Version = entry.Number, Proposed = Wording(entry, body.Content, body.Reason) });
                break;
            case CcirApproved body when Find(body.Ccir) is { Proposed: { } wording } ccir:
                Set(ccir, ccir with
                {
                    Version = entry.Number,
                    Standing = wording with { ApprovedBy = entry.Author, ApprovedAt = entry.Time },
                    Proposed = null,
                    Earlier = ccir.Standing is { } before ? [.. ccir.Earlier, before] : [],
                });
                break;
            case CcirClosed body when Find(body.Ccir) is { } ccir:
                Set(ccir, ccir with
                {
                    Version = entry.Number,
                    Closing = new CcirClosing(entry.Author, entry.Time, body.Reason),
                });
                break;
            default:
                break;
        }
    }

    /// <inheritdoc />
    public void Save(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        tables.Add(Table, _ccirs);
    }

    /// <inheritdoc />
    public void Load(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        foreach (var ccir in tables.Read<Ccir>(Table)) Set(null, ccir);
    }

    static CcirWording Wording(Entry entry, CcirContent content, string reason) =>
        new(content, entry.Label, entry.Author, entry.Time, reason, null, null);

    void Set(Ccir? before, Ccir after)
    {
        if (before is null)
        {
            _ccirs.Add(after);
            _numbers.Add(after.Id, after.Number);
        }
        else
        {
            _ccirs[after.Number - 1] = after;
        }

        _approved.Remove(after.Number);
        _drafts.Remove(after.Number);
        if (after.IsApproved)
            _approved.Add(after.Number);
        else if (after.Closing is null)
            _drafts.Add(after.Number);
    }

    Refusal? Check(CcirContent content) =>
        CcirRules.Check(content)
        ?? (content.Decision is { } decision && _decisions.Find(decision) is null
            ? Refusal.Invalid("decision", "the id of a decision") : null);

    Refusal? CheckApproval(CcirContent content, DateTimeOffset now, bool isNew) =>
        isNew && _approved.Count >= CcirRules.MaxApproved
            ? TooMany(CcirRules.MaxApproved, "requirements in force")
            : content.ValueUntil <= now ? Refusal.Invalid("valueUntil", "a time to come") : null;

    Refusal? Open(Guid id, out Ccir? ccir)
    {
        ccir = Find(id);
        return ccir is null ? Refusal.NotFound($"information requirement '{id}'")
            : ccir.Closing is not null ? Refusal.Conflict("closed", "The requirement was ended. Raise a new one.")
            : null;
    }

    static Refusal? RefuseRole(Actor actor) => actor.Role == CommandPosts.CommanderRole
        ? null : Refusal.NotAllowed("The commander decides which information is critical.");

    static Refusal TooMany(int most, string what) =>
        Refusal.Conflict("too-many", $"There are {most} {what} already; end some first.");
}

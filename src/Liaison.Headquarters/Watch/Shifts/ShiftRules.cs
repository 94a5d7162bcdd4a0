using Liaison.Headquarters.Command;

namespace Liaison.Headquarters.Watch.Shifts;

/// <summary>What commands about shifts may say, and who may sign.</summary>
static class ShiftRules
{
    const int MaxRemarks = 8000;
    const string Commander = "commander";
    static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static Refusal? Fault(BeginShift command, DateTimeOffset now) =>
        (Texts.IdFault(command.Position) is { } fault ? Refusal.Invalid("position", fault) : null)
        ?? EndFault("plannedEnd", command.PlannedEnd, now);

    public static Refusal? Fault(MakeBrief command, Shift shift, Occasion occasion)
    {
        if (!MayHandOver(shift, occasion.Actor))
            return Refusal.NotAllowed($"{shift.Officer} is on watch and makes the brief; or a commander does.");
        if (command.Oncoming == shift.Officer)
            return Refusal.Invalid("oncoming", "somebody else than who is on watch");
        if (command.StandDown && command.NextEnd is not null)
            return Refusal.Invalid("nextEnd", "absent when nobody follows");
        return Texts.Line("oncoming", command.Oncoming, Texts.MaxName)
            ?? Texts.Text("remarks", command.Remarks, MaxRemarks, mayBeEmpty: true)
            ?? (command.NextEnd is { } end ? EndFault("nextEnd", end, occasion.Now) : null);
    }

    /// <summary>Finds the items of a brief that are acknowledged now and were not before.</summary>
    public static Refusal? Fault(AcknowledgeItems command, Handover handover, out IReadOnlyList<BriefItem> items)
    {
        items = [];
        if (command.Items.Count is 0 or > HandoverBrief.MostCritical)
            return Refusal.Invalid("items", $"1 to {HandoverBrief.MostCritical} items");
        var critical = handover.Brief.Critical.ToDictionary(item => (item.Kind, item.Id));
        var wanted = new HashSet<BriefItem>();
        for (var i = 0; i < command.Items.Count; i++)
        {
            var seen = command.Items[i];
            if (!critical.TryGetValue((seen.Kind, seen.Id), out var item) || item.Version != seen.Version)
                return Refusal.Invalid($"items[{i}]", "a critical item of the brief, in its version there");
            wanted.Add(item);
        }

        items = [.. handover.Unacknowledged.Where(wanted.Contains)];
        return null;
    }

    /// <summary>
    /// Two people sign: who is named as on-coming, and who was on watch. A commander may sign in the place of an
    /// officer who cannot, and takes over when a position is stood down.
    /// </summary>
    public static Refusal? FaultOfSigning(Shift shift, Actor actor)
    {
        var handover = shift.Handover!;
        if (actor.Name != handover.Brief.Oncoming)
        {
            return MayHandOver(shift, actor) ? null
                : Refusal.NotAllowed($"{shift.Officer} and {handover.Brief.Oncoming} sign this brief.");
        }

        if (handover.Brief.IsStandDown && actor.Role != Commander)
            return Refusal.NotAllowed("A position is stood down to a commander.");
        return handover.Unacknowledged is { Count: > 0 } rest
            ? Refusal.Conflict("unacknowledged", $"{rest.Count} critical items are not acknowledged.") : null;
    }

    static bool MayHandOver(Shift shift, Actor actor) => actor.Name == shift.Officer || actor.Role == Commander;

    static Refusal? EndFault(string member, DateTimeOffset end, DateTimeOffset now) =>
        end > now && end - now <= Longest ? null
        : Refusal.Invalid(member, $"a time in the next {Longest.Days} days");
}

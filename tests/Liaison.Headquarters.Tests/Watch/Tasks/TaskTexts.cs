using Liaison.Headquarters.Watch.Addressees;
using Liaison.Headquarters.Watch.Tasks;

namespace Liaison.Headquarters.Tests.Watch.Tasks;

/// <summary>Tasks to write.</summary>
static class TaskTexts
{
    public static readonly Addressee Rescue = new(AddresseeKind.Callsign, "RESCUE-1");
    public static readonly Addressee Boats = new(AddresseeKind.Group, "Boats");

    public static TaskContent Task(params IReadOnlyList<Addressee> addressees) => new(
        "Clear the pier", "From the north end.", addressees.Count == 0 ? [Rescue] : addressees, "Cdr Sato", null, null,
        null, [], null, null, null);

    public static DraftTask Given(TaskContent content) => new(content, "", true);

    public static ChangeTask Step(
        Guid task, TaskState to, string? reason = null, int? addressee = null, bool despite = false) =>
        new(task, null, null, new TaskStep(to, reason, null, addressee, despite), null);

    public static AnswerTask Answer(int? number, TaskAnswer answer, string callsign, params string[] groups) => new(
        number, null, answer, "", groups,
        new TakOrigin($"uid-{callsign}", callsign, null, "GeoChat.1", $"{answer} {number}"));
}

using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Addressees;

namespace Liaison.Headquarters.Watch.Tasks;

/// <summary>What a task may say, whatever else there is.</summary>
static class TaskRules
{
    public const int MaxAddressees = 50;
    public const int MaxDependences = 50;
    public const int MaxNotes = 500;

    /// <summary>Tasks that are not at their end.</summary>
    public const int MaxOpen = 100_000;

    /// <summary>Refuses content that cannot be.</summary>
    public static Refusal? Check(TaskContent content) =>
        Texts.Line("title", content.Title)
        ?? Texts.Text("details", content.Details, mayBeEmpty: true)
        ?? Texts.Line("commander", content.Commander)
        ?? CheckAddressees(content.Addressees)
        ?? CheckTimes(content)
        ?? (content.DependsOn.Count > MaxDependences || content.DependsOn.Distinct().Count() != content.DependsOn.Count
            ? Refusal.Invalid("dependsOn", $"at most {MaxDependences} tasks, each once") : null)
        ?? (content.Position is { IsValid: false }
            ? Refusal.Invalid("position", "longitude and latitude in degrees") : null);

    /// <summary>
    /// Whether an addressee can go from one answer to another. What is done or failed stays so, and who refused is
    /// asked again by giving the task again.
    /// </summary>
    public static bool CanFollow(TaskAnswer before, TaskAnswer after) => (before, after) switch
    {
        (TaskAnswer.Awaited, not TaskAnswer.Awaited) => true,
        (TaskAnswer.Acknowledged,
            TaskAnswer.UnderWay or TaskAnswer.Done or TaskAnswer.Refused or TaskAnswer.Failed) => true,
        (TaskAnswer.UnderWay, TaskAnswer.Done or TaskAnswer.Failed) => true,
        _ => false,
    };

    static Refusal? CheckAddressees(IReadOnlyList<Addressee> addressees)
    {
        if (addressees.Count is 0 or > MaxAddressees || addressees.Distinct().Count() != addressees.Count)
            return Refusal.Invalid("addressees", $"1 to {MaxAddressees}, each once");
        for (var i = 0; i < addressees.Count; i++)
            if (Texts.Line($"addressees[{i}]", addressees[i].Name) is { } refusal) return refusal;
        return null;
    }

    static Refusal? CheckTimes(TaskContent content) =>
        content.Finish <= content.Start ? Refusal.Invalid("finish", "after start")
        : content.AcknowledgeBy > content.Finish ? Refusal.Invalid("acknowledgeBy", "not after finish")
        : null;
}

using Liaison.Headquarters.Command;

namespace Liaison.Headquarters.Forces.Readiness;

/// <summary>Checks a report of readiness.</summary>
static class ReadinessCheck
{
    const int MaxTasks = 64;
    const int MaxRemarks = 2000;
    static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    static readonly TimeSpan FarthestForecast = TimeSpan.FromDays(5 * 366);
    static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Refusal? Refuse(ReadinessContent content, Occasion occasion)
    {
        if (content.AsOf < Earliest || content.AsOf > occasion.Now + Ahead)
            return Refusal.Invalid("asOf", "a time in the past");
        if (content is
            {
                Personnel: null, Supply: null, Condition: null, Training: null, Tasks.Count: 0, Stated: null,
                Forecast: null, PercentEmployed: null, Remarks: null,
            })
            return Refusal.Invalid("report", "at least one value");
        return Texts.Line("source", content.Source, Texts.MaxName, mayBeEmpty: true)
            ?? Refuse("personnel", content.Personnel) ?? Refuse("supply", content.Supply)
            ?? Refuse("condition", content.Condition) ?? Refuse("training", content.Training, mayBeLevel: true)
            ?? RefuseTasks(content.Tasks) ?? RefuseStated(content, occasion)
            ?? RefuseForecast(content.Forecast, occasion.Now)
            ?? (content.PercentEmployed is < 0 or > 100 ? Refusal.Invalid("percentEmployed", "0 to 100") : null)
            ?? Texts.Text("remarks", content.Remarks, MaxRemarks, mayBeEmpty: true);
    }

    static Refusal? Refuse(string member, Measure? measure, bool mayBeLevel = false)
    {
        if (measure is null) return null;
        if (measure is { Percent: >= 0 and <= 100, Level: null }) return null;
        if (mayBeLevel && measure is { Percent: null, Level: >= ReadinessLevel.C1 and <= ReadinessLevel.C4 })
            return null;
        return Refusal.Invalid(
            member, mayBeLevel ? "percent from 0 to 100, or level from c1 to c4" : "percent from 0 to 100");
    }

    static Refusal? RefuseTasks(IReadOnlyList<EssentialTask> tasks)
    {
        if (tasks.Count > MaxTasks) return Refusal.Invalid("tasks", $"at most {MaxTasks}");
        for (var i = 0; i < tasks.Count; i++)
        {
            var member = $"tasks[{i}]";
            // A list that comes as JSON may hold nothing at a place.
            if (tasks[i] is null || !Enum.IsDefined(tasks[i].Assessment)) return Refusal.Invalid(member, "a task");
            if (Texts.Line($"{member}.task", tasks[i].Task, Texts.MaxName) is { } fault) return fault;
            var needsNone = tasks[i].Assessment == TaskAssessment.Yes;
            if (Texts.Line($"{member}.reason", tasks[i].Reason, Texts.MaxReason, needsNone) is { } why) return why;
        }

        return tasks.DistinctBy(task => task.Task).Count() < tasks.Count
            ? Refusal.Invalid("tasks", "each task once") : null;
    }

    static Refusal? RefuseStated(ReadinessContent content, Occasion occasion)
    {
        if (content.Stated is not { } stated) return null;
        if (stated.Level is { } level && !Enum.IsDefined(level)) return Refusal.Invalid("stated.level", "c1 to c5");
        if (occasion.Actor.Role != CommandPosts.CommanderRole && content.Source.Length == 0)
            return Refusal.Invalid("source", "the commander who states the level, unless you are");
        return Texts.Line("stated.reason", stated.Reason, Texts.MaxReason);
    }

    static Refusal? RefuseForecast(ReadinessForecast? forecast, DateTimeOffset now)
    {
        if (forecast is null) return null;
        if (!Enum.IsDefined(forecast.Level)) return Refusal.Invalid("forecast.level", "c1 to c5");
        if (forecast.At < Earliest || forecast.At > now + FarthestForecast)
            return Refusal.Invalid("forecast.at", "a time within five years");
        return Texts.Line("forecast.reason", forecast.Reason, Texts.MaxReason, mayBeEmpty: true);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Liaison.Headquarters.Watch.Addressees;

namespace Liaison.Headquarters.Watch.Tasks;

/// <summary>What somebody said to a task in the words of radio and chat, English or Japanese.</summary>
/// <param name="Answer">How far they are; <see cref="TaskAnswer.Awaited"/> for a note.</param>
/// <param name="Number">The task's number; null when they named none.</param>
/// <param name="Rest">What else they said.</param>
public sealed partial record TaskWords(TaskAnswer Answer, int? Number, string Rest)
{
    static readonly Dictionary<string, TaskAnswer> Meanings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ACK"] = TaskAnswer.Acknowledged,
        ["ACKNOWLEDGED"] = TaskAnswer.Acknowledged,
        ["ROGER"] = TaskAnswer.Acknowledged,
        ["WILCO"] = TaskAnswer.Acknowledged,
        ["了解"] = TaskAnswer.Acknowledged,
        ["受領"] = TaskAnswer.Acknowledged,
        ["承知"] = TaskAnswer.Acknowledged,
        ["STARTED"] = TaskAnswer.UnderWay,
        ["UNDERWAY"] = TaskAnswer.UnderWay,
        ["UNDER WAY"] = TaskAnswer.UnderWay,
        ["EN ROUTE"] = TaskAnswer.UnderWay,
        ["開始"] = TaskAnswer.UnderWay,
        ["着手"] = TaskAnswer.UnderWay,
        ["DONE"] = TaskAnswer.Done,
        ["COMPLETE"] = TaskAnswer.Done,
        ["COMPLETED"] = TaskAnswer.Done,
        ["完了"] = TaskAnswer.Done,
        ["終了"] = TaskAnswer.Done,
        ["UNABLE"] = TaskAnswer.Refused,
        ["CANTCO"] = TaskAnswer.Refused,
        ["REFUSED"] = TaskAnswer.Refused,
        ["実施不能"] = TaskAnswer.Refused,
        ["不可"] = TaskAnswer.Refused,
        ["FAILED"] = TaskAnswer.Failed,
        ["失敗"] = TaskAnswer.Failed,
        ["NOTE"] = TaskAnswer.Awaited,
        ["報告"] = TaskAnswer.Awaited,
    };

    static readonly (string Type, TaskAnswer Answer)[] Replies =
    [
        ("y-a", TaskAnswer.Acknowledged), ("y-s", TaskAnswer.UnderWay), ("y-c-f-r", TaskAnswer.Refused),
        ("y-c-f", TaskAnswer.Failed), ("y-c", TaskAnswer.Done),
    ];

    /// <summary>Reads an answer.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="mayOmitNumber">Whether an answer may name no number: then it must be a word alone.</param>
    /// <returns>Null when it is no answer.</returns>
    public static TaskWords? Read(string text, bool mayOmitNumber)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = PlainText.Of(text);
        var match = WordFirst().Match(plain);
        if (!match.Success) match = NumberFirst().Match(plain);
        if (match.Success
            && int.TryParse(
                match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && Meanings.TryGetValue(match.Groups["word"].Value, out var meaning))
            return new TaskWords(meaning, n, match.Groups["rest"].Value.Trim());
        return mayOmitNumber && Meanings.TryGetValue(plain.Trim().TrimEnd('.', '!', '。'), out meaning)
            && meaning != TaskAnswer.Awaited ? new TaskWords(meaning, null, "") : null;
    }

    /// <summary>What a CoT reply type means; null when it is none of a task.</summary>
    public static TaskAnswer? OfReply(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        foreach (var (reply, answer) in Replies)
            if (type == reply || type.StartsWith(reply + "-", StringComparison.Ordinal)) return answer;
        return null;
    }

    const string Task = @"(?:TASK|任務)?\s*[#№]?\s*";

    const string Words = "ACKNOWLEDGED|ACK|ROGER|WILCO|STARTED|UNDERWAY|UNDER WAY|EN ROUTE|DONE|COMPLETED|COMPLETE|"
        + "UNABLE|CANTCO|REFUSED|FAILED|NOTE|了解|受領|承知|開始|着手|完了|終了|実施不能|不可|失敗|報告";

    [GeneratedRegex(
        @"^\s*(?<word>" + Words + @")[\s:,]*" + Task + @"(?<number>[0-9]{1,9})(?![0-9])(?<rest>[\s\S]*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordFirst();

    [GeneratedRegex(
        @"^\s*" + Task + @"(?<number>[0-9]{1,9})[\s:,]*(?<word>" + Words + @")(?![A-Za-z])(?<rest>[\s\S]*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberFirst();
}

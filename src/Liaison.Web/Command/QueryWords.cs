using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Web.Command;

/// <summary>Words and cursors of queries, as the API spells them.</summary>
static class QueryWords
{
    /// <summary>Reads the name of a value, spelled as in JSON; no number, and no other spelling.</summary>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="text">What it says; null when it is absent.</param>
    /// <param name="value">The value; null when it is absent.</param>
    /// <param name="problem">Why it is none.</param>
    public static bool TryRead<T>(
        string name, string? text, out T? value, [NotNullWhen(false)] out ProblemHttpResult? problem)
        where T : struct, Enum
    {
        (value, problem) = (null, null);
        if (text is null) return true;
        foreach (var one in Enum.GetValues<T>())
            if (Word(one) == text) value = one;
        if (value is null) problem = Problem.BadParameter(name, string.Join(", ", Enum.GetValues<T>().Select(Word)));
        return value is not null;
    }

    /// <summary>Reads a cursor that is a number.</summary>
    public static bool TryReadNumber(Page page, out int number, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        (number, problem) = (0, null);
        if (page.After is null
            || int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out number)) return true;
        problem = Problem.BadParameter("after", "a cursor of this list");
        return false;
    }

    /// <summary>A value's name as in JSON.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

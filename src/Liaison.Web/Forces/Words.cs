using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Web.Forces;

/// <summary>Values of an enumeration as parameters of an address have them: in camel case.</summary>
static class Words
{
    /// <summary>Reads a word.</summary>
    /// <param name="text">What was written; null for nothing.</param>
    /// <param name="value">The value; null for nothing.</param>
    /// <returns>False when it is another word.</returns>
    public static bool TryRead<T>(string? text, out T? value)
        where T : struct, Enum
    {
        value = null;
        foreach (var one in Enum.GetValues<T>())
            if (Camel(one) == text) value = one;
        return text is null || value is not null;
    }

    /// <summary>Refuses a parameter that is another word.</summary>
    public static ProblemHttpResult Problem<T>(string parameter)
        where T : struct, Enum =>
        Problems.Problem.BadParameter(parameter, string.Join(", ", Enum.GetValues<T>().Select(Camel)));

    static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName($"{value}");
}

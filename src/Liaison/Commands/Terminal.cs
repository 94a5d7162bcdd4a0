using System.Text.Json;
using System.Text.Json.Nodes;

namespace Liaison.Commands;

/// <summary>What a command has around it: where it writes, what was set in its environment, and the clock.</summary>
sealed record Terminal(
    TextWriter Out, TextWriter Error, Stream In, IReadOnlyDictionary<string, string> Environment, TimeProvider Time)
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>That of this process.</summary>
    public static Terminal OfProcess() => new(
#pragma warning disable RS0030 // The command line is where the console belongs.
        // Console.In would block its caller; this stream does not.
        Console.Out, Console.Error, Console.OpenStandardInput(),
#pragma warning restore RS0030
        System.Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? ""),
        TimeProvider.System);

    /// <summary>A line to the person at the terminal; results go to <see cref="Result"/>.</summary>
    public void Say(string line) => Error.WriteLine(line);

    /// <summary>The result: as JSON, or the same as lines of text for people.</summary>
    public void Result(bool asJson, JsonObject result, string text) =>
        Out.WriteLine(asJson ? result.ToJsonString(Indented) : text);
}

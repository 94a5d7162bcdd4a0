using System.CommandLine;
using System.CommandLine.Parsing;

namespace Liaison.Commands;

/// <summary>Options whose values are read by our own parsers, so that a command gets values, not text.</summary>
static class Options
{
    /// <summary>Reads one text; false when it is not well written.</summary>
    public delegate bool TryParse<T>(string text, out T value);

    /// <summary>An option with one value.</summary>
    public static Option<T> One<T>(string name, TryParse<T> parse, string expectation) => new(name)
    {
        CustomParser = result => Read(result, name, parse, expectation).FirstOrDefault()!,
    };

    /// <summary>An option that may be repeated.</summary>
    public static Option<T[]> Many<T>(string name, TryParse<T> parse, string expectation) => new(name)
    {
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => [],
        CustomParser = result => Read(result, name, parse, expectation),
    };

    /// <summary>The option that names a node's folder.</summary>
    public static Option<string> Data(string description) => new("--data")
    {
        Description = description,
        HelpName = "DIR",
        Required = true,
    };

    /// <summary>Text of 1 to 64 printable characters: a name for people.</summary>
    public static bool TryParseName(string text, out string name)
    {
        name = text;
        return text.Trim().Length is > 0 and <= 64 && !text.Any(char.IsControl);
    }

    /// <summary>A DNS name or an address.</summary>
    public static bool TryParseHost(string text, out string host)
    {
        host = text;
        return Uri.CheckHostName(text) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6;
    }

    static T[] Read<T>(ArgumentResult result, string name, TryParse<T> parse, string expectation)
    {
        var values = new List<T>();
        foreach (var token in result.Tokens)
        {
            if (parse(token.Value, out var value))
                values.Add(value);
            else
                result.AddError($"{name} takes {expectation}, not '{token.Value}'.");
        }

        return [.. values];
    }
}

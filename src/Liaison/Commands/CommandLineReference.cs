using System.CommandLine;
using System.Text;

namespace Liaison.Commands;

/// <summary>The page about the command line, written from the verbs themselves.</summary>
static class CommandLineReference
{
    const string Head = """
        # Command line

        <!-- Written by a test from the verbs; change those, not this page. -->

        `./liaison VERB ...` in the sources, `liaison VERB ...` when installed. Results go to standard output, messages
        to standard error. Exit codes: 0 done, 1 what was asked for failed or does not hold, 2 wrong use. Every verb
        takes `--json` (the result as JSON) and `--help`.


        """;

    public static string Markdown(RootCommand root)
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var verb in root.Subcommands)
            Verb(page, verb, verb.Name);
        return page.ToString().TrimEnd('\n') + "\n";
    }

    static void Verb(StringBuilder page, Command command, string path)
    {
        if (command.Subcommands.Count > 0)
        {
            foreach (var verb in command.Subcommands)
                Verb(page, verb, $"{path} {verb.Name}");
            return;
        }

        var arguments = string.Concat(command.Arguments.Select(a => $" {a.Name.ToUpperInvariant()}"));
        page.Append($"## {path}{arguments}\n\n{command.Description}\n\n");
        page.Append("| option | meaning |\n|---|---|\n");
        foreach (var argument in command.Arguments)
            page.Append($"| {argument.Name.ToUpperInvariant()} | {argument.Description} |\n");
        foreach (var option in command.Options.Where(o => !o.Hidden && o.Name != "--help"))
        {
            var value = option.HelpName is { } name ? $" {name}" : "";
            var required = option.Required ? " (required)" : "";
            page.Append($"| `{option.Name}{value}`{required} | {option.Description} |\n");
        }

        page.Append('\n');
    }
}

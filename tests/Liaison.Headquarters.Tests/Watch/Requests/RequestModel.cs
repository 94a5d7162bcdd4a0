using System.Text;
using Liaison.Headquarters.Tests.Models;
using Liaison.Headquarters.Watch.Requests;

namespace Liaison.Headquarters.Tests.Watch.Requests;

/// <summary>The model for spin beside the code, and the part of it that is written from the code.</summary>
static class RequestModel
{
    const string Begin = "/* table: begin */\n";
    const string End = "/* table: end */\n";
    const string Processes = "/* processes */\n";

    public static string Path { get; } = System.IO.Path.Combine(
        SpinModel.Repository, "src", "Liaison.Headquarters", "Watch", "Requests", "requests.pml");

    public static string Guide { get; } =
        System.IO.Path.Combine(SpinModel.Repository, "docs", "guides", "requests.md");

    /// <summary>The model with the table as the code has it.</summary>
    public static string UpToDate() => Between(Path, Begin, Table(), End);

    /// <summary>The guide with the table as the code has it.</summary>
    public static string GuideUpToDate() =>
        Between(Guide, "<!-- table: begin -->\n", GuideTable(), "<!-- table: end -->\n");

    /// <summary>A model that compares JOIN with the code for every pair of halves.</summary>
    public static string Comparison()
    {
        var text = UpToDate();
        var model = new StringBuilder(text[..text.IndexOf(Processes, StringComparison.Ordinal)]);
        // One function for each pair of words, so that none is too long for spin.
        model.Append("byte rev, agreed, about, counter, past;\n");
        var pairs = 0;
        foreach (var requester in Enum.GetValues<RequesterState>())
        {
            foreach (var provider in Enum.GetValues<ProviderState>())
            {
                model.Append($"inline pair{pairs++}() {{\n");
                foreach (var (revision, taken, to, offer, isPast) in Numbers())
                {
                    var state = RequestMachine.Join(
                        new(requester, revision, taken), new(provider, to, offer), isPast);
                    model.Append(
                        $"rev={revision};agreed={taken};about={to};counter={offer};past={(isPast ? 1 : 0)};"
                        + $"assert(JOIN(r{requester},rev,agreed,p{provider},about,counter,past)=={state});\n");
                }

                model.Append("}\n");
            }
        }

        model.Append("init { d_step {\n");
        for (var i = 0; i < pairs; i++) model.Append($"pair{i}();\n");
        return model.Append("} }\n").ToString();
    }

    static string Table()
    {
        var table = new StringBuilder();
        foreach (var state in Enum.GetValues<RequestState>()) table.Append($"#define {state} {(int)state}\n");
        foreach (var state in Enum.GetValues<RequesterState>()) table.Append($"#define r{state} {(int)state}\n");
        foreach (var state in Enum.GetValues<ProviderState>()) table.Append($"#define p{state} {(int)state}\n");
        foreach (var moves in RequestMachine.Table.GroupBy(move => (move.Action, move.Requester, move.Provider)))
        {
            var (action, requester, provider) = moves.Key;
            var to = requester is { } r ? ($"{r}", $"r{r}") : ($"{provider}", $"p{provider}");
            table.Append($"#define {action}_{to.Item1}_TO {to.Item2}\n");
            table.Append($"#define {action}_{to.Item1}_FROM(s) {AnyOf(moves.Select(move => move.From))}\n");
        }

        return table.Append($"#define MAY_TASK(s) {AnyOf(RequestMachine.Agreed)}\n").ToString();
    }

    static string GuideTable()
    {
        var table = new StringBuilder("\n| side | step | in the state | its half says afterwards |\n|---|---|---|---|\n");
        foreach (var moves in RequestMachine.Table.GroupBy(move => (move.Action, move.Requester, move.Provider)))
        {
            var (action, requester, provider) = moves.Key;
            table.Append(
                $"| {Spelled(moves.First().Side)} | `{Spelled(action, '-')}` "
                + $"| {string.Join(", ", moves.Select(move => Spelled(move.From)))} "
                + $"| {(requester is { } r ? Spelled(r) : Spelled(provider!.Value))} |\n");
        }

        return table.Append('\n').ToString();
    }

    static string Spelled(Enum word, char between = ' ') => string.Concat(word.ToString().Select(
        (letter, i) => char.IsUpper(letter) && i > 0 ? $"{between}{char.ToLowerInvariant(letter)}"
            : $"{char.ToLowerInvariant(letter)}"));

    static string Between(string path, string begin, string table, string end)
    {
        var text = File.ReadAllText(path);
        var start = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return text[..start] + table + text[text.IndexOf(end, StringComparison.Ordinal)..];
    }

    static string AnyOf(IEnumerable<RequestState> states) =>
        $"({string.Join(" || ", states.Select(state => $"(s) == {state}"))})";

    static IEnumerable<(int Revision, int Agreed, int About, int Counter, bool IsPast)> Numbers() =>
        from revision in Enumerable.Range(0, 3)
        from agreed in Enumerable.Range(0, 2)
        from about in Enumerable.Range(0, 3)
        from counter in Enumerable.Range(0, 2)
        from isPast in (bool[])[false, true]
        select (revision, agreed, about, counter, isPast);
}

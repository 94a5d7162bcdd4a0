using System.Globalization;
using Liaison.Fuzz;

return FuzzProgram.Run(args, Console.Out);

/// <summary>Reads the command line of the fuzzer.</summary>
static class FuzzProgram
{
    const string Usage = "usage: Liaison.Fuzz all|TARGET [--seconds N] [--seed N] [--planted]";

    /// <summary>Exit code 0: nothing found; 1: a failure was found and printed; 2: wrong use.</summary>
    public static int Run(string[] arguments, TextWriter output)
    {
        var targets = arguments is ["all", ..]
            ? FuzzTargets.All
            : FuzzTargets.All.Where(target => arguments.Length > 0 && target.Name == arguments[0]).ToArray();
        if (targets.Count == 0)
        {
            output.WriteLine(Usage);
            output.WriteLine("targets: " + string.Join(' ', FuzzTargets.All.Select(target => target.Name)));
            return 2;
        }

        var seconds = Option(arguments, "--seconds", 10);
        var seed = Option(arguments, "--seed", 1);
        var isPlanted = arguments.Contains("--planted");
        var failures = 0;
        foreach (var target in targets)
        {
            var run = new FuzzRun(target, seed, isPlanted);
            var failure = run.For(TimeSpan.FromSeconds(seconds), TimeProvider.System);
            output.WriteLine($"{target.Name}: {run.Executions} runs, {run.CorpusSize} kept, seed {seed}");
            if (failure is null)
                continue;
            failures++;
            output.WriteLine($"FAILURE in {target.Name}: {failure.Reason}");
            output.WriteLine("input (base64): " + Convert.ToBase64String(failure.Input));
        }

        return failures == 0 ? 0 : 1;
    }

    static int Option(string[] arguments, string name, int fallback)
    {
        var at = Array.IndexOf(arguments, name);
        return at >= 0 && at + 1 < arguments.Length
            ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture)
            : fallback;
    }
}

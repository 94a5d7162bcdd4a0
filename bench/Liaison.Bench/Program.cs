using Liaison.Bench;

// Each benchmark is a verb of this program.
switch (args)
{
    case ["cot", .. var rest]:
        return CotBenchmark.Run(rest);
    default:
        Console.Error.WriteLine("usage: Liaison.Bench cot [--events N] [--runs N]");
        return 2;
}

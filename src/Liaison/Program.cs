using Liaison.Commands;

return await CommandLine.RunAsync(args, Terminal.OfProcess());

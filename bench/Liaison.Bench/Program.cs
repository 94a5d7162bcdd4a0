using Liaison.Bench;

// Each benchmark is a verb of this program.
switch (args)
{
    case ["cot", .. var rest]:
        return CotBenchmark.Run(rest);
    case ["ais", .. var rest]:
        return AisBenchmark.Run(rest);
    case ["viewers", .. var rest]:
        return await ViewersBenchmark.RunAsync(rest);
    case ["picture"]:
        return PictureBenchmark.RunPicture();
    case ["viewer"]:
        return PictureBenchmark.RunViewer();
    case ["recorder", .. var rest]:
        return RecorderBenchmark.Run(rest);
    case ["forces"]:
        return ForcesBenchmark.Run();
    case ["posture"]:
        return PostureBenchmark.Run();
    case ["boards", _, ..]:
        return await BoardsBenchmark.RunAsync(args[1..]);
    case ["journal", .. var rest]:
        return await JournalBenchmark.RunAsync(rest);
    case ["areas"]:
        return AreasBenchmark.Run();
    case ["adsb", .. var rest]:
        return await AdsbBenchmark.RunAsync(rest);
    default:
        Console.Error.WriteLine(
            "usage: Liaison.Bench cot [--events N] [--runs N] | ais [LOG] | adsb FILE [ROUNDS] | picture | viewer "
            + "| viewers PORT [COUNT [PID]] | areas | forces | posture | boards PROGRAM [ENTRIES] "
            + "| journal [RECORDS [FOLDER]] | recorder [HOURS [FOLDER]] | recorder append");
        return 2;
}

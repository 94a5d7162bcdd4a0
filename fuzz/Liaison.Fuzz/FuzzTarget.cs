namespace Liaison.Fuzz;

/// <summary>Something to feed with hostile bytes.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Run">Runs one input, with a planted bug or without; gives a number that stands for what happened, and
/// throws <see cref="FuzzFailureException"/> when a rule is broken.</param>
/// <param name="Seeds">Inputs to begin with.</param>
/// <param name="Dictionary">Pieces that mean something to the target.</param>
public sealed record FuzzTarget(
    string Name, Func<byte[], bool, ulong> Run, Func<IEnumerable<byte[]>> Seeds, IReadOnlyList<byte[]> Dictionary);

/// <summary>A rule of a target is broken.</summary>
public sealed class FuzzFailureException(string message) : Exception(message)
{
    public static void Unless(bool condition, string message)
    {
        if (!condition)
            throw new FuzzFailureException(message);
    }
}

/// <summary>All targets: one for each codec.</summary>
public static class FuzzTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("framer", FramerTarget.Run, FuzzSeeds.Streams, FuzzSeeds.XmlWords),
        new("xml", XmlTarget.Run, FuzzSeeds.Events, FuzzSeeds.XmlWords),
        new("protobuf", ProtobufTarget.Run, FuzzSeeds.Messages, FuzzSeeds.ProtobufWords),
        new("mesh", MeshTarget.Run, FuzzSeeds.Datagrams, FuzzSeeds.ProtobufWords),
        new("transcode", TranscodeTarget.Run, FuzzSeeds.Events, FuzzSeeds.XmlWords),
        new("ais", AisTarget.Run, AisTarget.Seeds, AisTarget.Words),
    ];
}

using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Command;

/// <summary>What a board answers to a command: records to write, or a refusal.</summary>
public sealed record Verdict
{
    /// <summary>What is to be written, in order; empty when all is as the command wants it already.</summary>
    public IReadOnlyList<IRecordBody> Bodies { get; init; } = [];

    /// <summary>The banner of the label of these records; empty for the node's default.</summary>
    public string Label { get; init; } = "";

    /// <summary>Why nothing is done; null when it is.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>All is as the command wants it already.</summary>
    public static Verdict Nothing { get; } = new();

    /// <summary>Writes records, all of them or none.</summary>
    /// <param name="label">The banner of their label; empty for the node's default.</param>
    /// <param name="bodies">What they say.</param>
    public static Verdict Write(string label, params IReadOnlyList<IRecordBody> bodies) =>
        new() { Label = label, Bodies = bodies };

    /// <summary>A refusal is a verdict.</summary>
    public static implicit operator Verdict(Refusal refusal) => FromRefusal(refusal);

    /// <summary>A refusal is a verdict.</summary>
    public static Verdict FromRefusal(Refusal refusal) => new() { Refusal = refusal };
}

using Liaison.Kernel.Labels;

namespace Liaison.Picture;

/// <summary>What a report says beside its values.</summary>
public readonly ref struct ReportText
{
    /// <summary>Words for people, UTF-8 of characters that XML can hold; empty for none.</summary>
    public ReadOnlySpan<byte> Remarks { get; init; }

    /// <summary>The label that goes with the report; null when none was stated, which means the node's default.</summary>
    public Label? Label { get; init; }
}

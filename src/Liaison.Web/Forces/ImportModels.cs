using Liaison.Headquarters.Forces.Import;

namespace Liaison.Web.Forces;

/// <summary>What became of an import, or would.</summary>
public sealed record ImportModel
{
    /// <summary>Whether it was only tried.</summary>
    public required bool DryRun { get; init; }

    /// <summary>The format of the file; absent when it could not be found out.</summary>
    public ImportFormat? Format { get; init; }

    /// <summary>The import's id; absent when it was only tried.</summary>
    public Guid? Import { get; init; }

    /// <summary>How many units the file has.</summary>
    public required int Units { get; init; }

    /// <summary>How many faults there are in all.</summary>
    public required int FaultCount { get; init; }

    /// <summary>The faults in the order of lines, at most 1000 of them; none when units were added.</summary>
    public required IReadOnlyList<ImportFaultModel> Faults { get; init; }

    /// <summary>What of the file was left out.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>Something in a file that cannot be.</summary>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Unit">Id of the unit.</param>
/// <param name="Member">The column, or the member of the JSON or XML.</param>
/// <param name="Expected">What it should be.</param>
public sealed record ImportFaultModel(int Line, string? Unit, string? Member, string Expected);

using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Command;

/// <summary>The journal, as far as a command post needs it.</summary>
public interface IRecordLog
{
    /// <summary>The number of the last record that was appended.</summary>
    long Last { get; }

    /// <summary>Its time; the earliest there is for an empty journal.</summary>
    DateTimeOffset LastTime { get; }

    /// <summary>
    /// Appends entries behind all that were appended before this call; their place is taken when the call returns.
    /// </summary>
    /// <returns>Ends when they are on disk; with an exception when that is not sure, and then no later append
    /// succeeds.</returns>
    Task AppendAsync(IReadOnlyList<Entry> entries);

    /// <summary>The number of the record on disk with an id; null when there is none.</summary>
    long? Find(Guid id);
}

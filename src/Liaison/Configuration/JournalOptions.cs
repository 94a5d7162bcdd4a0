using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Liaison.Configuration;

/// <summary>Where the journal is kept.</summary>
sealed record JournalOptions : IValidatableObject
{
    [Description("What keeps the journal: Sqlite (the file journal.db in the data folder) or Postgres.")]
    public JournalStoreKind Store { get; init; } = JournalStoreKind.Sqlite;

    [Description("For Postgres: how it is reached, for example Host=/run/postgresql;Database=liaison. A password is "
        + "better in a file that the variable PGPASSFILE names.")]
    public string Connection { get; init; } = "";

    [Description("For Postgres: also use a server that does not flush to the disk (fsync = off), which loses records "
        + "when the power fails. For tests alone.")]
    public bool AllowWithoutFsync { get; init; }

    [Description("For Sqlite: bytes that are held back on the disk, and given free for the journal when it is full. "
        + "With less than half as much left, nothing is decided any more. 0: none.")]
    [Range(0, 1L << 40)]
    public long BallastBytes { get; init; } = 64 << 20;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Store == JournalStoreKind.Postgres && Connection.Length == 0)
            yield return new("Postgres needs a connection", [nameof(Connection)]);
    }
}

enum JournalStoreKind
{
    Sqlite,
    Postgres,
}

using Liaison.Web.Accounts;

namespace Liaison.Web.Tests.Accounts;

/// <summary>Rows in memory; what the one on disk does is tested with it.</summary>
sealed class MemoryAccountStore : IAccountStore
{
    readonly Dictionary<(string, string), AccountRow> _rows = [];

    public long Version { get; private set; }

    public (long Version, IReadOnlyList<AccountRow> Rows) Load() => (Version, [.. _rows.Values]);

    public IAccountChange Begin() => new Change(this);

    public void Dispose()
    {
    }

    sealed class Change(MemoryAccountStore store) : IAccountChange
    {
        public long Commit(IReadOnlyList<AccountRow> rows)
        {
            foreach (var row in rows)
            {
                if (row.Body is null) store._rows.Remove((row.Kind, row.Key));
                else store._rows[(row.Kind, row.Key)] = row;
            }

            return ++store.Version;
        }

        public void Dispose()
        {
        }
    }
}

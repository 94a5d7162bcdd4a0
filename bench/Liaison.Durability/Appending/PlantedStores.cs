using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Liaison.Journal.Blocks;
using Liaison.Journal.Postgres;
using Liaison.Journal.Sqlite;
using Liaison.Journal.Stores;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Liaison.Durability.Appending;

/// <summary>Stores with a planted fault.</summary>
static class PlantedStores
{
    /// <summary>Gives a store its fault.</summary>
    public static ILogStore With(ILogStore store, PlantedFault fault)
    {
        switch (fault)
        {
            case PlantedFault.AnswerBeforeCommit:
                return new LateStore(store);
            case PlantedFault.SwallowedError:
                return new DeafStore(store);
            case PlantedFault.LazyFlush when store is SqliteLogStore sqlite:
                SqliteSession.Execute(ConnectionOf(AppenderOf(sqlite)!), "PRAGMA synchronous = NORMAL");
                return store;
            case PlantedFault.LazyFlush when store is PostgresLogStore postgres:
                PostgresSession.Execute(WriterOf(postgres)!, "SET synchronous_commit = off");
                return store;
            default:
                return store;
        }
    }

    /// <summary>Lets checkpoints come oftener than the store does: no fault, but more moments to break.</summary>
    public static void SetCheckpoint(SqliteLogStore store, int pages) =>
        SqliteSession.Execute(ConnectionOf(AppenderOf(store)!), $"PRAGMA wal_autocheckpoint = {pages}");

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_appender")]
    static extern ref SqliteLogAppender? AppenderOf(SqliteLogStore store);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_connection")]
    static extern ref SqliteConnection ConnectionOf(SqliteLogAppender appender);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_writer")]
    static extern ref NpgsqlConnection? WriterOf(PostgresLogStore store);

    /// <summary>Writes a block some time after it has said that it did.</summary>
    sealed class LateStore : ILogStore
    {
        readonly ILogStore _inner;
        readonly BlockingCollection<(Block Block, IReadOnlyList<Guid> Ids)> _waiting = [];
        readonly Thread _thread;

        public LateStore(ILogStore inner)
        {
            _inner = inner;
            _thread = new Thread(Write) { IsBackground = true };
            _thread.Start();
        }

        public Block? ReadLast() => _inner.ReadLast();

        public void Append(Block block, IReadOnlyList<Guid> ids) => _waiting.Add((block, ids));

        public IReadOnlyDictionary<Guid, long> FindAll(IReadOnlyList<Guid> ids) => _inner.FindAll(ids);

        public IEnumerable<Block> Read(long from) => _inner.Read(from);

        public void Dispose()
        {
            _waiting.CompleteAdding();
            _thread.Join();
            _inner.Dispose();
        }

        void Write()
        {
            foreach (var (block, ids) in _waiting.GetConsumingEnumerable()) _inner.Append(block, ids);
        }
    }

    /// <summary>Does not hear that a write has failed.</summary>
    sealed class DeafStore(ILogStore inner) : ILogStore
    {
        public Block? ReadLast() => inner.ReadLast();

        public void Append(Block block, IReadOnlyList<Guid> ids)
        {
            try
            {
                inner.Append(block, ids);
            }
            catch (IOException)
            {
                // The fault.
            }
        }

        public IReadOnlyDictionary<Guid, long> FindAll(IReadOnlyList<Guid> ids) => inner.FindAll(ids);

        public IEnumerable<Block> Read(long from) => inner.Read(from);

        public void Dispose() => inner.Dispose();
    }
}

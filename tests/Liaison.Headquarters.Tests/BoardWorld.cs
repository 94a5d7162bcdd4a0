using Liaison.Headquarters.Command;
using Liaison.Headquarters.Snapshots;
using Liaison.Kernel.Identity;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Headquarters.Tests;

/// <summary>A headquarters for one test: real boards and command post, a clock to set, a journal in memory.</summary>
sealed class BoardWorld : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    readonly CommandPost _post;

    public BoardWorld()
    {
        Clock.SetUtcNow(Start);
        Ids = IdSource.Seeded(Clock, 1);
        _post = new CommandPost(new Boards(), Log, Clock, Ids);
    }

    public FakeTimeProvider Clock { get; } = new();

    public IdSource Ids { get; }

    public MemoryRecordLog Log { get; } = new();

    public CommandPost Post => _post;

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Decides as somebody, and wants it done.</summary>
    /// <returns>The id of what was made.</returns>
    public Guid Do(string role, Func<Boards, Occasion, Verdict> decide, string? name = null)
    {
        var outcome = Try(role, decide, name);
        Assert.True(outcome.Refusal is null, outcome.Refusal?.Reason);
        return outcome.Answer;
    }

    /// <summary>Decides as somebody, and wants it refused.</summary>
    public Refusal Refused(string role, Func<Boards, Occasion, Verdict> decide, string? name = null)
    {
        var before = Log.Last;
        var refusal = Try(role, decide, name).Refusal;
        Assert.NotNull(refusal);
        Assert.Equal(before, Log.Last);
        return refusal;
    }

    /// <summary>Decides as somebody.</summary>
    public Outcome<Guid> Try(string role, Func<Boards, Occasion, Verdict> decide, string? name = null)
    {
        var task = _post.DecideAsync(new Actor(name ?? role, role), decide, (_, id) => id);
        Assert.True(task.IsCompleted);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Lets the node decide what has fallen due.</summary>
    public void LookAtDue()
    {
        var task = _post.DecideDueAsync(new Actor("JFHQ", ""));
        Assert.True(task.IsCompleted);
        task.GetAwaiter().GetResult();
    }

    /// <summary>Reads from the boards.</summary>
    public T Read<T>(Func<Boards, T> read)
    {
        var task = _post.ReadAsync(read);
        Assert.True(task.IsCompleted);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>
    /// The boards are what all records make of empty ones, what a snapshot keeps, and what a snapshot of an earlier
    /// moment and the records behind it make.
    /// </summary>
    /// <param name="number">The record of the earlier moment.</param>
    public void CheckRebuild(long number = 0)
    {
        var live = _post.TakeSnapshotAsync().GetAwaiter().GetResult();
        Assert.Equal(live.Digest(), Snapshot.Of(Fold(new Boards(), 0, Log.Last), Log.Last).Digest());
        var earlier = Through(Snapshot.Of(Fold(new Boards(), 0, number), number));
        Assert.Equal(live.Digest(), Snapshot.Of(Fold(earlier.ToBoards(), number, Log.Last), Log.Last).Digest());
        Assert.Equal(live.Digest(), Snapshot.Of(Through(live).ToBoards(), Log.Last).Digest());
    }

    public void Dispose() => _post.Dispose();

    Boards Fold(Boards boards, long after, long last)
    {
        foreach (var entry in Log.Read(after).TakeWhile(entry => entry.Number <= last)) boards.Apply(entry);
        return boards;
    }

    static Snapshot Through(Snapshot snapshot)
    {
        using var stream = new MemoryStream();
        snapshot.Write(stream, [1, 2, 3]);
        stream.Position = 0;
        var read = Snapshot.Read(stream, out var anchor);
        Assert.Equal([1, 2, 3], anchor);
        Assert.Equal(snapshot.Number, read.Number);
        return read;
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Liaison.Journal.Blocks;
using Liaison.Journal.Postgres;
using Liaison.Journal.Sqlite;
using Liaison.Journal.Stores;
using Liaison.Journal.Writing;
using Liaison.Stores;

namespace Liaison.Durability.Appending;

/// <summary>
/// The process that the campaigns break: it appends through the journal's own writer and tells each record that was
/// acknowledged, in a line with its number and id, as soon as it was.
/// </summary>
/// <remarks>
/// Other lines: <c>ready</c> after the start; <c>low</c> and <c>enough</c> when the disk is full and when there is room
/// again; <c>failed</c> and why, before it ends with exit code 3. It ends by itself when its input does.
/// </remarks>
sealed class Appender(AppenderSettings settings, Stream output)
{
    public const int Failed = 3;
    static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(5);

    readonly Lock _outputLock = new();
    volatile bool _isStopping;
    bool _isLow;

    public static async Task<int> RunAsync(string argument)
    {
        await using var output = Console.OpenStandardOutput();
        return await new Appender(AppenderSettings.Parse(argument), output).RunAsync();
    }

    async Task<int> RunAsync()
    {
        _ = Task.Run(StopWithParent);
        try
        {
            await AppendAsync();
            return 0;
        }
        catch (Exception e) when (e is LogFailedException or IOException)
        {
            Tell("failed " + e.Message.ReplaceLineEndings(" "));
            return Failed;
        }
    }

    async Task AppendAsync()
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(settings.Key));
        // As a node does: first the room on the disk, then the store.
        var room = settings.BallastBytes > 0
            ? new DiskRoom(settings.Store + ".ballast", settings.BallastBytes) : null;
        using var store = PlantedStores.With(Open(), settings.Fault);
        await using var writer = LogWriter.Open(
            store, new EcdsaBlockSigner(key), SampleRecords.Owner, Guid.CreateVersion7(), TimeProvider.System,
            room is null ? null : room.TryRelease);
        Tell("ready");
        await Task.WhenAll(Enumerable.Range(0, settings.Callers).Select(_ => CallAsync(writer, room)));
    }

    ILogStore Open()
    {
        if (settings.IsPostgres) return new PostgresLogStore(settings.Store);
        var store = new SqliteLogStore(settings.Store);
        if (settings.CheckpointPages > 0) PlantedStores.SetCheckpoint(store, settings.CheckpointPages);
        return store;
    }

    async Task CallAsync(LogWriter writer, DiskRoom? room)
    {
        for (var left = settings.RecordsOfCaller; left > 0 && !_isStopping; left--)
        {
            while (IsLow(room) && !_isStopping) await Task.Delay(LookEvery);
            var draft = SampleRecords.Draft(Guid.CreateVersion7(), settings.MaxBodyBytes);
            var record = (await writer.AppendAsync(draft))[0];
            Tell(string.Create(CultureInfo.InvariantCulture, $"{record.Number} {record.Id:N}"));
        }
    }

    /// <summary>As a node that decides nothing while there is no room; the change is told.</summary>
    bool IsLow(DiskRoom? room)
    {
        if (room is null) return false;
        lock (_outputLock)
        {
            if (room.IsLow) room.Look();
            if (room.IsLow != _isLow) Tell(room.IsLow ? "low" : "enough");
            return _isLow = room.IsLow;
        }
    }

    void Tell(string line)
    {
        // One write for each line: what was told is in the pipe, whatever happens next.
        lock (_outputLock) output.Write(Encoding.ASCII.GetBytes(line + "\n"));
    }

    void StopWithParent()
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0) { }
        _isStopping = true;
    }
}

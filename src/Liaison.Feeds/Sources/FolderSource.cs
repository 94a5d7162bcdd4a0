using Liaison.Feeds.Running;

namespace Liaison.Feeds.Sources;

/// <summary>Takes each file put into a folder, and moves it to <c>taken</c> or <c>refused</c> below it.</summary>
sealed class FolderSource(string path, TimeProvider time) : IFeedSource
{
    const int BufferBytes = 64 * 1024;
    const int MostAtOnce = 1000;
    const string Taken = "taken";
    const string Refused = "refused";

    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    // A file that somebody still writes changes; one that has been still for so long is whole.
    static readonly TimeSpan Still = TimeSpan.FromSeconds(1);

    public string Place => $"folder:{path}";

    public async Task RunAsync(IFeedInput input, CancellationToken stop)
    {
        Directory.CreateDirectory(Path.Combine(path, Taken));
        Directory.CreateDirectory(Path.Combine(path, Refused));
        input.Connected();
        while (true)
        {
            var files = new DirectoryInfo(path).EnumerateFiles().Where(IsReady).Take(MostAtOnce)
                .OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal);
            Exception? failure = null;
            foreach (var file in files.ToList())
            {
                try
                {
                    await TakeAsync(file, input, stop).ConfigureAwait(false);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    // One that cannot be read or moved must not keep the others waiting.
                    input.Abandon();
                    failure ??= e;
                }
            }

            if (failure is not null) throw new IOException(failure.Message, failure);
            await Task.Delay(LookEvery, time, stop).ConfigureAwait(false);
        }
    }

    // Hidden names and .part are what programs use for files on their way.
    bool IsReady(FileInfo file) =>
        !file.Name.StartsWith('.') && file.Extension is not (".part" or ".tmp")
        && file.LinkTarget is null && time.GetUtcNow() - file.LastWriteTimeUtc >= Still;

    async Task TakeAsync(FileInfo file, IFeedInput input, CancellationToken stop)
    {
        var buffer = new byte[BufferBytes];
        await using (var stream = file.OpenRead())
        {
            while (await stream.ReadAsync(buffer, stop).ConfigureAwait(false) is var length and > 0)
                input.Accept(buffer.AsSpan(0, length));
        }

        var folder = input.End(Path.GetFileNameWithoutExtension(file.Name)).Refusal is null ? Taken : Refused;
        file.MoveTo(Path.Combine(path, folder, file.Name), overwrite: true);
    }
}

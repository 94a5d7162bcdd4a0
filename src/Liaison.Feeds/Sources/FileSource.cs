using Liaison.Feeds.Running;

namespace Liaison.Feeds.Sources;

/// <summary>Reads a file from its beginning, and then what is appended to it.</summary>
sealed class FileSource(string path, TimeProvider time) : IFeedSource
{
    const int BufferBytes = 64 * 1024;

    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    // After a pause or a failure it goes on where it was.
    long _position;

    public string Place => $"file:{path}";

    public async Task RunAsync(IFeedInput input, CancellationToken stop)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        await using var file = new FileStream(path, options);
        input.Connected();
        var buffer = new byte[BufferBytes];
        while (true)
        {
            // Shorter than before: it was emptied, or another has taken its place.
            if (_position > file.Length) _position = 0;
            file.Position = _position;
            while (await file.ReadAsync(buffer, stop).ConfigureAwait(false) is var length and > 0)
            {
                _position += length;
                input.Accept(buffer.AsSpan(0, length));
            }

            await Task.Delay(LookEvery, time, stop).ConfigureAwait(false);
            if (WasReplaced(file)) return;
        }
    }

    // A log that is turned over keeps its name, not its contents: the open file no longer is the one of that name.
    bool WasReplaced(FileStream file)
    {
        var info = new FileInfo(path);
        if (!info.Exists) throw new FileNotFoundException("the file is gone");
        return info.Length < file.Length;
    }
}

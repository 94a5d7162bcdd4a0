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
        while (true)
        {
            await FollowAsync(input, stop).ConfigureAwait(false);
            // Another file has its name now: it is read from the beginning.
            input.End("");
            _position = 0;
        }
    }

    /// <summary>Reads the file that has the name now, until another one has it.</summary>
    async Task FollowAsync(IFeedInput input, CancellationToken stop)
    {
        await using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        });
        var name = NameOf(file);
        input.Connected();
        var buffer = new byte[BufferBytes];
        while (true)
        {
            // Asked first: what was written until it lost its name is still read.
            var hasName = NameOf(file) == name;
            // Shorter than before: it was emptied.
            if (_position > file.Length) _position = 0;
            file.Position = _position;
            while (await file.ReadAsync(buffer, stop).ConfigureAwait(false) is var length and > 0)
            {
                _position += length;
                input.Accept(buffer.AsSpan(0, length));
            }

            if (!hasName) return;
            await Task.Delay(LookEvery, time, stop).ConfigureAwait(false);
        }
    }

    // The system's own name of an open file: it changes when the file is moved, and says so when it is deleted.
    static string? NameOf(FileStream file) =>
        File.ResolveLinkTarget($"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}", returnFinalTarget: false)
            ?.FullName;
}

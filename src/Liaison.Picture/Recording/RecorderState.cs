namespace Liaison.Picture.Recording;

/// <summary>What the recorder is doing.</summary>
public enum RecorderState
{
    /// <summary>It begins, or waits a moment after a gap.</summary>
    Starting,

    /// <summary>It records.</summary>
    Recording,

    /// <summary>The disk is full or failed: it tries again.</summary>
    Paused,

    /// <summary>It has been stopped.</summary>
    Stopped,
}

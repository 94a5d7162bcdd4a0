namespace Liaison.Feeds.Running;

/// <summary>What a feed does.</summary>
public enum FeedState
{
    /// <summary>It is about to be there: connecting, opening, asking for the first time.</summary>
    Starting,

    /// <summary>It is connected, listens or reads.</summary>
    Running,

    /// <summary>It has failed and tries again after a pause.</summary>
    Waiting,

    /// <summary>Somebody has paused it.</summary>
    Paused,

    /// <summary>The node is stopping.</summary>
    Stopped,
}

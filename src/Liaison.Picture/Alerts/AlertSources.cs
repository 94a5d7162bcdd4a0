namespace Liaison.Picture.Alerts;

/// <summary>Names in <see cref="Alert.Source"/> that no feed may have.</summary>
public static class AlertSources
{
    /// <summary>The node's own watch areas.</summary>
    public const string WatchAreas = "watch-areas";

    /// <summary>The node itself, about its own state.</summary>
    public const string Node = "node";

    /// <summary>What somebody sent to the node, unlike the name of any feed.</summary>
    /// <param name="sender">Name of who did.</param>
    public static string Push(string sender) => "push:" + sender;
}

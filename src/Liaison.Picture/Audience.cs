using Liaison.Picture.Groups;
using Liaison.Picture.Log;

namespace Liaison.Picture;

/// <summary>The groups that a sender publishes to. All senders with the same groups share one track log.</summary>
public sealed class Audience
{
    internal Audience(GroupSet groups, TrackLog log) => (Groups, Log) = (groups, log);

    /// <summary>The groups.</summary>
    public GroupSet Groups { get; }

    internal TrackLog Log { get; }
}

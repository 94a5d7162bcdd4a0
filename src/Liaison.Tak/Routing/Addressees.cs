using Liaison.Cot;

namespace Liaison.Tak.Routing;

/// <summary>Whom an event is for, as its <c>marti/dest</c> elements say.</summary>
sealed record Addressees(IReadOnlyList<string> Uids, IReadOnlyList<string> Callsigns, IReadOnlyList<string> Groups, bool HasMissions)
{
    // Callsigns by which clients mean everybody.
    static readonly string[] Everybody = ["All Streaming", "All Chat Rooms", "All Groups", "All Teams"];

    /// <summary>No single addressee is named: the event is for all who may see it.</summary>
    public bool IsForAll => Uids.Count == 0 && Callsigns.Count == 0 && Groups.Count == 0 && !HasMissions;

    /// <summary>These without the node.</summary>
    /// <param name="uid">Uid of the node.</param>
    /// <param name="callsign">Callsign of the node.</param>
    /// <param name="isToNode">Whether the node was among them.</param>
    public Addressees Without(string uid, string callsign, out bool isToNode)
    {
        isToNode = Uids.Contains(uid) || Callsigns.Contains(callsign);
        return isToNode
            ? this with { Uids = [.. Uids.Where(u => u != uid)], Callsigns = [.. Callsigns.Where(c => c != callsign)] }
            : this;
    }

    /// <summary>Reads the destinations of an event.</summary>
    public static Addressees Read(ReadOnlySpan<byte> payload, in CotEvent ev)
    {
        var found = new MartiDestination[CotLimits.Default.MaxDestinations];
        var count = MartiDestinations.Read(payload, ev, found);
        var (uids, callsigns, groups) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        var hasMissions = false;
        foreach (var destination in found.AsSpan(0, count))
        {
            var value = XmlText.GetString(payload, destination.Value);
            switch (destination.Kind)
            {
                case MartiDestinationKind.Uid:
                    uids.Add(value);
                    break;
                case MartiDestinationKind.Callsign:
                    if (!Everybody.Contains(value, StringComparer.Ordinal)) callsigns.Add(value);
                    break;
                case MartiDestinationKind.Group:
                    groups.Add(value);
                    break;
                default:
                    hasMissions = true;
                    break;
            }
        }

        return new Addressees([.. uids], [.. callsigns], [.. groups], hasMissions);
    }
}

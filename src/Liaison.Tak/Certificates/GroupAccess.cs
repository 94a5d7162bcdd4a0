using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Liaison.Picture.Groups;

namespace Liaison.Tak.Certificates;

/// <summary>Which way a client takes part in a group, seen from the client as TAK does.</summary>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<GroupDirection>))]
public enum GroupDirection
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>The client's reports go into the group.</summary>
    In = 1,

    /// <summary>The group's reports go out to the client.</summary>
    Out = 2,

    /// <summary>Both.</summary>
    Both = In | Out,
}

/// <summary>A client's part in one TAK group.</summary>
public sealed record GroupAccess(string Name, GroupDirection Direction)
{
    /// <summary>What a client gets that is given no group: both ways in TAK's common group.</summary>
    public static GroupAccess Common { get; } = new(GroupTable.Anonymous, GroupDirection.Both);

    /// <summary>
    /// Reads <c>NAME</c>, <c>NAME:in</c>, <c>NAME:out</c> or <c>NAME:both</c>; without a direction it is both.
    /// </summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out GroupAccess? access)
    {
        ArgumentNullException.ThrowIfNull(text);
        access = null;
        var colon = text.LastIndexOf(':');
        var name = (colon < 0 ? text : text[..colon]).Trim();
        var direction = (colon < 0 ? "both" : text[(colon + 1)..]).Trim().ToUpperInvariant() switch
        {
            "IN" => GroupDirection.In,
            "OUT" => GroupDirection.Out,
            "BOTH" => GroupDirection.Both,
            _ => GroupDirection.None,
        };
        if (direction == GroupDirection.None)
            return false;
        if (name.Length is 0 or > GroupTable.MaxNameLength || name.Any(char.IsControl))
            return false;

        access = new(name, direction);
        return true;
    }
}

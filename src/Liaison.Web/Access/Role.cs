using System.Text.Json.Serialization;

namespace Liaison.Web.Access;

/// <summary>What somebody who signed in, or a machine with a token, is here for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>Sees what is shown to everybody.</summary>
    [JsonStringEnumMemberName("viewer")]
    Viewer,

    /// <summary>The operational commander.</summary>
    [JsonStringEnumMemberName("commander")]
    Commander,

    /// <summary>Watch officer.</summary>
    [JsonStringEnumMemberName("watch")]
    Watch,

    /// <summary>Makes contingency plans.</summary>
    [JsonStringEnumMemberName("planner")]
    Planner,

    /// <summary>Stocks, transport, supply plans.</summary>
    [JsonStringEnumMemberName("logistics")]
    Logistics,

    /// <summary>Release authority: decides what may go to a partner.</summary>
    [JsonStringEnumMemberName("release")]
    Release,

    /// <summary>Runs the node.</summary>
    [JsonStringEnumMemberName("admin")]
    Admin,

    /// <summary>Reads the audit trail.</summary>
    [JsonStringEnumMemberName("auditor")]
    Auditor,

    /// <summary>A machine that reports tracks.</summary>
    [JsonStringEnumMemberName("feed")]
    Feed,
}

/// <summary>Roles by the names that the API and the command line use.</summary>
public static class Roles
{
    /// <summary>All names, in lower case.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Enum.GetNames<Role>().Select(n => n.ToLowerInvariant())];

    /// <summary>The role's name, in lower case.</summary>
    public static string Name(this Role role) => Names[(int)role];

    /// <summary>Reads a name; it must be written exactly.</summary>
    public static bool TryParse(string name, out Role role)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (Names[i] != name)
                continue;
            role = (Role)i;
            return true;
        }

        role = default;
        return false;
    }
}

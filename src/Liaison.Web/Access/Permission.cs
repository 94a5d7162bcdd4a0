namespace Liaison.Web.Access;

/// <summary>What a caller may be allowed to do, as an end of the sentence "the role ... may ...".</summary>
enum Permission
{
    /// <summary>See the picture.</summary>
    SeePicture,

    /// <summary>Put reports into the picture.</summary>
    ReportTracks,

    /// <summary>See who is connected and how the node does.</summary>
    SeeConnections,

    /// <summary>Send warnings of agencies to the node.</summary>
    ReportAlerts,

    /// <summary>Take note of alerts.</summary>
    AcknowledgeAlerts,

    /// <summary>Make and change watch areas.</summary>
    DrawAreas,

    /// <summary>Pause feeds and let them go on.</summary>
    ManageFeeds,

    /// <summary>Put files on the map and take them off.</summary>
    ManageLayers,
}

/// <summary>What an endpoint asks of its callers.</summary>
sealed record RequiredPermission(Permission Permission);

/// <summary>The one table of who may do what.</summary>
static class Permissions
{
    static readonly Role[] Everybody = Enum.GetValues<Role>();

    /// <summary>Whether a role has a permission. What is not in the table nobody has.</summary>
    public static bool Has(this Role role, Permission permission) => permission switch
    {
        Permission.SeePicture => Everybody.Contains(role),
        Permission.ReportTracks => role is Role.Feed or Role.Watch,
        Permission.ReportAlerts => role is Role.Feed or Role.Watch,
        Permission.SeeConnections => role is Role.Admin or Role.Watch or Role.Commander or Role.Auditor,
        Permission.AcknowledgeAlerts or Permission.DrawAreas =>
            role is Role.Watch or Role.Commander or Role.Planner or Role.Admin,
        Permission.ManageFeeds => role is Role.Admin or Role.Watch,
        Permission.ManageLayers => role is Role.Watch or Role.Planner or Role.Admin,
        _ => false,
    };

    /// <summary>The names of the roles that have a permission.</summary>
    public static IEnumerable<string> RolesWith(Permission permission) =>
        Everybody.Where(role => role.Has(permission)).Select(role => role.Name());

    /// <summary>The permission in words, for a refusal.</summary>
    public static string Words(this Permission permission) => permission switch
    {
        Permission.SeePicture => "see the picture",
        Permission.ReportTracks => "report tracks",
        Permission.ReportAlerts => "send alerts",
        Permission.SeeConnections => "see connections",
        Permission.AcknowledgeAlerts => "acknowledge alerts",
        Permission.DrawAreas => "draw watch areas",
        Permission.ManageFeeds => "manage feeds",
        Permission.ManageLayers => "change layers",
        _ => "do this",
    };
}

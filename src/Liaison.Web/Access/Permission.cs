using static Liaison.Web.Access.Role;

namespace Liaison.Web.Access;

/// <summary>
/// What a caller may be allowed to do. This is the one table of who may do what: one line for each permission, with the
/// end of the sentence "the role ... may ..." and the roles that have it. What is not in it nobody may.
/// </summary>
/// <remarks>docs/reference/permissions.md is written from it, and a test holds a copy of every cell.</remarks>
sealed class Permission
{
    static readonly List<Permission> Table = [];

    static readonly Role[] Everybody = Enum.GetValues<Role>();

    public static readonly Permission SeePicture = Of("see the picture", Everybody);
    public static readonly Permission SeeBoards = Of(
        "see the boards and the journal", [.. Everybody.Where(role => role != Feed)]);
    public static readonly Permission ReportTracks = Of("report tracks", Feed, Watch);
    public static readonly Permission ReportAlerts = Of("send alerts", Feed, Watch);
    public static readonly Permission SeeConnections = Of("see connections", Admin, Watch, Commander, Auditor);
    public static readonly Permission AcknowledgeAlerts = Of("acknowledge alerts", Watch, Commander, Planner, Admin);
    public static readonly Permission DrawAreas = Of("draw watch areas", Watch, Commander, Planner, Admin);
    public static readonly Permission ManageFeeds = Of("manage feeds", Admin, Watch);
    public static readonly Permission ManageLayers = Of("change layers", Watch, Planner, Admin);
    public static readonly Permission KeepLog = Of("keep the log", Watch, Commander, Planner, Logistics, Admin);
    public static readonly Permission KeepInformation = Of(
        "keep information requirements and requests, raise alerts", Watch, Commander, Planner, Logistics);
    public static readonly Permission ApproveCcirs = Of("approve information requirements", Commander);
    public static readonly Permission AnswerStaffAlerts = Of(
        "take on alerts to their role", Watch, Commander, Planner, Logistics, Release, Admin);
    public static readonly Permission StandWatch = Of(
        "stand watch and hand over", Watch, Commander, Planner, Logistics);
    public static readonly Permission GiveTasks = Of("give tasks", Watch, Commander, Planner);
    public static readonly Permission KeepRequests = Of(
        "keep requests for support", Watch, Commander, Planner, Logistics);
    public static readonly Permission AnswerRequests = Of("agree to requests for support", Commander);
    public static readonly Permission DraftDecisions = Of("draft decisions", Watch, Commander, Planner, Logistics);
    public static readonly Permission SignDecisions = Of("sign, refuse and stop decisions", Commander);
    public static readonly Permission KeepUnits = Of("keep units", Commander, Watch, Planner);
    public static readonly Permission ProposeTransfers = Of(
        "propose transfers of authority", Commander, Watch, Planner);
    public static readonly Permission SignTransfers = Of(
        "sign as a commander who is named", Commander, Watch, Planner, Logistics);
    public static readonly Permission Command = Of("decide who commands", Commander);
    public static readonly Permission IssueReports = Of("issue reports", Watch, Commander, Planner, Logistics);
    public static readonly Permission KeepSites = Of("keep sites", Watch, Commander, Planner, Logistics);
    public static readonly Permission ReportState = Of(
        "report readiness and the state of sites", Watch, Commander, Planner, Logistics);
    public static readonly Permission SetReadinessRules = Of("set the rules of readiness", Commander);
    public static readonly Permission SetPosture = Of("lay down what areas are to have", Commander, Planner);
    public static readonly Permission SeeAccounts = Of("see accounts and tokens", Admin, Auditor);
    public static readonly Permission ManageAccounts = Of("manage accounts and tokens", Admin);

    Permission(string words, Role[] roles)
    {
        (Words, Roles) = (words, roles);
        Table.Add(this);
    }

    /// <summary>All permissions, in the order of the table.</summary>
    public static IReadOnlyList<Permission> All => Table;

    /// <summary>What it allows, in words.</summary>
    public string Words { get; }

    /// <summary>The roles that have it.</summary>
    public IReadOnlyList<Role> Roles { get; }

    /// <summary>The names of the roles that have it, in the order of the roles.</summary>
    public IEnumerable<string> RoleNames => Everybody.Where(Roles.Contains).Select(role => role.Name());

    static Permission Of(string words, params Role[] roles) => new(words, roles);
}

/// <summary>Roles and what they may.</summary>
static class Permissions
{
    /// <summary>Whether a role has a permission.</summary>
    public static bool Has(this Role role, Permission permission) => permission.Roles.Contains(role);
}

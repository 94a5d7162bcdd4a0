using Liaison.Headquarters.Decisions;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Forces.Posture;
using Liaison.Headquarters.Forces.Readiness;
using Liaison.Headquarters.Forces.Sites;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Staff;
using Liaison.Headquarters.Watch.Activity;
using Liaison.Headquarters.Watch.Alerts;
using Liaison.Headquarters.Watch.Information;
using Liaison.Headquarters.Watch.Log;
using Liaison.Headquarters.Watch.Reports;
using Liaison.Headquarters.Watch.Requests;
using Liaison.Headquarters.Watch.Shifts;
using Liaison.Headquarters.Watch.Tasks;

namespace Liaison.Headquarters.Command;

/// <summary>All boards of a headquarters.</summary>
public sealed class Boards
{
    readonly IBoard[] _all;

    /// <summary>Makes empty boards.</summary>
    public Boards()
    {
        Readiness = new ReadinessBoard(Forces);
        Posture = new PostureBoard(Forces, Sites, Readiness);
        Tasks = new TasksBoard(new OwnForces(Forces), Requests);
        Ccirs = new CcirBoard(Decisions);
        Alerts = new StaffAlertBoard(Ccirs);
        Log = new LogBoard(Alerts);
        Rfis = new RfiBoard(Ccirs, Log);
        Shifts = new ShiftsBoard(
        [
            new CriticalAlerts(Alerts), new CriticalEvents(Log), new CriticalTasks(Tasks),
            new CriticalRequests(Requests), new CriticalRfis(Rfis), new CriticalDecisions(Decisions),
        ]);
        Activity = new ActivityBoard(Shifts);
        _all =
        [
            Forces,
            Sites,
            Readiness,
            Posture,
            Log,
            Reports,
            Requests,
            Staff,
            Tasks,
            Decisions,
            Ccirs,
            Alerts,
            Rfis,
            Shifts,
            Activity,
        ];
    }

    /// <summary>Units and who commands them.</summary>
    public ForcesBoard Forces { get; } = new();

    /// <summary>Sites and their state.</summary>
    public SitesBoard Sites { get; } = new();

    /// <summary>Readiness of units.</summary>
    public ReadinessBoard Readiness { get; }

    /// <summary>Where forces and sites are, and in what state.</summary>
    public PostureBoard Posture { get; }

    /// <summary>The significant events log.</summary>
    public LogBoard Log { get; }

    /// <summary>Reports that were issued.</summary>
    public ReportsBoard Reports { get; } = new();

    /// <summary>Requests for support between this headquarters and its partners.</summary>
    public RequestsBoard Requests { get; } = new();

    /// <summary>Who could sign in, and in which roles.</summary>
    public StaffBoard Staff { get; } = new();

    /// <summary>Tasks to units of our own and to TAK clients.</summary>
    public TasksBoard Tasks { get; }

    /// <summary>Decisions, our own and joint ones.</summary>
    public DecisionBoard Decisions { get; } = new();

    /// <summary>The commander's critical information requirements.</summary>
    public CcirBoard Ccirs { get; }

    /// <summary>Alerts to the staff and to TAK clients.</summary>
    public StaffAlertBoard Alerts { get; }

    /// <summary>Requests for information.</summary>
    public RfiBoard Rfis { get; }

    /// <summary>Who is on watch, and how one watch hands over to the next.</summary>
    public ShiftsBoard Shifts { get; }

    /// <summary>The activity logs of positions.</summary>
    public ActivityBoard Activity { get; }

    /// <summary>Every board.</summary>
    public IReadOnlyList<IBoard> All => _all;

    /// <summary>Folds a record into the boards.</summary>
    public void Apply(Entry entry)
    {
        foreach (var board in _all) board.Apply(entry);
    }
}

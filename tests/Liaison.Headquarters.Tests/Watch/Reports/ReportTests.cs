using System.Security.Cryptography;
using CsCheck;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Forces.Sites;
using Liaison.Headquarters.Watch.Log;
using Liaison.Headquarters.Watch.Reports;

namespace Liaison.Headquarters.Tests.Watch.Reports;

public sealed class ReportTests
{
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void A_report_has_the_label_that_covers_all_that_is_in_it_at_its_top_and_bottom()
    {
        using var world = new ReportWorld();
        world.Enter("Ship aground", label: "UNCLASSIFIED//REL TO USA, JPN");
        world.Enter("Ship afloat", label: "SECRET//REL TO USA, AUS, JPN");
        world.Wait(Hour);
        foreach (var kind in (ReportKind[])[ReportKind.Sitrep, ReportKind.WatchLog, ReportKind.Ics214])
        {
            var lines = world.Text(kind).TrimEnd('\n').Split('\n');
            Assert.Equal("SECRET", lines[0].Trim());
            Assert.Equal("SECRET", lines[^1].Trim());
        }

        Assert.Contains("(S//REL TO USA, AUS, JPN)", Joined(world.Draft(ReportWorld.Order(ReportKind.WatchLog))));
        var released = ReportWorld.Order(ReportKind.WatchLog) with { DefaultLabel = "UNCLASSIFIED//REL TO USA, JPN" };
        Assert.Equal("SECRET//REL TO USA, JPN", world.Draft(released).Label);
    }

    [Fact]
    public void What_is_counted_alone_counts_for_the_label()
    {
        using var world = new ReportWorld();
        world.Enter("Routine", EventSeverity.Info, "CONFIDENTIAL");
        world.Wait(Hour);
        var sitrep = world.Draft(ReportWorld.Order(ReportKind.Sitrep));
        Assert.DoesNotContain("Routine", Joined(sitrep));
        Assert.Equal("CONFIDENTIAL", sitrep.Label);
        using var other = new ReportWorld();
        other.Add("1-coy", Component.Ground, 120, 110, "SECRET");
        Assert.Equal("SECRET", other.Draft(ReportWorld.Order(ReportKind.Sitrep)).Label);
    }

    [Fact]
    public void What_an_entry_said_before_counts_for_the_label_where_it_is_shown()
    {
        using var world = new ReportWorld();
        var entry = world.Enter("Two submarines", label: "SECRET");
        world.Amend(entry, "Two fishing boats", "UNCLASSIFIED");
        world.Wait(Hour);
        var log = world.Draft(ReportWorld.Order(ReportKind.WatchLog));
        Assert.Contains("Two submarines", Joined(log));
        Assert.Contains("(S)", Joined(log));
        Assert.Equal("SECRET", log.Label);
        var sitrep = world.Draft(ReportWorld.Order(ReportKind.Sitrep));
        Assert.DoesNotContain("Two submarines", Joined(sitrep));
        Assert.Equal("UNCLASSIFIED", sitrep.Label);
    }

    [Fact]
    public void Without_a_label_that_is_understood_there_is_no_report()
    {
        using var world = new ReportWorld();
        Assert.Equal("unknown-label", world.Refused(
            ReportWorld.Order(ReportKind.Sitrep) with { DefaultLabel = "COSMIC" }).Code);
    }

    [Fact]
    public void An_event_that_was_told_late_is_reported_once_in_the_period_of_its_entry()
    {
        using var world = new ReportWorld();
        world.Wait(10 * Hour);
        world.Enter("Told late", at: BoardWorld.Start);
        world.Wait(Hour);
        var early = ReportWorld.Order(ReportKind.Sitrep) with { To = BoardWorld.Start + 5 * Hour };
        var late = ReportWorld.Order(ReportKind.Sitrep) with { From = BoardWorld.Start + 5 * Hour };
        Assert.DoesNotContain("Told late", world.Text(early));
        Assert.Contains("010000Z SEP 26  severe", world.Text(late));
    }

    [Fact]
    public void An_entry_that_is_changed_later_is_in_the_watch_log_of_both_watches()
    {
        using var world = new ReportWorld();
        var entry = world.Enter("One ship");
        world.Wait(10 * Hour);
        world.Amend(entry, "Two ships");
        world.Wait(Hour);
        var change = BoardWorld.Start + 5 * Hour;
        var first = world.Draft(ReportWorld.Order(ReportKind.WatchLog) with { To = change });
        var second = world.Draft(ReportWorld.Order(ReportKind.WatchLog) with { From = change });
        Assert.Equal("ENTRIES", first.Sections[0].Heading);
        Assert.Contains("One ship", Joined(first));
        Assert.Equal("EARLIER ENTRIES CHANGED IN THIS PERIOD", second.Sections[1].Heading);
        Assert.Contains("SEVERE: Two ships", Joined(second));
        Assert.Contains("counted again", Joined(second));
    }

    [Fact]
    public void What_was_withdrawn_is_in_the_log_as_such_and_not_in_the_situation()
    {
        using var world = new ReportWorld();
        world.Withdraw(world.Enter("Tsunami"));
        world.Wait(Hour);
        Assert.Contains("WITHDRAWN SEVERE: Tsunami", Joined(world.Draft(ReportWorld.Order(ReportKind.WatchLog))));
        Assert.DoesNotContain("Tsunami", world.Text(ReportKind.Sitrep));
    }

    [Fact]
    public void An_activity_log_is_of_one_person()
    {
        using var world = new ReportWorld();
        world.Enter("By Sato", name: "Sato");
        world.Enter("By Mori", name: "Mori");
        world.Wait(Hour);
        var order = ReportWorld.Order(ReportKind.Ics214) with { Incident = "Typhoon 14", Person = "Mori" };
        var text = world.Text(order);
        Assert.Contains("By Mori", text);
        Assert.DoesNotContain("By Sato", text);
        Assert.Contains("Typhoon 14", text);
        Assert.Contains("By Sato", world.Text(order with { Person = null }));
    }

    [Fact]
    public void A_situation_report_counts_forces_tasks_and_requests()
    {
        using var world = new ReportWorld();
        world.Add("1-coy", Component.Ground, 120, 110);
        world.Add("2-coy", Component.Ground, 100, 90);
        world.Task("Clear the pier", BoardWorld.Start + Hour);
        world.Ask("Drinking water", 2_500_500, BoardWorld.Start + Hour);
        world.Wait(2 * Hour);
        var sitrep = world.Draft(ReportWorld.Order(ReportKind.Sitrep));
        Assert.Equal(["ground", "2", "200", "220", "2"], Section(sitrep, "OWN FORCES").Table!.Rows[0].Cells);
        var task = Section(sitrep, "TASKS");
        Assert.Equal([new("Open", "1"), new("Late", "1")], task.Facts);
        Assert.Equal(
            ["(U)", "1", "Clear the pier", "issued, LATE: finish", "010100Z SEP 26"], task.Table!.Rows[0].Cells);
        Assert.Equal("1", Section(sitrep, "REQUESTS FOR SUPPORT").Facts.Single(fact => fact.Name == "Overdue").Value);
        Assert.Contains("no data", Section(sitrep, "SUSTAINMENT").Paragraphs[0]);
    }

    [Fact]
    public void Readiness_and_sites_are_reported_with_the_labels_of_their_reports()
    {
        using var world = new ReportWorld();
        world.Add("1-coy", Component.Ground, 120, 110);
        world.Add("2-coy", Component.Ground, 120, 110);
        world.Add("3-coy", Component.Ground, 120, 110);
        world.Readiness("1-coy", 95, "CONFIDENTIAL");
        world.Readiness("2-coy", 40, "CONFIDENTIAL");
        world.Wait(Hour);
        var sitrep = world.Draft(ReportWorld.Order(ReportKind.Sitrep));
        Assert.Equal(["ground", "C-4", "1/0/0/1/0", "1", "0"], Section(sitrep, "READINESS").Table!.Rows[0].Cells);
        Assert.Equal("CONFIDENTIAL", sitrep.Label);
        var supply = Section(world.Draft(ReportWorld.Order(ReportKind.Logstat)), "SUPPLY READINESS OF UNITS");
        Assert.Equal([new("Reported", "2"), new("Not reported", "1")], supply.Facts);
        Assert.Equal(["(C)", "2-coy", "40 %", "C-4", "010000Z SEP 26"], supply.Table!.Rows[0].Cells);

        world.Port("Naha", SiteState.Limited, "SECRET");
        world.Port("Hirara", SiteState.Open, "UNCLASSIFIED");
        var sites = world.Draft(ReportWorld.Order(ReportKind.Sitrep));
        Assert.Equal(
            ["(S)", "Naha", "limited", "010100Z SEP 26", "pier damaged"],
            Assert.Single(Section(sites, "SITES").Table!.Rows).Cells);
        Assert.Equal("SECRET", sites.Label);
        var storage = Section(world.Draft(ReportWorld.Order(ReportKind.Logstat)), "STORAGE AT SITES");
        Assert.Equal(["(U)", "Hirara", "50000", "", "", "open"], storage.Table!.Rows[0].Cells);
    }

    [Fact]
    public void A_logistics_report_says_what_is_asked_for_and_what_it_does_not_know()
    {
        using var world = new ReportWorld();
        world.Ask("Drinking water", 2_500_500, BoardWorld.Start + Hour);
        var logstat = world.Draft(ReportWorld.Order(ReportKind.Logstat));
        var row = Assert.Single(Section(logstat, "OUTSTANDING: ASKED OF OTHERS").Table!.Rows);
        Assert.Equal("2500.5/0 L", row.Cells[3]);
        Assert.Equal("Drinking water\nJJOC, lifesaving, for Naha port", row.Cells[2]);
        Assert.Null(Section(logstat, "OUTSTANDING: ASKED OF US").Table);
        Assert.Contains("no data", Section(logstat, "STOCKS BY CLASS OF SUPPLY").Paragraphs[0]);
    }

    [Fact]
    public void A_resource_request_has_the_fields_of_the_form()
    {
        using var world = new ReportWorld();
        var id = world.Ask("Drinking water", 2_000_000, BoardWorld.Start + Hour);
        var form = world.Draft(ReportWorld.Order(ReportKind.Ics213Rr) with { Request = id });
        Assert.Equal(["2000", "L", "Drinking water", "010100Z SEP 26"], Section(form, "ORDER").Table!.Rows[0].Cells);
        Assert.Contains("Col Abe", Joined(form));
        Assert.Contains("replacement in kind", Joined(form));
        Assert.Equal("not-found", world.Refused(
            ReportWorld.Order(ReportKind.Ics213Rr) with { Request = Guid.AllBitsSet }).Code);
        Assert.Equal("invalid", world.Refused(ReportWorld.Order(ReportKind.Ics213Rr)).Code);
    }

    [Fact]
    public void Times_are_in_the_zone_that_was_asked_for()
    {
        using var world = new ReportWorld();
        var text = world.Text(ReportWorld.Order(ReportKind.Sitrep) with { Zone = 'I' });
        Assert.Contains("As of:   010900I SEP 26", text);
        Assert.Contains("Period:  310900I AUG 26 to 010900I SEP 26", text);
    }

    [Fact]
    public void An_order_that_cannot_be_is_refused()
    {
        using var world = new ReportWorld();
        var order = ReportWorld.Order(ReportKind.Sitrep);
        foreach (var (bad, member) in ((ReportOrder, string)[])
        [
            (order with { To = world.World.Now + Hour }, "to"),
            (order with { To = DateTimeOffset.MinValue }, "to"),
            (order with { From = world.World.Now }, "from"),
            (order with { From = world.World.Now - 32 * 24 * Hour }, "from"),
            (order with { From = DateTimeOffset.MinValue }, "from"),
            (order with { Zone = 'J' }, "zone"),
            (order with { Zone = 'z' }, "zone"),
            (order with { Remarks = "\u0007" }, "remarks"),
            (order with { Remarks = new string('a', 4001) }, "remarks"),
            (order with { Incident = "\uD800" }, "incident"),
            (order with { Person = "" }, "person"),
        ])
        {
            Assert.StartsWith($"{member}: ", world.Refused(bad).Reason);
        }
    }

    [Fact]
    public void An_issued_report_is_a_record_that_proves_its_files()
    {
        using var world = new ReportWorld();
        world.Enter("Ship aground", label: "CONFIDENTIAL");
        world.Wait(Hour);
        var first = world.Issue(ReportWorld.Order(ReportKind.Sitrep));
        var second = world.Issue(ReportWorld.Order(ReportKind.Sitrep) with { Remarks = "Quiet." });
        var other = world.Issue(ReportWorld.Order(ReportKind.WatchLog));
        Assert.Equal([1, 2, 1], new[] { first, second, other }.Select(report => report.Document.Number));
        Assert.Equal(first.TextSha256, Hash(ReportText.Write(first.Document)));
        Assert.Equal(first.PageSha256, Hash(ReportPage.Write(first.Document)));
        Assert.Equal("CONFIDENTIAL", world.World.Log.Read(first.Record - 1).First().Label);
        Assert.Equal([other, second, first], world.World.Read(boards => boards.Reports.NewestFirst().ToList()));
        Assert.Equal([first], world.World.Read(boards => boards.Reports.NewestFirst(second.Record).ToList()));
        // What happens later changes nothing of it.
        world.Enter("Ship afloat");
        var kept = world.World.Read(boards => boards.Reports.Find(first.Id))!;
        Assert.Equal(first.TextSha256, Hash(ReportText.Write(kept.Document)));
        world.World.CheckRebuild(second.Record);
    }

    [Fact]
    public void A_report_that_no_record_holds_is_not_issued()
    {
        using var world = new ReportWorld();
        for (var i = 0; i < 100; i++) world.Enter(new string('a', 4000));
        world.Wait(Hour);
        var order = ReportWorld.Order(ReportKind.WatchLog);
        Assert.NotEmpty(world.Text(order));
        var refusal = world.World.Refused("watch", (boards, at) => boards.Reports.Decide(boards, order, at));
        Assert.Equal("too-large", refusal.Code);
    }

    [Fact]
    public void What_does_not_fit_a_table_is_counted()
    {
        using var world = new ReportWorld();
        for (var i = 0; i < 502; i++) world.Enter("x");
        world.Wait(Hour);
        var log = world.Draft(ReportWorld.Order(ReportKind.WatchLog)).Sections[0];
        Assert.Equal(500, log.Table!.Rows.Count);
        Assert.StartsWith("2 more are not shown", log.Paragraphs[0]);
    }

    [Fact]
    public void The_same_records_make_the_same_bytes() => Gen.Int[0, 6].Array[1, 30].Sample(
        steps =>
        {
            using ReportWorld one = new(), other = new();
            foreach (var world in (ReportWorld[])[one, other])
                for (var i = 0; i < steps.Length; i++) Step(world, steps[i], i);
            foreach (var kind in Enum.GetValues<ReportKind>().Where(kind => kind != ReportKind.Ics213Rr))
            {
                var order = ReportWorld.Order(kind);
                Assert.Equal(ReportText.Write(one.Draft(order)), ReportText.Write(other.Draft(order)));
                Assert.Equal(ReportPage.Write(one.Draft(order)), ReportPage.Write(other.Draft(order)));
                Assert.Equal(one.Issue(order).TextSha256, other.Issue(order).TextSha256);
            }

            one.World.CheckRebuild(steps.Length / 2);
        },
        iter: 100);

    static void Step(ReportWorld world, int step, int number)
    {
        switch (step)
        {
            case 0: world.Enter($"Event {number}", label: "SECRET"); break;
            case 1: world.Amend(world.Enter($"Event {number}"), "Amended"); break;
            case 2: world.Withdraw(world.Enter($"Event {number}")); break;
            case 3: world.Add($"unit-{number}", (Component)(number % 8), 10 * number, number); break;
            case 4: world.Task($"Task {number}", BoardWorld.Start + Hour); break;
            case 5: world.Ask($"Item {number}", number + 1, BoardWorld.Start + 5 * Hour); break;
            default: world.Wait(Hour); break;
        }
    }

    static ReportSection Section(ReportDocument document, string heading) =>
        Assert.Single(document.Sections, section => section.Heading == heading);

    static string Joined(ReportDocument document) => string.Join('\n', document.Sections.SelectMany(section =>
        section.Facts.Select(fact => fact.Value).Concat(section.Table?.Rows.SelectMany(row => row.Cells) ?? [])
            .Concat(section.Paragraphs)));

    static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

using CsCheck;
using Liaison.Kernel.Events;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Alerts;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Picture.Tests.Alerts;

public sealed class AlertBoardTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("liaison-alerts-").FullName;
    readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero));

    string FilePath => Path.Combine(_folder, "alerts.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_known_changes_nothing()
    {
        using var board = Board(out var numbers);
        Assert.True(board.Post(Alert("a")));
        var last = numbers.Last;
        Assert.False(board.Post(Alert("a") with { Severity = AlertSeverity.Extreme }));
        Assert.Equal(last, numbers.Last);
        Assert.Equal(AlertSeverity.Minor, board.Find("a")!.Alert.Severity);
    }

    [Theory]
    [InlineData(AlertMessageType.Update, true)]
    [InlineData(AlertMessageType.Cancel, false)]
    public void Updates_and_cancels_end_what_they_refer_to_whichever_comes_first(AlertMessageType type, bool isActive)
    {
        foreach (var isLate in new[] { false, true })
        {
            using var board = Board(out _);
            if (!isLate) board.Post(Alert("a"));
            board.Post(Alert("b") with { MessageType = type, References = ["a"] });
            if (isLate) board.Post(Alert("a"));
            Assert.Equal("b", board.Find("a")!.EndedBy);
            Assert.Equal(isActive ? ["b"] : [], board.List().Select(e => e.Alert.Id));
            Assert.Equal(2, board.List(withEnded: true).Count);
        }
    }

    [Fact]
    public void In_a_series_the_latest_stands_whichever_comes_first()
    {
        Gen.Shuffle(new[] { 0, 1, 2, 2, 3, 3 }).Sample(minutes =>
        {
            using var board = Board(out _);
            foreach (var (minute, i) in minutes.Select((minute, i) => (minute, i)))
                board.Post(Alert($"{minute}/{i}") with { Series = "quake", Sent = _time.GetUtcNow().AddMinutes(minute) });
            board.Post(Alert("another") with { Series = "other quake" });
            Assert.Equal(["3", "3", "another"], board.List().Select(e => e.Alert.Id.Split('/')[0]).Order());
        });
    }

    [Fact]
    public void A_cancel_of_a_series_ends_what_was_sent_up_to_it()
    {
        using var board = Board(out _);
        board.Post(Alert("a") with { Series = "quake" });
        var cancel = Alert("cancel") with { MessageType = AlertMessageType.Cancel, References = ["quake"] };
        board.Post(cancel with { Sent = cancel.Sent.AddMinutes(5) });
        board.Post(Alert("b") with { Series = "quake", Sent = cancel.Sent.AddMinutes(4) });
        board.Post(Alert("c") with { Series = "quake", Sent = cancel.Sent.AddMinutes(6) });
        Assert.Equal(["c"], board.List().Select(e => e.Alert.Id));
    }

    [Fact]
    public void A_sender_ends_neither_the_alerts_of_others_nor_those_of_watch_areas()
    {
        using var board = Board(out _);
        board.Post(Alert("agency"));
        board.Post(Alert("area") with { Source = AlertSources.WatchAreas, Sender = "agency" });
        board.Post(Alert("forged") with
        {
            Source = "push",
            Sender = "somebody",
            MessageType = AlertMessageType.Cancel,
            References = ["agency", "area"],
        });
        board.Post(Alert("other feed, same agency") with
        {
            Source = "poll",
            MessageType = AlertMessageType.Cancel,
            References = ["agency", "area"],
        });
        Assert.False(board.Find("agency")!.IsActive);
        Assert.Equal("other feed, same agency", board.Find("agency")!.EndedBy);
        Assert.True(board.Find("area")!.IsActive);
    }

    [Fact]
    public void An_alert_ends_when_its_time_is_over_also_when_it_comes_afterwards()
    {
        using var board = Board(out var numbers);
        board.Post(Alert("a") with { Expires = _time.GetUtcNow().AddMinutes(10) });
        board.Post(Alert("b") with { Expires = _time.GetUtcNow().AddMinutes(20) });
        board.Post(Alert("c"));
        var last = numbers.Last;
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(["c", "b"], board.List().Select(e => e.Alert.Id));
        Assert.Equal(["a"], board.ReadAfter(last, long.MaxValue, 10).Select(e => e.Alert.Id));
        Assert.Null(board.Find("a")!.EndedBy);
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(["c"], board.List().Select(e => e.Alert.Id));
        Assert.True(board.Post(Alert("d") with { Expires = _time.GetUtcNow() }));
        Assert.Equal(["c"], board.List().Select(e => e.Alert.Id));
        Assert.False(board.Find("d")!.IsActive);
    }

    [Fact]
    public void The_first_who_acknowledges_stays()
    {
        using var board = Board(out _);
        board.Post(Alert("a"));
        Assert.Equal("Sato", board.Acknowledge("a", "Sato")!.Acknowledged!.By);
        var number = board.Find("a")!.Number;
        Assert.Equal("Sato", board.Acknowledge("a", "Miller")!.Acknowledged!.By);
        Assert.Equal(number, board.Find("a")!.Number);
        Assert.Null(board.Acknowledge("unknown", "Sato"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_over_and_has_been_seen_ends_whichever_comes_first(bool isSeenFirst)
    {
        using var board = Board(out _);
        board.Post(Alert("a"));
        if (isSeenFirst) board.Acknowledge("a", "Sato");
        else Assert.True(board.Resolve("a", "left"));
        Assert.True(board.Find("a")!.IsActive);
        if (!isSeenFirst) board.Acknowledge("a", "Sato");
        else Assert.True(board.Resolve("a", "left"));
        Assert.False(board.Find("a")!.IsActive);
        Assert.Equal("left", board.Find("a")!.EndedBy);
        Assert.False(board.Resolve("a", "left again"));
    }

    [Fact]
    public void What_is_over_and_nobody_sees_ends_after_a_day()
    {
        using var board = Board(out _);
        board.Post(Alert("a"));
        board.Resolve("a", "left");
        _time.Advance(TimeSpan.FromHours(23.9));
        Assert.True(board.Find("a")!.IsActive);
        _time.Advance(TimeSpan.FromHours(0.2));
        Assert.Equal("left", board.Find("a")!.EndedBy);
    }

    [Fact]
    public void The_ongoing_alert_of_a_series_is_found()
    {
        using var board = Board(out _);
        Assert.Null(board.FindOngoing("s"));
        board.Post(Alert("a") with { Series = "s" });
        Assert.Equal("a", board.FindOngoing("s")!.Alert.Id);
        board.Resolve("a", "left");
        Assert.Null(board.FindOngoing("s"));
    }

    [Fact]
    public void Machines_answers_are_no_alerts()
    {
        using var board = Board(out _);
        Assert.False(board.Post(Alert("a") with { MessageType = AlertMessageType.Ack }));
        Assert.False(board.Post(Alert("b") with { MessageType = AlertMessageType.Error }));
        Assert.Equal(0, board.Count);
    }

    [Fact]
    public void A_full_board_keeps_the_severe_ones_and_lets_ended_ones_go_first()
    {
        using var board = Board(out _, options: new AlertBoardOptions { MaxAlerts = 10 });
        board.Post(Alert("extreme") with { Severity = AlertSeverity.Extreme });
        board.Post(Alert("ended"));
        board.Acknowledge("ended", "Sato");
        board.Resolve("ended", "over");
        for (var i = 0; i < 8; i++) board.Post(Alert($"minor {i}"));
        board.Post(Alert("one more"));
        Assert.Null(board.Find("ended"));
        Assert.Equal(10, board.List().Count);
        for (var i = 8; i < 200; i++)
        {
            board.Post(Alert($"minor {i}"));
            Assert.InRange(board.Count, 1, 11);
        }

        Assert.NotNull(board.Find("extreme"));
        Assert.NotNull(board.Find("minor 199"));
        Assert.Null(board.Find("minor 0"));
    }

    [Fact]
    public void A_flood_of_large_alerts_is_bounded_in_bytes()
    {
        using var board = Board(out _, options: new AlertBoardOptions { MaxAlertBytes = 5_000, MaxBytes = 50_000 });
        Assert.False(board.Post(Alert("too large") with { Rule = new string('x', 5_000) }));
        for (var i = 0; i < 100; i++) Assert.True(board.Post(Alert($"{i}") with { Rule = new string('x', 4_000) }));
        Assert.InRange(board.Count, 5, 13);
    }

    [Fact]
    public void A_reader_that_resumes_gets_each_changed_alert_once_as_it_stands()
    {
        using var board = Board(out var numbers);
        board.Post(Alert("a"));
        board.Post(Alert("b"));
        var last = numbers.Last;
        board.Post(Alert("c"));
        board.Acknowledge("a", "Sato");
        board.Resolve("a", "over");
        var changes = board.ReadAfter(last, numbers.Last, 100);
        Assert.Equal(["c", "a"], changes.Select(e => e.Alert.Id));
        Assert.Equal("over", changes[1].EndedBy);
        Assert.Equal(["c"], board.ReadAfter(last, numbers.Last, 1).Select(e => e.Alert.Id));
        Assert.Empty(board.ReadAfter(numbers.Last, long.MaxValue, 100));
    }

    [Fact]
    public void Every_change_survives_a_restart()
    {
        Full.Array[1, 20].Sample(
            alerts =>
            {
                File.Delete(FilePath);
                IReadOnlyList<AlertEntry> before;
                using (var board = Board(out _, FilePath))
                {
                    foreach (var (alert, i) in alerts.Select((alert, i) => (alert, i)))
                        board.Post(alert with { Id = $"{i}" });
                    board.Acknowledge("0", "佐藤");
                    board.Resolve("0", "over");
                    board.Resolve("1", "over, and nobody has seen it");
                    before = board.List(withEnded: true);
                }

                using var after = Board(out _, FilePath);
                Assert.Equivalent(before, after.List(withEnded: true), strict: true);
            },
            iter: 50, threads: 1);
    }

    [Fact]
    public void Numbers_go_on_after_a_restart()
    {
        long last;
        using (var board = Board(out var before, FilePath))
        {
            board.Post(Alert("a"));
            last = before.Last;
        }

        using var again = Board(out var after, FilePath);
        Assert.True(after.Last > last);
        again.Post(Alert("b"));
        Assert.Equal(["b"], again.ReadAfter(last, after.Last, 10).Select(e => e.Alert.Id));
    }

    [Fact]
    public void A_file_that_was_torn_anywhere_holds_all_that_came_before()
    {
        using (var board = Board(out _, FilePath))
            for (var i = 0; i < 5; i++) board.Post(Alert($"{i}"));
        var whole = File.ReadAllBytes(FilePath);
        for (var length = 0; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(FilePath, whole[..length]);
            var lines = whole.AsSpan(0, length).Count((byte)'\n');
            using var board = Board(out _, FilePath);
            Assert.Equal(Enumerable.Range(0, Math.Max(0, lines - 1)).Select(i => $"{i}"), board.List().Reverse().Select(e => e.Alert.Id));
            Assert.True(board.Post(Alert("next")));
        }
    }

    [Fact]
    public void A_file_that_grows_is_written_anew()
    {
        using var board = Board(out _, FilePath, new AlertBoardOptions { MaxAlerts = 10 });
        for (var i = 0; i < 3_000; i++) board.Post(Alert($"{i}") with { Rule = new string('x', 1_000) });
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.InRange(new FileInfo(FilePath).Length, 1, 100_000);
        Assert.Null(board.SaveFailure);
    }

    [Fact]
    public void Alerts_go_on_while_the_disk_refuses_and_are_written_when_it_takes_them_again()
    {
        using var board = Board(out _, FilePath, new AlertBoardOptions { MaxAlerts = 10 });
        for (var i = 0; i < 3_000; i++) board.Post(Alert($"{i}") with { Rule = new string('x', 1_000) });
        // A folder where the new file would be written makes every writing anew fail, also for root.
        Directory.CreateDirectory(FilePath + ".new");
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.NotNull(board.SaveFailure);
        Assert.True(board.Post(Alert("meanwhile")));
        Directory.Delete(FilePath + ".new");
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(board.SaveFailure);
        board.Dispose();
        using var again = Board(out _, FilePath);
        Assert.NotNull(again.Find("meanwhile"));
    }

    static readonly Gen<GeoPoint> Place =
        Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 179.999], (latitude, longitude) => new GeoPoint(latitude, longitude));

    static readonly Gen<AlertArea> Area =
        from description in Gen.String
        from polygons in Place.Array[3, 6].Array[0, 2]
        from circles in Gen.Select(Place, Gen.Double[0, 1e6], (place, radius) => new AlertCircle(place, radius)).Array[0, 2]
        from code in Gen.String
        select new AlertArea
        {
            Description = description,
            Polygons = polygons,
            Circles = circles,
            Geocodes = [new AlertGeocode("JMA", code)],
        };

    static readonly Gen<Alert> Full =
        from severity in Gen.Enum<AlertSeverity>()
        from headline in Gen.String
        from areas in Area.Array[0, 3]
        from minutes in Gen.Int[1, 10_000].Nullable()
        select Alert("") with
        {
            Severity = severity,
            Areas = areas,
            Texts = [new AlertText { Language = "ja", Event = "津波警報", Headline = headline }],
            Expires = minutes is { } m ? new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero).AddMinutes(m) : null,
        };

    static Alert Alert(string id) => new()
    {
        Id = id,
        Source = "cap",
        Sender = "agency",
        Identifier = id,
        Sent = new DateTimeOffset(2026, 11, 22, 23, 59, 0, TimeSpan.FromHours(9)),
        Status = AlertStatus.Actual,
        MessageType = AlertMessageType.Alert,
        Severity = AlertSeverity.Minor,
    };

    AlertBoard Board(out EventNumbers numbers, string? path = null, AlertBoardOptions? options = null) =>
        new(_time, numbers = new EventNumbers(), path, options);
}

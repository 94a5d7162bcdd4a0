using CsCheck;
using Liaison.Kernel.Events;
using Liaison.Picture.Alerts;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Picture.Tests.Alerts;

public sealed class AlertSeriesTests
{
    static readonly DateTimeOffset Start = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    readonly FakeTimeProvider _time = new(Start);

    [Fact]
    public void The_newest_of_a_series_stands_whatever_the_order_they_come_in() =>
        Gen.Shuffle(Enumerable.Range(0, 5).ToArray()).Sample(order =>
        {
            using var board = new AlertBoard(_time, new EventNumbers());
            foreach (var minute in order)
                board.Post(Alert($"{minute}", minute, "quake"));

            var standing = Assert.Single(board.List());
            Assert.Equal("4", standing.Alert.Id);
            Assert.All(
                board.List(withEnded: true).Where(entry => !entry.IsActive), entry => Assert.NotNull(entry.EndedBy));
        });

    [Fact]
    public void What_is_sent_at_once_stands_side_by_side_until_the_series_is_cancelled()
    {
        using var board = new AlertBoard(_time, new EventNumbers());
        board.Post(Alert("storm", 0, "storm"));
        board.Post(Alert("storm,2", 0, "storm"));
        Assert.Equal(2, board.List().Count);

        board.Post(Alert("end", 5, null) with { MessageType = AlertMessageType.Cancel, References = ["storm"] });

        Assert.Empty(board.List());
        Assert.Equal("end", board.Find("storm,2")!.EndedBy);
    }

    [Fact]
    public void A_cancelled_series_stays_so_when_an_earlier_one_comes_late_and_begins_anew_with_a_later_one()
    {
        using var board = new AlertBoard(_time, new EventNumbers());
        board.Post(Alert("cancel", 5, "warning") with
        {
            MessageType = AlertMessageType.Cancel,
            References = ["warning", "other"],
        });
        board.Post(Alert("late", 4, "warning"));
        board.Post(Alert("late of another series", 4, "other"));
        Assert.Empty(board.List());

        board.Post(Alert("new", 6, "warning"));
        board.Post(Alert("new of another series", 6, "other"));

        Assert.Equal(2, board.List().Count);
    }

    [Fact]
    public void An_exercise_ends_nothing_that_is_meant_in_earnest()
    {
        using var board = new AlertBoard(_time, new EventNumbers());
        board.Post(Alert("tsunami", 0, "sea"));

        board.Post(Alert("drill", 5, "sea") with
        {
            Status = AlertStatus.Exercise,
            MessageType = AlertMessageType.Cancel,
            References = ["tsunami", "sea"],
        });

        Assert.Equal("tsunami", Assert.Single(board.List()).Alert.Id);
    }

    [Fact]
    public void Another_sender_is_no_part_of_a_series()
    {
        using var board = new AlertBoard(_time, new EventNumbers());
        board.Post(Alert("a", 0, "quake"));
        board.Post(Alert("b", 5, "quake") with { Sender = "somebody", Source = "push" });

        Assert.Equal(2, board.List().Count);
    }

    static Alert Alert(string id, int minute, string? series) => new()
    {
        Id = id,
        Source = "feed",
        Sender = "agency",
        Identifier = id,
        Sent = Start.AddMinutes(minute),
        Status = AlertStatus.Actual,
        MessageType = AlertMessageType.Alert,
        Series = series,
    };
}

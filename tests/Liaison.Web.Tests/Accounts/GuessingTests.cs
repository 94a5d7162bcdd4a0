using System.Net;
using Liaison.Web.Access;
using Liaison.Web.Accounts;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Web.Tests.Accounts;

/// <summary>Those who guess are slowed down; those whose account it is are not kept out.</summary>
public sealed class GuessingTests
{
    static readonly AccountOptions Options = new();

    [Theory]
    [InlineData("sato")]
    [InlineData("nobody")]
    public async Task After_some_wrong_sign_ins_the_next_has_to_wait_longer_each_time(string name)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await WebWorld.StartAsync(time: time);
        await Person.MakeAsync(world, "sato", Role.Watch);
        using var stranger = new Person(world, "127.0.0.2");
        for (var wrong = 0; wrong < Options.FreeAttempts; wrong++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.SignInAsync(name, "a wrong guess")).StatusCode);

        var waits = new List<TimeSpan>();
        for (var wrong = 0; wrong < 12; wrong++)
        {
            using var refused = await stranger.SignInAsync(name, "a wrong guess");
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            waits.Add(refused.Headers.RetryAfter!.Delta!.Value);
            // Asking while it waits changes nothing; the right password does not help either.
            Assert.Equal(HttpStatusCode.TooManyRequests, (await stranger.SignInAsync(name)).StatusCode);
            time.Advance(waits[^1]);
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.SignInAsync(name, "a wrong guess")).StatusCode);
        }

        Assert.Equal(TimeSpan.FromSeconds(1), waits[0]);
        Assert.Equal(TimeSpan.FromSeconds(2), waits[1]);
        Assert.Equal(Options.LongestWait, waits[^1]);
        Assert.Equal(waits.Order(), waits);
    }

    [Fact]
    public async Task Strangers_do_not_keep_an_owner_out_of_where_they_have_signed_in_before()
    {
        await using var world = await WebWorld.StartAsync();
        // The account's owner has signed in from 127.0.0.1.
        await Person.MakeAsync(world, "sato", Role.Commander);
        using var stranger = new Person(world, "127.0.0.2");
        for (var wrong = 0; wrong <= Options.FreeAttempts; wrong++) await stranger.SignInAsync("sato", "a wrong guess");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await stranger.SignInAsync("sato")).StatusCode);
        using var sato = new Person(world);
        Assert.Equal(HttpStatusCode.OK, (await sato.SignInAsync("sato")).StatusCode);
    }

    [Fact]
    public async Task An_administrator_sees_the_guesses_and_ends_the_waiting()
    {
        await using var world = await WebWorld.StartAsync();
        var account = await Person.MakeAsync(world, "sato", Role.Commander);
        await Person.MakeAsync(world, "chief", Role.Admin);
        using var stranger = new Person(world, "127.0.0.2");
        for (var wrong = 0; wrong < Options.FreeAttempts; wrong++) await stranger.SignInAsync("sato", "a wrong guess");
        Assert.Contains(world.Accounts.Current.Events.Values, happened =>
            happened is { Kind: AccountEventKind.SignInDelayed, Subject: "sato" });

        using var chief = new Person(world);
        await chief.SignInAsync("chief");
        var seen = await chief.OkAsync(HttpMethod.Get, $"/api/v1/accounts/{account.Id}");
        Assert.Equal(Options.FreeAttempts, seen.GetProperty("wrongSignIns").GetInt32());
        Assert.True(seen.TryGetProperty("delayedUntil", out _));
        await chief.OkAsync(HttpMethod.Delete, $"/api/v1/accounts/{account.Id}/delay");
        Assert.Equal(HttpStatusCode.OK, (await stranger.SignInAsync("sato")).StatusCode);
    }

    [Fact]
    public void One_source_is_slowed_whatever_names_it_tries()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var delays = new SignInDelays(Options, time);
        var tried = 0;
        while (delays.TryBegin(new SignInAttempt($"name-{tried}", "192.0.2.1", isKnown: false), out _)) tried++;
        Assert.Equal(Options.FreeAttempts * 10, tried);
        Assert.True(delays.TryBegin(new SignInAttempt("name-0", "192.0.2.2", isKnown: false), out _));
    }

    [Fact]
    public void Right_sign_ins_from_one_building_slow_nobody()
    {
        var delays = new SignInDelays(Options, new FakeTimeProvider(DateTimeOffset.UtcNow));
        for (var person = 0; person < 1000; person++)
        {
            var attempt = new SignInAttempt($"name-{person}", "192.0.2.1", isKnown: false);
            Assert.True(delays.TryBegin(attempt, out _));
            delays.Right(attempt);
        }

        Assert.Equal(0, delays.Wrong);
    }

    [Fact]
    public void A_flood_of_names_frees_nobody_who_waits()
    {
        var delays = new SignInDelays(Options, new FakeTimeProvider(DateTimeOffset.UtcNow));
        var waiting = new SignInAttempt("sato", "192.0.2.1", isKnown: false);
        for (var wrong = 0; wrong < Options.FreeAttempts + 6; wrong++) delays.TryBegin(waiting, out _);
        for (var i = 0; i < 20_000; i++) delays.TryBegin(new SignInAttempt($"n{i}", $"2001:db8::{i:x}", false), out _);
        Assert.False(delays.TryBegin(waiting, out var wait));
        Assert.True(wait > TimeSpan.Zero);
    }

    [Fact]
    public async Task Many_guesses_at_once_are_no_more_than_one_after_the_other()
    {
        await using var world = await WebWorld.StartAsync(time: new FakeTimeProvider(DateTimeOffset.UtcNow));
        await Person.MakeAsync(world, "sato", Role.Watch);
        using var stranger = new Person(world, "127.0.0.2");
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => stranger.SignInAsync("sato", "a wrong guess")));
        Assert.Equal(
            Options.FreeAttempts, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
        Assert.Equal(
            40 - Options.FreeAttempts, answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
    }
}

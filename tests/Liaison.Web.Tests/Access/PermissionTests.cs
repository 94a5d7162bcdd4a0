using System.Net;
using Liaison.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Liaison.Web.Tests.Access;

/// <summary>Authority is in one table; nothing is reached that is not in it.</summary>
public sealed class PermissionTests
{
    /// <summary>Every cell, written a second time: a change of authority is made in two places, knowingly.</summary>
    const string Copy = """
                                     viewer commander watch planner logistics release admin auditor feed
        see the picture                x        x       x      x        x        x      x      x     x
        see the boards and the journal  x        x       x      x        x        x      x      x     .
        report tracks                  .        .       x      .        .        .      .      .     x
        send alerts                    .        .       x      .        .        .      .      .     x
        see connections                .        x       x      .        .        .      x      x     .
        acknowledge alerts             .        x       x      x        .        .      x      .     .
        draw watch areas               .        x       x      x        .        .      x      .     .
        manage feeds                   .        .       x      .        .        .      x      .     .
        change layers                  .        .       x      x        .        .      x      .     .
        keep the log                   .        x       x      x        x        .      x      .     .
        keep information requirements and requests, raise alerts  .  x  x  x  x    .      .      .     .
        approve information requirements  .     x       .      .        .        .      .      .     .
        take on alerts to their role   .        x       x      x        x        x      x      .     .
        stand watch and hand over      .        x       x      x        x        .      .      .     .
        give tasks                     .        x       x      x        .        .      .      .     .
        keep requests for support      .        x       x      x        x        .      .      .     .
        agree to requests for support  .        x       .      .        .        .      .      .     .
        draft decisions                .        x       x      x        x        .      .      .     .
        sign, refuse and stop decisions  .        x       .      .        .        .      .      .     .
        keep units                     .        x       x      x        .        .      .      .     .
        propose transfers of authority  .       x       x      x        .        .      .      .     .
        sign as a commander who is named  .     x       x      x        x        .      .      .     .
        decide who commands            .        x       .      .        .        .      .      .     .
        issue reports                  .        x       x      x        x        .      .      .     .
        keep sites                     .        x       x      x        x        .      .      .     .
        report readiness and the state of sites  .  x     x      x        x        .      .      .     .
        set the rules of readiness     .        x       .      .        .        .      .      .     .
        lay down what areas are to have  .      x       .      x        .        .      .      .     .
        see accounts and tokens        .        .       .      .        .        .      x      x     .
        manage accounts and tokens     .        .       .      .        .        .      x      .     .
        """;

    const StringSplitOptions Tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    static readonly string[] Lines = Copy.Split('\n', Tidy);

    [Fact]
    public void Each_role_may_exactly_what_the_copy_of_the_table_says()
    {
        var roles = Lines[0].Split(' ', Tidy);
        Assert.Equal(Roles.Names, roles);
        var copied = Lines.Skip(1).SelectMany(line =>
        {
            var cells = line.Split(' ', Tidy)[^roles.Length..];
            var words = line[..line.IndexOf("  ", StringComparison.Ordinal)];
            return roles.Select((role, i) =>
                $"{role} may {words}: {cells[i] switch { "x" => true, "." => false, var other => other }}");
        });
        var real = Permission.All.SelectMany(permission => Enum.GetValues<Role>().Select(role =>
            $"{role.Name()} may {permission.Words}: {role.Has(permission)}"));
        Assert.Equal(copied, real);
    }

    /// <summary>Write the page again with LIAISON_WRITE_REFERENCE=1 in the environment.</summary>
    [Fact]
    public async Task The_page_about_permissions_shows_the_table()
    {
        var page = PermissionReference.Markdown();
        var file = Path.Combine(ApiTests.Repository(), "docs", "reference", "permissions.md");
        if (Environment.GetEnvironmentVariable("LIAISON_WRITE_REFERENCE") == "1")
            await File.WriteAllTextAsync(file, page, WebWorld.Deadline());
        Assert.True(
            File.Exists(file) && page == await File.ReadAllTextAsync(file, WebWorld.Deadline()),
            "docs/reference/permissions.md is out of date: run this test with LIAISON_WRITE_REFERENCE=1.");
    }

    [Fact]
    public async Task Every_address_has_a_rule_and_the_open_ones_are_these()
    {
        await using var world = await WebWorld.StartAsync();
        Assert.Empty(world.Routes.Where(e => e.Metadata.GetMetadata<AccessRule>() is null).Select(e => e.RoutePattern.RawText));
        var open = world.Routes.Where(e => e.Metadata.GetMetadata<AccessRule>() is OpenToAll)
            .Select(e => e.RoutePattern.RawText).Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "/api/v1/session/", "/api/v1/session/", "/api/v1/session/first", "/api/v1/session/first/passkey",
                "/api/v1/session/first/passkey/options", "/api/v1/session/passkey", "/api/v1/session/passkey/options",
                "/healthz",
                "/openapi/{documentName}.json", "/readyz", "/takproto/1",
            ],
            open);
    }

    [Fact]
    public async Task Every_address_with_a_permission_refuses_strangers_and_roles_that_lack_it()
    {
        await using var world = await WebWorld.StartAsync(anonymous: null);
        foreach (var route in world.Routes)
        {
            if (route.Metadata.GetMetadata<RequiredPermission>() is not { Permission: var permission }) continue;
            var path = "/" + string.Join('/', route.RoutePattern.PathSegments.Select(
                segment => string.Concat(segment.Parts.Select(SampleOf))));
            foreach (var method in route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            {
                Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(world, method, path, null));
                foreach (var role in Enum.GetValues<Role>().Where(role => !role.Has(permission)))
                    Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(world, method, path, role.Name()));
            }
        }
    }

    [Fact]
    public async Task An_address_that_nobody_gave_a_rule_answers_nobody()
    {
        await using var world = await WebWorld.StartAsync(more: app => app.MapGet("/forgotten", () => "secret"));
        foreach (var role in Roles.Names)
            Assert.Equal(HttpStatusCode.Forbidden, (await world.GetAsync("/forgotten", role)).StatusCode);
    }

    [Fact]
    public async Task What_operators_watch_is_open_to_this_machine_under_its_own_name_alone()
    {
        await using var world = await WebWorld.StartAsync(
            anonymous: null, more: app => app.MapGet("/watched", () => "numbers").ForOperators());
        Assert.Equal(HttpStatusCode.OK, (await world.GetAsync("/watched")).StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/watched");
        request.Headers.Host = "rebound.example:8080";
        Assert.Equal(
            HttpStatusCode.Unauthorized, (await world.Http.SendAsync(request, WebWorld.Deadline())).StatusCode);
    }

    static string SampleOf(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart { ParameterPolicies: [{ Content: "guid" }] } => Guid.Empty.ToString(),
        _ => "1",
    };

    static async Task<HttpStatusCode> StatusAsync(WebWorld world, string method, string path, string? role)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (role is not null) request.Headers.Add("Authorization", $"Bearer {role}");
        using var response = await world.Http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, WebWorld.Deadline());
        return response.StatusCode;
    }
}

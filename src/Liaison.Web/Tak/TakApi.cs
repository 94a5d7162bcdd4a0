using System.ComponentModel;
using System.Security.Cryptography;
using Liaison.Kernel.Time;
using Liaison.Picture.Groups;
using Liaison.Tak;
using Liaison.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Tak;

/// <summary>TAK clients: who is connected, and the WebSocket by which they may connect.</summary>
static class TakApi
{
    public static void MapTak(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/tak/clients", Clients).WithName("listTakClients").Requires(Permission.SeeConnections)
            .WithTags("tak").WithSummary("The TAK clients that are connected, with what they sent and what was refused of it.");
        routes.Map("/takproto/1", StreamAsync).ExcludeFromDescription()
            .IsOpen("The TAK stream knows its clients by their certificates.");
    }

    static Ok<IReadOnlyList<TakClient>> Clients(TakNode node, Picture.LivePicture picture) =>
        TypedResults.Ok<IReadOnlyList<TakClient>>([.. node.Clients().Select(client => TakClient.Of(client, picture.Groups))]);

    /// <summary>A TAK client by WebSocket: with a certificate over TLS, or from this machine where the demo allows it.</summary>
    static async Task StreamAsync(HttpContext context, TakNode node, WebNode web)
    {
        var certificate = context.Connection.ClientCertificate;
        var mayEnter = certificate is not null || (web.AnonymousRole is not null && CallerAccess.IsPlainLoopback(context));
        if (!context.WebSockets.IsWebSocketRequest || !mayEnter)
        {
            context.Response.StatusCode = mayEnter ? StatusCodes.Status400BadRequest : StatusCodes.Status401Unauthorized;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var fingerprint = certificate is null ? null : Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256));
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        await node.RunWebSocketAsync(socket, address, fingerprint, web.Groups, context.RequestAborted);
    }
}

/// <summary>One connected TAK client.</summary>
public sealed record TakClient
{
    /// <summary>Name of its certificate, or of the port for those without one.</summary>
    public required string Name { get; init; }

    /// <summary>Its uid.</summary>
    public string? Uid { get; init; }

    /// <summary>Its callsign.</summary>
    public string? Callsign { get; init; }

    /// <summary>Where it is.</summary>
    public required string Address { get; init; }

    /// <summary>How it is connected: tcp, tls, websocket, udp, multicast.</summary>
    public required string Transport { get; init; }

    /// <summary>The form in which it sends: xml or protobuf.</summary>
    public required string Encoding { get; init; }

    /// <summary>When it connected.</summary>
    public required string Since { get; init; }

    /// <summary>Whether it gets every report, or the newest of each track until it has caught up.</summary>
    [Description("following: it gets every report; catchingUp: the newest of each track, and every message.")]
    public required string State { get; init; }

    /// <summary>How often it fell behind.</summary>
    public required long FellBehind { get; init; }

    /// <summary>Messages that it missed.</summary>
    public required long MessagesLost { get; init; }

    /// <summary>Events taken from it.</summary>
    public required long Events { get; init; }

    /// <summary>Bytes that came from it.</summary>
    public required long BytesReceived { get; init; }

    /// <summary>Bytes sent to it.</summary>
    public required long BytesSent { get; init; }

    /// <summary>Reports dropped since they came back in a loop.</summary>
    public required long Loops { get; init; }

    /// <summary>How often its socket was read more slowly since too much came.</summary>
    public required long Throttled { get; init; }

    /// <summary>Events refused, by reason.</summary>
    public required IReadOnlyDictionary<string, long> Rejected { get; init; }

    /// <summary>Groups that it publishes to.</summary>
    public required IReadOnlyList<string> Publishes { get; init; }

    /// <summary>Groups whose reports it gets.</summary>
    public required IReadOnlyList<string> Receives { get; init; }

    internal static TakClient Of(TakClientState client, GroupTable groups) => new()
    {
        Name = client.Name,
        Uid = client.Uid,
        Callsign = client.Callsign,
        Address = client.Address,
        Transport = client.Transport,
        Encoding = client.Encoding == Picture.WireEncoding.Xml ? "xml" : "protobuf",
        Since = IsoTime.Format(client.Since),
        State = client.IsFollowing ? "following" : "catchingUp",
        FellBehind = client.FellBehind,
        MessagesLost = client.MessagesLost,
        Events = client.Counters.Events,
        BytesReceived = client.Counters.BytesReceived,
        BytesSent = client.Counters.BytesSent,
        Loops = client.Counters.Loops,
        Throttled = client.Counters.Throttled,
        Rejected = client.RejectedByName(),
        Publishes = groups.NamesOf(client.Groups.In),
        Receives = groups.NamesOf(client.Groups.Out),
    };
}

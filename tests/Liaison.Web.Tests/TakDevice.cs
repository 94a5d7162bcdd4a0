using System.Net.Sockets;
using System.Text;

namespace Liaison.Web.Tests;

/// <summary>A TAK client by plain TCP.</summary>
sealed class TakDevice : IDisposable
{
    readonly TcpClient _client = new();

    public NetworkStream Stream => _client.GetStream();

    public static async Task<TakDevice> OpenAsync(WebWorld world)
    {
        var device = new TakDevice();
        await device._client.ConnectAsync(world.Tak.Endpoints[0].EndPoint, WebWorld.Deadline());
        return device;
    }

    public async Task SendAsync(string uid, double latitude, double longitude, string detail = "") =>
        await Stream.WriteAsync(Event(uid, latitude, longitude, detail), WebWorld.Deadline());

    public static byte[] Event(string uid, double latitude, double longitude, string detail = "") =>
        Encoding.UTF8.GetBytes(FormattableString.Invariant($"""
            <event version='2.0' uid='{uid}' type='a-f-G' how='m-g' time='2026-11-23T00:00:00Z'
             start='2026-11-23T00:00:00Z' stale='2099-01-01T00:00:00Z'>
            <point lat='{latitude}' lon='{longitude}' hae='3' ce='4' le='5'/><detail>{detail}</detail></event>
            """));

    public void Dispose() => _client.Dispose();
}

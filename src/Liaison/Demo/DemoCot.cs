using System.Globalization;
using System.Security;
using System.Text;
using Liaison.Kernel.Geodesy;
using Liaison.Kernel.Time;

namespace Liaison.Demo;

/// <summary>What the invented devices say, written as a foreign TAK client writes it.</summary>
static class DemoCot
{
    const string Room = "All Chat Rooms";

    static readonly TimeSpan PositionStale = TimeSpan.FromSeconds(75);
    static readonly TimeSpan ChatStale = TimeSpan.FromHours(24);

    /// <summary>Where a device is.</summary>
    public static byte[] Position(
        DemoDevice device, GeoPoint point, double course, double battery, DateTimeOffset now) =>
        Event(device.Uid, device.CotType, "m-g", point, device.Altitude, now, PositionStale, string.Create(
            CultureInfo.InvariantCulture,
            $"""<takv device="Demo" platform="{device.Platform}" os="0" version="0.1"/>"""
            + $"""<contact callsign="{Escape(device.Callsign)}" endpoint="*:-1:stcp"/>"""
            + $"""<__group name="{device.Team}" role="{device.Role}"/><status battery="{battery:0}"/>"""
            + $"""<track speed="{device.Speed:0.0}" course="{course:0.0}"/>"""));

    /// <summary>A line of chat to everybody.</summary>
    public static byte[] Chat(DemoDevice device, GeoPoint point, string text, Guid id, DateTimeOffset now) =>
        Event($"GeoChat.{device.Uid}.{Room}.{id}", "b-t-f", "h-g-i-g-o", point, device.Altitude, now, ChatStale,
            $"""<__chat parent="RootContactGroup" groupOwner="false" messageId="{id}" chatroom="{Room}" id="{Room}" """
            + $"""senderCallsign="{Escape(device.Callsign)}"><chatgrp uid0="{device.Uid}" uid1="{Room}" id="{Room}"/>"""
            + $"""</__chat><link uid="{device.Uid}" type="{device.CotType}" relation="p-p"/>"""
            + $"""<remarks source="BAO.F.ATAK.{device.Uid}" to="{Room}" time="{IsoTime.Format(now)}">"""
            + $"{Escape(text)}</remarks>");

    static byte[] Event(
        string uid, string type, string how, GeoPoint point, double altitude, DateTimeOffset now, TimeSpan stale,
        string detail)
    {
        var time = IsoTime.Format(now);
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"""<?xml version="1.0" encoding="UTF-8"?><event version="2.0" uid="{uid}" type="{type}" how="{how}" """
            + $"""time="{time}" start="{time}" stale="{IsoTime.Format(now + stale)}"><point """
            + $"""lat="{point.Latitude:0.000000}" lon="{point.Longitude:0.000000}" hae="{altitude:0.0}" """
            + $"""ce="10.0" le="15.0"/><detail>{detail}</detail></event>"""));
    }

    static string Escape(string text) => SecurityElement.Escape(text);
}

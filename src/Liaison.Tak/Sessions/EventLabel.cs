using System.Text;
using Liaison.Cot;
using Liaison.Picture;

namespace Liaison.Tak.Sessions;

/// <summary>The label that an event bears in CoT's <c>access</c>, <c>caveat</c> and <c>releasableTo</c>.</summary>
static class EventLabel
{
    /// <summary>The banner as a word of the picture; 0 when there is none.</summary>
    public static ushort WordOf(LivePicture picture, ReadOnlySpan<byte> payload, in CotEvent ev)
    {
        var banner = new StringBuilder(XmlText.GetString(payload, ev.Access));
        if (!ev.Caveat.IsEmpty) banner.Append("//").Append(XmlText.GetString(payload, ev.Caveat));
        if (!ev.ReleasableTo.IsEmpty) banner.Append("//REL TO ").Append(XmlText.GetString(payload, ev.ReleasableTo));
        return picture.WordOf(Encoding.UTF8.GetBytes(banner.ToString()));
    }
}

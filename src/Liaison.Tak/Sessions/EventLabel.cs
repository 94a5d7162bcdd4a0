using System.Text;
using Liaison.Cot;
using Liaison.Kernel.Labels;
using Liaison.Picture;

namespace Liaison.Tak.Sessions;

/// <summary>The label that an event bears in CoT's <c>access</c>, <c>caveat</c> and <c>releasableTo</c>.</summary>
static class EventLabel
{
    /// <summary>
    /// Stands for a label that was stated and is not understood. It is no banner of any policy, so whoever asks what it
    /// allows is told: nothing.
    /// </summary>
    public const string NotUnderstood = "LABEL NOT UNDERSTOOD";

    /// <summary>The banner as a word of the picture; 0 when the event states nothing and has the node's default label.</summary>
    public static ushort WordOf(LivePicture picture, ReadOnlySpan<byte> payload, in CotEvent ev)
    {
        var isUnderstood = CotLabel.TryParse(
            XmlText.GetString(payload, ev.Access), XmlText.GetString(payload, ev.Caveat),
            XmlText.GetString(payload, ev.ReleasableTo), LabelPolicy.Default, out var label, out _);
        if (isUnderstood && label == Label.NodeDefault(LabelPolicy.Default)) return 0;
        var word = isUnderstood ? picture.WordOf(Encoding.UTF8.GetBytes(label!.ToBanner())) : (ushort)0;
        // A banner for which there is no room must not pass for the default label.
        return word != 0 ? word : picture.WordOf(Encoding.UTF8.GetBytes(NotUnderstood));
    }
}

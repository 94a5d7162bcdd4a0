using System.Globalization;
using System.Text.RegularExpressions;
using Liaison.Headquarters.Watch.Addressees;

namespace Liaison.Headquarters.Watch.Alerts;

/// <summary>What somebody says who has an alert, in the words of radio and chat, English or Japanese.</summary>
public static partial class AlertWords
{
    /// <summary>Reads an acknowledgement: <c>ACK A12</c>, <c>ROGER ALERT 12</c>, 了解 警報12.</summary>
    /// <returns>The alert's number; null when it is none.</returns>
    public static int? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Acknowledgement().Match(PlainText.Of(text));
        return match.Success && int.TryParse(
            match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;
    }

    [GeneratedRegex(
        @"^\s*(?:ACKNOWLEDGED|ACK|ROGER|WILCO|了解|受領|承知)[\s:,]*(?:ALERT|A|警報)\s*[#№]?\s*"
        + @"(?<number>[0-9]{1,9})(?![0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Acknowledgement();
}

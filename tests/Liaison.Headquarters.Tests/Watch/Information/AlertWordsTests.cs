using Liaison.Headquarters.Watch.Alerts;

namespace Liaison.Headquarters.Tests.Watch.Information;

public sealed class AlertWordsTests
{
    [Theory]
    [InlineData("ACK A12", 12)]
    [InlineData("ack a12", 12)]
    [InlineData("  Roger, alert #7 on our way", 7)]
    [InlineData("ACKNOWLEDGED ALERT 3", 3)]
    [InlineData("了解 警報12", 12)]
    [InlineData("了解　Ａ１２", 12)]
    [InlineData("ACK 12", null)]
    [InlineData("ACK A", null)]
    [InlineData("ACK A1234567890", null)]
    [InlineData("We ACK A12", null)]
    [InlineData("DONE A12", null)]
    [InlineData("ACK AB12", null)]
    [InlineData("", null)]
    public void An_acknowledgement_names_the_alert(string text, int? number) =>
        Assert.Equal(number, AlertWords.Read(text));
}

using System.Text;
using Liaison.Feeds.Alerts;
using Liaison.Feeds.Alerts.Jma;
using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Tests.Alerts;

/// <summary>Telegrams of kinds, and with values, that the samples do not have.</summary>
public sealed class JmaReaderTests
{
    const string Seismology = "http://xml.kishou.go.jp/jmaxml1/body/seismology1/";
    const string Meteorology = "http://xml.kishou.go.jp/jmaxml1/body/meteorology1/";
    const string Volcanology = "http://xml.kishou.go.jp/jmaxml1/body/volcanology1/";

    [Theory]
    [InlineData("<Title>震度速報</Title>", "", "JMA: the telegram has no title.")]
    [InlineData("<DateTime>2026-03-01T03:00:00Z</DateTime>", "", "JMA: the telegram has no time of sending.")]
    [InlineData("<DateTime>2026-03-01T03:00:00Z", "<DateTime>2026-03-01", "JMA: the telegram has no time of sending.")]
    [InlineData("通常", "本番", "JMA: the telegram's status is none that is known.")]
    [InlineData("発表", "秘密", "JMA: the telegram's type is none that is known.")]
    public void A_telegram_without_what_all_have_is_refused(string part, string instead, string expected)
    {
        var telegram = Telegram("震度速報", Seismology, "").Replace(part, instead, StringComparison.Ordinal);

        Assert.False(AlertReader.TryRead(Encoding.UTF8.GetBytes(telegram), "test", out _, out var reason));
        Assert.Equal(expected, reason);
    }

    [Theory]
    [InlineData("通常", AlertStatus.Actual, "", "")]
    [InlineData("訓練", AlertStatus.Exercise, "EXERCISE: ", "【訓練】")]
    [InlineData("試験", AlertStatus.Test, "TEST: ", "【試験】")]
    public void Exercises_and_tests_are_marked(string status, AlertStatus expected, string english, string japanese)
    {
        var alert = Read(Telegram("震度速報", Seismology, "").Replace("通常", status, StringComparison.Ordinal));

        Assert.Equal(expected, alert.Status);
        Assert.StartsWith(japanese + "見出し", Text(alert, "ja").Headline);
        Assert.StartsWith(english + "Earthquake at", Text(alert, "en").Headline);
    }

    [Fact]
    public void An_unknown_hypocentre_has_words_and_no_place()
    {
        var alert = Read(Telegram("震源・震度に関する情報", Seismology, """
            <Earthquake><OriginTime>2026-03-01T11:58:00+09:00</OriginTime><Hypocenter><Area><Name>三陸沖</Name>
            <Code type="震央地名">288</Code><Coordinate description="震源要素不明"/></Area></Hypocenter>
            <Magnitude type="Mj" condition="不明" description="Ｍ不明">NaN</Magnitude></Earthquake>
            """));

        Assert.Equal(AlertSeverity.Unknown, alert.Severity);
        Assert.Empty(Assert.Single(alert.Areas).Circles);
        Assert.Equal(
            "magnitude unknown earthquake: Off Sanriku, depth unknown, 2026-03-01 11:58 JST", Text(alert, "en").Headline);
    }

    [Fact]
    public void Weather_warnings_are_as_bad_as_the_worst_of_them_and_name_what_they_threaten_with()
    {
        var alert = Read(Telegram("気象特別警報・警報・注意報", Meteorology, """
            <Warning type="気象警報・注意報（府県予報区等）"><Item><Kind><Name>大雨特別警報</Name><Code>33</Code>
            <Status>発表</Status></Kind><Area><Name>福岡県</Name><Code>400000</Code></Area></Item></Warning>
            <Warning type="気象警報・注意報（市町村等）">
            <Item><Kind><Name>大雨特別警報</Name><Code>33</Code><Status>発表</Status><Condition>土砂災害</Condition></Kind>
            <Kind><Name>雷注意報</Name><Code>14</Code><Status>継続</Status></Kind>
            <Area><Name>福岡市</Name><Code>4013000</Code></Area></Item>
            <Item><Kind><Name>洪水警報</Name><Code>04</Code><Status>解除</Status></Kind>
            <Area><Name>久留米市</Name><Code>4020300</Code></Area></Item></Warning>
            """));

        Assert.Equal((AlertSeverity.Extreme, AlertUrgency.Immediate), (alert.Severity, alert.Urgency));
        Assert.Equal(AlertMessageType.Update, alert.MessageType);
        Assert.Equal("大雨特別警報（土砂災害）・雷注意報", Text(alert, "ja").Event);
        Assert.Equal("Heavy Rain Emergency Warning (Landslide), Thunderstorm Advisory", Text(alert, "en").Event);
        Assert.Equal("福岡市", Assert.Single(alert.Areas).Description);
        Assert.Contains("Flood Warning (lifted): 久留米市 (4020300, Fukuoka Prefecture)", Text(alert, "en").Description);
    }

    [Fact]
    public void When_no_warning_is_left_the_series_is_cancelled()
    {
        var alert = Read(Telegram("気象特別警報・警報・注意報", Meteorology, """
            <Warning type="気象警報・注意報（市町村等）">
            <Item><Kind><Name>洪水警報</Name><Code>04</Code><Status>解除</Status></Kind>
            <Area><Name>久留米市</Name><Code>4020300</Code></Area></Item></Warning>
            """));

        Assert.Equal(AlertMessageType.Cancel, alert.MessageType);
        Assert.Equal([alert.Series!], alert.References);
    }

    [Fact]
    public void A_tsunami_off_the_coast_is_as_bad_as_it_will_be_on_it()
    {
        var alert = Read(Telegram("沖合の津波観測に関する情報", Seismology, """
            <Tsunami><Observation><Item><Area><Name/><Code/></Area><Station><Name>岩手釜石沖</Name><Code>21090</Code>
            <FirstHeight><ArrivalTime>2026-03-01T11:40:00+09:00</ArrivalTime><Initial>押し</Initial></FirstHeight>
            <MaxHeight><DateTime>2026-03-01T11:50:00+09:00</DateTime><TsunamiHeight type="これまでの最大波の高さ"
            unit="m" description="０．５ｍ">0.5</TsunamiHeight></MaxHeight></Station></Item></Observation>
            <Estimation><Item><Area><Name>岩手県</Name><Code>210</Code></Area>
            <FirstHeight><ArrivalTime>2026-03-01T12:00:00+09:00</ArrivalTime></FirstHeight>
            <MaxHeight><DateTime>2026-03-01T12:10:00+09:00</DateTime><TsunamiHeight type="津波の高さ" unit="m"
            description="３ｍ">3</TsunamiHeight></MaxHeight></Item></Estimation></Tsunami>
            """));

        Assert.Equal(AlertSeverity.Severe, alert.Severity);
        Assert.Equal("岩手県 / Iwate Prefecture", Assert.Single(alert.Areas).Description);
        Assert.Contains(
            "岩手釜石沖: first wave 2026-03-01 11:40 JST, push; highest 0.5 m, 2026-03-01 11:50 JST",
            Text(alert, "en").Description);
        Assert.Contains(
            "Iwate Prefecture: first wave 2026-03-01 12:00 JST; highest 3 m, 2026-03-01 12:10 JST",
            Text(alert, "en").Description);
    }

    [Fact]
    public void A_volcano_that_threatens_homes_is_extreme()
    {
        var alert = Read(Telegram("噴火警報・予報", Volcanology, """
            <VolcanoInfo type="噴火警報・予報（対象火山）"><Item><Kind><Name>レベル５（避難）</Name><Code>15</Code>
            <Condition>引上げ</Condition></Kind><LastKind><Name>レベル３（入山規制）</Name><Code>13</Code></LastKind>
            <Areas codeType="火山名"><Area><Name>口永良部島</Name><Code>509</Code>
            <Coordinate>+3026.60+13013.02+657/</Coordinate></Area></Areas></Item></VolcanoInfo>
            """));

        Assert.Equal((AlertSeverity.Extreme, AlertUrgency.Immediate), (alert.Severity, alert.Urgency));
        Assert.Equal(AlertMessageType.Update, alert.MessageType);
        Assert.Equal("Kuchinoerabujima: Level 5 (evacuate)", Text(alert, "en").Headline);
        Assert.Contains("raised from Level 3", Text(alert, "en").Description);
    }

    [Fact]
    public void A_kind_that_nobody_knows_becomes_an_alert_with_its_words()
    {
        var alert = Read(Telegram("新しい情報", Meteorology, "<Comment><Text type='本文'>本文です。</Text></Comment>"));

        Assert.Equal("題", Text(alert, "ja").Event);
        Assert.Equal("見出し", Text(alert, "ja").Headline);
        Assert.Equal("本文です。", Text(alert, "ja").Description);
        Assert.Equal(AlertSeverity.Unknown, alert.Severity);
    }

    [Theory]
    [InlineData("+34.8+138.5-10000/", 34.8, 138.5, -10000.0)]
    [InlineData("-36.1-072.6/", -36.1, -72.6, null)]
    [InlineData("+3624.38+13831.38+2568/", 36.406333, 138.523, 2568.0)]
    [InlineData("+1235+14650/", 12.583333, 146.833333, null)]
    [InlineData("-0030.0-00030.0/", -0.5, -0.5, null)]
    public void A_place_is_read_in_degrees_and_in_minutes(string text, double latitude, double longitude, double? height)
    {
        Assert.True(JmaCoordinate.TryRead(text, out var point, out var read));
        Assert.Equal((latitude, longitude), (Math.Round(point.Latitude, 6), Math.Round(point.Longitude, 6)));
        Assert.Equal(height, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("+91.0+138.5/")]
    [InlineData("+34.8+181.5/")]
    [InlineData("+3460.00+13831.38/")]
    [InlineData("+34.8/")]
    [InlineData("34.8+138.5/")]
    [InlineData("+３４+138.5/")]
    public void What_is_no_place_is_none(string text) => Assert.False(JmaCoordinate.TryRead(text, out _, out _));

    [Theory]
    [InlineData("石川県能登", "Noto, Ishikawa Prefecture")]
    [InlineData("三重県南東沖", "Southeast off Mie Prefecture")]
    [InlineData("北海道太平洋沿岸東部", "Eastern Pacific coast, Hokkaido")]
    [InlineData("沖縄本島近海", "Near Okinawa Island")]
    [InlineData("宮古島の北約８０ｋｍ", "about 80 km north of Miyakojima")]
    [InlineData("日本の南", "South of Japan")]
    [InlineData("聞いたことのない町", null)]
    public void Names_of_places_are_put_together_from_their_parts(string japanese, string? english) =>
        Assert.Equal(english, JmaEnglish.Place(japanese));

    static AlertText Text(Alert alert, string language) => alert.Texts.Single(text => text.Language == language);

    static Alert Read(string telegram)
    {
        var isRead = AlertReader.TryRead(Encoding.UTF8.GetBytes(telegram), "test", out var read, out var reason);
        Assert.True(isRead, reason);
        return Assert.Single(read!.Alerts);
    }

    static string Telegram(string title, string bodyNamespace, string body) =>
        "<Report xmlns='http://xml.kishou.go.jp/jmaxml1/'><Control>"
        + $"<Title>{title}</Title><DateTime>2026-03-01T03:00:00Z</DateTime><Status>通常</Status>"
        + "<EditorialOffice>気象庁本庁</EditorialOffice><PublishingOffice>気象庁</PublishingOffice></Control>"
        + "<Head xmlns='http://xml.kishou.go.jp/jmaxml1/informationBasis1/'><Title>題</Title>"
        + "<ReportDateTime>2026-03-01T12:00:00+09:00</ReportDateTime>"
        + "<TargetDateTime>2026-03-01T12:00:00+09:00</TargetDateTime><EventID>20260301115800</EventID>"
        + "<InfoType>発表</InfoType><Serial/><Headline><Text>見出し</Text></Headline></Head>"
        + $"<Body xmlns='{bodyNamespace}'>{body}</Body></Report>";
}

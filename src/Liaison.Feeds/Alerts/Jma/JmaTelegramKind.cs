using System.Collections.Frozen;

namespace Liaison.Feeds.Alerts.Jma;

/// <summary>A kind of telegram.</summary>
/// <param name="Title">Its title in the control part, which is what tells it from others.</param>
/// <param name="Code">The code of the agency's data type; <c>JMA</c> for one that is not in the table.</param>
/// <param name="English">The title in English.</param>
sealed record JmaTelegramKind(string Title, string Code, string English)
{
    // Titles and codes: the agency's list of telegrams; English as on its own pages where it has them there.
    static readonly FrozenDictionary<string, JmaTelegramKind> Known = new JmaTelegramKind[]
    {
        new("緊急地震速報テスト", "VXSE42", "Earthquake Early Warning (system test)"),
        new("緊急地震速報（警報）", "VXSE43", "Earthquake Early Warning"),
        new("緊急地震速報（予報）", "VXSE44", "Earthquake Early Warning (forecast)"),
        new("緊急地震速報（地震動予報）", "VXSE45", "Earthquake Early Warning (ground motion forecast)"),
        new("震度速報", "VXSE51", "Seismic Intensity Information"),
        new("震源に関する情報", "VXSE52", "Earthquake Information: Hypocentre"),
        new("震源・震度に関する情報", "VXSE53", "Earthquake and Seismic Intensity Information"),
        new("地震の活動状況等に関する情報", "VXSE56", "Earthquake Activity Information"),
        new("地震回数に関する情報", "VXSE60", "Information on the Number of Earthquakes"),
        new("顕著な地震の震源要素更新のお知らせ", "VXSE61", "Update of Hypocentre and Magnitude"),
        new("長周期地震動に関する観測情報", "VXSE62", "Long-period Ground Motion Information"),
        new("南海トラフ地震臨時情報", "VYSE50", "Nankai Trough Earthquake Extra Information"),
        new("南海トラフ地震関連解説情報", "VYSE51", "Nankai Trough Earthquake Explanatory Information"),
        new("北海道・三陸沖後発地震注意情報", "VYSE60", "Off Hokkaido and Sanriku Subsequent Earthquake Advisory"),
        new("津波警報・注意報・予報a", "VTSE41", "Tsunami Warning/Advisory"),
        new("津波情報a", "VTSE51", "Tsunami Information"),
        new("沖合の津波観測に関する情報", "VTSE52", "Offshore Tsunami Observations"),
        new("噴火警報・予報", "VFVO50", "Volcanic Warning/Forecast"),
        new("火山の状況に関する解説情報", "VFVO51", "Information on Volcanic Activity"),
        new("噴火に関する火山観測報", "VFVO52", "Observation Report on Eruption"),
        new("降灰予報（定時）", "VFVO53", "Volcanic Ash Fall Forecast (scheduled)"),
        new("降灰予報（速報）", "VFVO54", "Volcanic Ash Fall Forecast (preliminary)"),
        new("降灰予報（詳細）", "VFVO55", "Volcanic Ash Fall Forecast (detailed)"),
        new("噴火速報", "VFVO56", "Eruption Notice"),
        new("推定噴煙流向報", "VFVO60", "Estimated Plume Direction"),
        new("火山現象に関する海上警報・海上予報", "VFSV50", "Marine Volcanic Warning/Forecast"),
        new("気象特別警報・警報・注意報", "VPWW53", "Weather Warnings/Advisories"),
        new("気象警報・注意報（Ｈ２７）", "VPWW54", "Weather Warnings/Advisories"),
        new("気象特別警報報知", "VPNO50", "Weather Emergency Warning Notice"),
        new("土砂災害警戒情報", "VXWW50", "Landslide Alert Information"),
        new("記録的短時間大雨情報", "VPOA50", "Record-breaking Short-term Heavy Rain Information"),
        new("竜巻注意情報", "VPHW50", "Tornado Watch Information"),
        new("竜巻注意情報（目撃情報付き）", "VPHW51", "Tornado Watch Information (with sightings)"),
        new("指定河川洪水予報", "VXKO50", "River Flood Forecast"),
        new("全般台風情報", "VPTI50", "General Information on Typhoon"),
        new("全般台風情報（定型）", "VPTI51", "General Information on Typhoon"),
        new("発達する熱帯低気圧に関する情報", "VPTI52", "Information on Developing Tropical Depression"),
        new("台風解析・予報情報（５日予報）", "VPTW60", "Tropical Cyclone Analysis and Forecast"),
        new("台風解析・予報情報（５日予報）（Ｈ３０）", "VPTW60", "Tropical Cyclone Analysis and Forecast"),
        new("台風の暴風域に入る確率", "VPTA50", "Probability of Storm-force Winds"),
        new("全般気象情報", "VPZJ50", "Weather Information for Japan"),
        new("地方気象情報", "VPCJ50", "Regional Weather Information"),
        new("府県気象情報", "VPFJ50", "Prefectural Weather Information"),
        new("全般海上警報（定時）", "VPZU50", "Marine Warning"),
        new("全般海上警報（臨時）", "VPZU51", "Marine Warning"),
        new("地方海上警報", "VPCU51", "Regional Marine Warning"),
        new("全般潮位情報", "VMCJ50", "Sea Level Information for Japan"),
        new("地方潮位情報", "VMCJ51", "Regional Sea Level Information"),
        new("府県潮位情報", "VMCJ52", "Prefectural Sea Level Information"),
    }.ToFrozenDictionary(kind => kind.Title);

    /// <summary>The kind of this title, also of one that is not known.</summary>
    public static JmaTelegramKind Of(string title) =>
        Known.TryGetValue(title, out var kind) ? kind : new(title, "JMA", JmaEnglish.Event(title));
}

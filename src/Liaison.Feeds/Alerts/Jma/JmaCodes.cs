using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Alerts.Jma;

/// <summary>The agency's lists of codes.</summary>
static class JmaCodes
{
    /// <summary>震央地名: regions of epicentres.</summary>
    public const string Epicentre = "震央地名";

    /// <summary>津波予報区: coasts for tsunami forecasts.</summary>
    public const string TsunamiCoast = "津波予報区";

    /// <summary>火山名: volcanoes.</summary>
    public const string Volcano = "火山名";

    /// <summary>気象情報／府県予報区・細分区域等: prefectures and the districts that forecasts divide them into.</summary>
    public const string District = "気象情報／府県予報区・細分区域等";

    /// <summary>気象・地震・火山情報／市町村等: municipalities.</summary>
    public const string Municipality = "気象・地震・火山情報／市町村等";

    /// <summary>
    /// A code as other systems can tell it: the list by its English file name among the agency's published tables
    /// where it has one there, <c>JMA:</c> before it.
    /// </summary>
    public static AlertGeocode Geocode(string system, string code) => new("JMA:" + system switch
    {
        Epicentre => "AreaEpicenter",
        "詳細震央地名" => "AreaEpicenterDetail",
        "地震情報／都道府県等" => "AreaInformationPrefectureEarthquake",
        "地震情報／細分区域" => "AreaForecastLocalE",
        "緊急地震速報／地方予報区" or "緊急地震速報／府県予報区" => "AreaForecastEEW",
        Municipality => "AreaInformationCity",
        District => "AreaForecastLocalM",
        TsunamiCoast => "AreaTsunami",
        Volcano => "PointVolcano",
        "" => "Code",
        _ => system,
    }, code);
}

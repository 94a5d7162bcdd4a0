namespace Liaison.Feeds.Ais;

/// <summary>
/// Countries by the maritime identification digits of an MMSI (ITU's table of maritime identification digits), as the
/// two letters of ISO 3166. Digits that several territories share are left out.
/// </summary>
static class AisCountries
{
    const int First = 200;
    const int Last = 799;
    const int EntryLength = 5;

    // Digits and letters.
    const string Table =
        "201AL202AD203AT204PT205BE206BY207BG208VA209CY210CY211DE212CY213GE214MD215MT216AM218DE219DK220DK224ES225ES"
        + "226FR227FR228FR229MT230FI231FO232GB233GB234GB235GB236GI237GR238HR239GR240GR241GR242MA243HU244NL245NL246NL"
        + "247IT248MT249MT250IE251IS252LI253LU254MC255PT256MT257NO258NO259NO261PL262ME263PT264RO265SE266SE267SK268SM"
        + "269CH270CZ271TR272UA273RU274MK275LV276EE277LT278SI279RS301AI303US304AG305AG307AW308BS309BS310BM311BS312BZ"
        + "314BB316CA319KY321CR323CU325DM327DO329GP330GD331GL332GT334HN336HT338US339JM341KN343LC345MX347MQ348MS350NI"
        + "351PA352PA353PA354PA355PA356PA357PA358PR359SV361PM362TT364TC366US367US368US369US370PA371PA372PA373PA374PA"
        + "375VC376VC377VC378VG379VI401AF403SA405BD408BH410BT412CN413CN414CN416TW417LK419IN422IR423AZ425IQ428IL431JP"
        + "432JP434TM436KZ437UZ438JO440KR441KR443PS445KP447KW450LB451KG453MO455MV457MN459NP461OM463PK466QA468SY470AE"
        + "471AE472TJ473YE475YE477HK478BA501TF503AU506MM508BN510FM511PW512NZ514KH515KH516CX518CK520FJ523CC525ID529KI"
        + "531LA533MY536MP538MH540NC542NU544NR546PF548PH550TL553PG555PN557SB559AS561WS563SG564SG565SG566SG567TH570TO"
        + "572TV574VN576VU577VU578WF601ZA603AO605DZ607TF608SH609BI610BJ611BW612CF613CM615CG616KM617CV618TF619CI620KM"
        + "621DJ622EG624ET625ER626GA627GH629GM630GW631GQ632GN633BF634KE635TF636LR637LR638SS642LY644LS645MU647MG649ML"
        + "650MZ654MR655MW656NE657NG659NA660RE661RW662SD663SN664SC665SH666SO667SL668ST669SZ670TD671TG672TN674TZ675UG"
        + "676CD677TZ678ZM679ZW701AR710BR720BO725CL730CO735EC740FK745GF750GY755PY760PE765SR770UY775VE";

    static readonly byte[] Letters = Read();

    /// <summary>The country's two letters; empty when the identity tells none.</summary>
    public static ReadOnlySpan<byte> Of(uint mmsi)
    {
        var number = (int)mmsi;
        var digits = AisStationKinds.Of(mmsi) switch
        {
            AisStationKind.Ship => number / 1_000_000,
            AisStationKind.Coast => number / 10_000,
            AisStationKind.Aircraft => number / 1_000 % 1_000,
            AisStationKind.Aid or AisStationKind.Craft => number / 10_000 % 1_000,
            _ => 0,
        };
        if (digits is < First or > Last) return [];
        var letters = Letters.AsSpan((digits - First) * 2, 2);
        return letters[0] == 0 ? [] : letters;
    }

    static byte[] Read()
    {
        var letters = new byte[(Last - First + 1) * 2];
        for (var at = 0; at < Table.Length; at += EntryLength)
        {
            var digits = ((Table[at] - '0') * 100) + ((Table[at + 1] - '0') * 10) + (Table[at + 2] - '0');
            letters[(digits - First) * 2] = (byte)Table[at + 3];
            letters[((digits - First) * 2) + 1] = (byte)Table[at + 4];
        }

        return letters;
    }
}

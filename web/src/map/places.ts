import type { Language } from "../state/settings";

/** Names on the map: few, of islands, towns and seas nobody disputes. Positions to a hundredth of a degree. */
interface Place {
  name: Record<Language, string>;
  lon: number;
  lat: number;
  kind: "town" | "island" | "sea";
  /** First zoom at which it is shown. */
  from: number;
}

const place = (kind: Place["kind"], from: number, lon: number, lat: number, en: string, ja: string): Place => ({
  name: { en, ja },
  lon,
  lat,
  kind,
  from,
});

export const places: readonly Place[] = [
  place("sea", 4, 125.2, 29.6, "East China Sea", "東シナ海"),
  place("sea", 3.5, 131.6, 22.6, "Philippine Sea", "フィリピン海"),
  place("sea", 2, 152, 30, "Pacific Ocean", "太平洋"),
  place("town", 3, 139.69, 35.69, "Tokyo", "東京"),
  place("town", 4.5, 135.5, 34.69, "Osaka", "大阪"),
  place("town", 4.5, 130.4, 33.59, "Fukuoka", "福岡"),
  place("town", 6, 129.72, 33.16, "Sasebo", "佐世保"),
  place("town", 6, 132.56, 34.25, "Kure", "呉"),
  place("town", 5.5, 139.67, 35.28, "Yokosuka", "横須賀"),
  place("town", 5, 130.56, 31.6, "Kagoshima", "鹿児島"),
  place("town", 4, 127.68, 26.21, "Naha", "那覇"),
  place("island", 7.5, 128.1, 26.62, "Okinawa", "沖縄島"),
  place("island", 6, 130.98, 30.6, "Tanegashima", "種子島"),
  place("island", 6, 130.53, 30.34, "Yakushima", "屋久島"),
  place("island", 5, 129.4, 28.3, "Amami", "奄美大島"),
  place("island", 7, 129.97, 28.32, "Kikai", "喜界島"),
  place("island", 6, 128.93, 27.77, "Tokunoshima", "徳之島"),
  place("island", 6.5, 128.6, 27.38, "Okinoerabu", "沖永良部島"),
  place("island", 7, 128.43, 27.04, "Yoron", "与論島"),
  place("island", 7, 127.97, 26.93, "Iheya", "伊平屋島"),
  place("island", 6, 126.77, 26.35, "Kume", "久米島"),
  place("island", 8, 127.33, 26.19, "Kerama", "慶良間列島"),
  place("island", 8, 127.14, 26.37, "Tonaki", "渡名喜島"),
  place("island", 8, 127.23, 26.59, "Aguni", "粟国島"),
  place("island", 5, 125.28, 24.79, "Miyako", "宮古島"),
  place("island", 8, 125.18, 24.83, "Irabu", "伊良部島"),
  place("island", 7, 124.7, 24.65, "Tarama", "多良間島"),
  place("island", 5, 124.2, 24.43, "Ishigaki", "石垣島"),
  place("island", 7, 123.82, 24.33, "Iriomote", "西表島"),
  place("island", 8, 123.79, 24.06, "Hateruma", "波照間島"),
  place("island", 6, 122.99, 24.46, "Yonaguni", "与那国島"),
  place("island", 6, 131.24, 25.83, "Minamidaito", "南大東島"),
  place("island", 7.5, 131.3, 25.95, "Kitadaito", "北大東島"),
  place("island", 7, 129.6, 29.15, "Akuseki", "悪石島"),
  place("island", 7, 129.86, 29.86, "Nakanoshima", "中之島"),
  place("town", 4, 121.56, 25.04, "Taipei", "台北"),
  place("town", 4, 121.47, 31.23, "Shanghai", "上海"),
  place("town", 4, 129.08, 35.18, "Busan", "釜山"),
  place("town", 3.5, 120.98, 14.6, "Manila", "マニラ"),
  place("town", 4, 144.79, 13.47, "Guam", "グアム"),
];

/** Loads the fonts of the names: the map keeps letters as it first drew them, also those it had no font for. */
export async function loadPlaceFonts(language: Language): Promise<void> {
  const text = places.map(({ name }) => name[language]).join("");
  const families = ['"Inter Variable"', '"Noto Sans JP Variable"'];
  await Promise.all(families.map((family) => document.fonts.load(`400 24px ${family}`, text)));
}

export function placesAsGeoJson(): GeoJSON.FeatureCollection<GeoJSON.Point> {
  return {
    type: "FeatureCollection",
    features: places.map(({ name, lon, lat, kind, from }) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [lon, lat] },
      properties: { ...name, kind, from },
    })),
  };
}

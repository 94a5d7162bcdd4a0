import type { Language } from "../state/settings";
import type { Dictionary } from "./en";
import { readSidc } from "../tracks/sidc";

/**
 * Words for symbol set and entity (MIL-STD-2525D): looked up with six digits of the entity, then four, then two, then
 * the symbol set alone. Few on purpose: a wrong word is worse than a general one.
 */
const kinds: Record<string, Record<Language, string>> = {
  "01": { en: "air track", ja: "航空目標" },
  "01 11": { en: "military aircraft", ja: "軍用機" },
  "01 1101": { en: "fixed-wing aircraft", ja: "固定翼機" },
  "01 110104": { en: "fighter", ja: "戦闘機" },
  "01 110107": { en: "transport aircraft", ja: "輸送機" },
  "01 110109": { en: "tanker aircraft", ja: "空中給油機" },
  "01 110110": { en: "patrol aircraft", ja: "哨戒機" },
  "01 110116": { en: "early warning aircraft", ja: "早期警戒機" },
  "01 1102": { en: "helicopter", ja: "回転翼機" },
  "01 1103": { en: "unmanned aircraft", ja: "無人航空機" },
  "01 12": { en: "civil aircraft", ja: "民間機" },
  "01 1201": { en: "civil aircraft", ja: "民間機" },
  "01 1202": { en: "civil helicopter", ja: "民間ヘリコプター" },
  "01 1203": { en: "civil unmanned aircraft", ja: "民間無人航空機" },
  "02": { en: "missile", ja: "ミサイル" },
  "05": { en: "space track", ja: "宇宙目標" },
  "10": { en: "land unit", ja: "陸上部隊" },
  "11": { en: "civil organisation", ja: "民間組織" },
  "15": { en: "land equipment", ja: "陸上装備" },
  "20": { en: "installation", ja: "施設" },
  "27": { en: "dismounted person", ja: "徒歩人員" },
  "30": { en: "surface track", ja: "水上目標" },
  "30 11": { en: "military vessel", ja: "軍用船舶" },
  "30 12": { en: "warship", ja: "艦艇" },
  "30 1201": { en: "carrier", ja: "空母" },
  "30 1202": { en: "surface combatant", ja: "水上戦闘艦" },
  "30 120202": { en: "cruiser", ja: "巡洋艦" },
  "30 120203": { en: "destroyer", ja: "駆逐艦" },
  "30 120204": { en: "frigate", ja: "フリゲート" },
  "30 120205": { en: "corvette", ja: "コルベット" },
  "30 1203": { en: "amphibious ship", ja: "揚陸艦" },
  "30 1204": { en: "mine warfare ship", ja: "機雷戦艦艇" },
  "30 1205": { en: "patrol boat", ja: "哨戒艇" },
  "30 13": { en: "auxiliary ship", ja: "補助艦" },
  "30 14": { en: "civil vessel", ja: "民間船舶" },
  "30 1401": { en: "merchant vessel", ja: "商船" },
  "30 140101": { en: "cargo vessel", ja: "貨物船" },
  "30 140102": { en: "container vessel", ja: "コンテナ船" },
  "30 140104": { en: "roll-on roll-off vessel", ja: "RORO船" },
  "30 140105": { en: "ferry", ja: "フェリー" },
  "30 140109": { en: "tanker", ja: "タンカー" },
  "30 140110": { en: "passenger vessel", ja: "旅客船" },
  "30 140111": { en: "tug", ja: "曳船" },
  "30 1402": { en: "fishing vessel", ja: "漁船" },
  "30 1403": { en: "law enforcement vessel", ja: "法執行船舶" },
  "30 1404": { en: "sailing boat", ja: "帆船" },
  "30 1405": { en: "leisure craft", ja: "プレジャーボート" },
  "35": { en: "subsurface track", ja: "水中目標" },
  "35 1101": { en: "submarine", ja: "潜水艦" },
  "36": { en: "mine warfare object", ja: "機雷戦目標" },
};

/** Whose and what: `Friendly` and `frigate`. */
export function kindOf(code: string, language: Language, words: Dictionary): { whose: string; what: string } {
  const { affiliation, symbolSet, entity } = readSidc(code);
  const keys = [6, 4, 2].map((digits) => `${symbolSet} ${entity.slice(0, digits)}`);
  const found = [...keys, symbolSet].map((key) => kinds[key]).find((kind) => kind !== undefined);
  return { whose: words[affiliation], what: found ? found[language] : words.other };
}

/** `Friendly frigate`, `味方・フリゲート`. */
export function kindInWords(code: string, language: Language, words: Dictionary): string {
  const { whose, what } = kindOf(code, language, words);
  return language === "ja" ? `${whose}・${what}` : `${whose} ${what}`;
}

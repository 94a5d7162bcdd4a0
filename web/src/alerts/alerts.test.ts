import { beforeEach, describe, expect, it } from "vitest";
import { random } from "../../mock/scenario.mjs";
import { EventParser, type ServerEvent } from "../events/eventStream";
import { type Alert, compareAlerts, isOpen, stoodAt, titleOf } from "./alert";
import { alerts, interrupting, merge, replaceAll, sendAway, take } from "./board";

let number = 0;

function alert(id: string, more: Partial<Alert> = {}): Alert {
  const sent = "2026-11-23T05:00:00Z";
  return {
    ...{ id, number: ++number, state: "active", source: "cap", sender: "x", sent, received: sent, status: "actual" },
    ...{ severity: "minor", texts: [], areas: [], tracks: [], label: "UNCLASSIFIED" },
    ...more,
  };
}

describe("the list of alerts", () => {
  it("has first what nobody has taken note of, then the severest, then the newest, then what has ended", () => {
    const list = [
      alert("ended", { state: "ended", severity: "extreme" }),
      alert("taken", { severity: "extreme", acknowledged: { by: "a", at: "2026-11-23T05:01:00Z" } }),
      alert("old", { severity: "severe", sent: "2026-11-23T04:00:00Z" }),
      alert("new", { severity: "severe" }),
      alert("mild"),
    ];
    expect(list.toSorted(compareAlerts).map(({ id }) => id)).toEqual(["new", "old", "mild", "taken", "ended"]);
  });

  it("keeps the newest state of each, in whatever order changes come", () => {
    const first = alert("a");
    const second = { ...first, number: ++number, severity: "severe" as const };
    expect(merge([second], [first])).toEqual([second]);
    expect(merge([first], [second])).toEqual([second]);
  });

  it("forgets what ended long ago, and nothing that stands", () => {
    const many = Array.from({ length: 1200 }, (_, i) => alert(`e${i}`, { state: i % 2 === 0 ? "ended" : "active" }));
    const kept = merge([], many);
    expect(kept.filter(({ state }) => state === "active")).toHaveLength(600);
    expect(kept.filter(({ state }) => state === "ended")).toHaveLength(500);
  });

  it("speaks the reader's language, English otherwise, and never says nothing", () => {
    const text = (language: string, headline: string) => ({ language, event: "event", headline });
    const both = alert("a", { texts: [text("ja-JP", "警報"), text("en-US", "Warning")] });
    expect([titleOf(both, "ja"), titleOf(both, "en")]).toEqual(["警報", "Warning"]);
    expect(titleOf(alert("b", { texts: [text("de", "")] }), "ja")).toBe("event");
    expect(titleOf(alert("c", { rule: "LIMA: enter" }), "en")).toBe("LIMA: enter");
  });

  it("knows what stood at a moment of the past", () => {
    const past = alert("a", { state: "ended", ended: "2026-11-23T06:00:00Z" });
    const at = (text: string) => stoodAt(past, Date.parse(`2026-11-23T${text}Z`));
    expect([at("04:59:59"), at("05:00:00"), at("05:59:59"), at("06:00:00")]).toEqual([false, true, true, false]);
  });
});

describe("grave alerts", () => {
  beforeEach(() => {
    replaceAll([]);
    sendAway();
  });

  it("interrupt when they come, not when they are read at the start", () => {
    replaceAll([alert("a", { severity: "extreme" })]);
    expect(interrupting.get()).toEqual([]);
    take(alert("b", { severity: "severe" }));
    take(alert("c", { severity: "moderate" }));
    expect(interrupting.get().map(({ id }) => id)).toEqual(["b"]);
  });

  it("stop interrupting once somebody has taken note, also somebody else", () => {
    take(alert("b", { severity: "severe" }));
    take(alert("b", { severity: "severe", acknowledged: { by: "other", at: "2026-11-23T05:01:00Z" } }));
    expect(interrupting.get()).toEqual([]);
    expect(alerts.get().filter(isOpen)).toEqual([]);
  });
});

describe("a stream of events", () => {
  const stream = ": events\n\nid: 7\nevent: alert\ndata: {\"a\":\ndata:1}\n\n: heartbeat\n\nid: 8\r\ndata: x\r\n\r\n";
  const expected = [
    { id: "7", name: "alert", data: '{"a":\n1}' },
    { id: "8", name: "message", data: "x" },
  ];

  it("reads the same wherever it is cut", () => {
    const draw = random(3);
    for (let run = 0; run < 300; run++) {
      const events: ServerEvent[] = [];
      const parser = new EventParser((event) => events.push(event));
      for (let at = 0; at < stream.length; ) {
        const length = 1 + Math.floor(draw() * 9);
        parser.push(stream.slice(at, at + length));
        at += length;
      }
      expect(events).toEqual(expected);
    }
  });

  it("gives up on an event without end", () => {
    const parser = new EventParser(() => {});
    expect(() => parser.push("x".repeat(5_000_000))).toThrow(RangeError);
  });
});

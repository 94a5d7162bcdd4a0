/** One event of a stream of server-sent events (HTML standard, section 9.2). */
export interface ServerEvent {
  id: string;
  name: string;
  data: string;
}

/** No event of the node is longer; what is has gone wrong. */
const longest = 4_000_000;

/** Reads events from pieces of text that may break anywhere. */
export class EventParser {
  #rest = "";
  #id = "";
  #name = "";
  #data: string[] = [];

  constructor(readonly tell: (event: ServerEvent) => void) {}

  /** @throws RangeError when an event is longer than any that the node sends. */
  push(text: string): void {
    // A carriage return at the end may be half of a line end: it waits for what follows.
    const all = this.#rest + text;
    const lines = all.split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? "";
    if (this.#rest.length > longest) throw new RangeError("an event without end");
    for (const line of lines) this.#line(line);
  }

  #line(line: string): void {
    if (line === "") {
      if (this.#data.length > 0) {
        this.tell({ id: this.#id, name: this.#name || "message", data: this.#data.join("\n") });
      }
      this.#name = "";
      this.#data = [];
      return;
    }
    const [, field = "", value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === "data") this.#data.push(value);
    else if (field === "event") this.#name = value;
    else if (field === "id" && !value.includes("\0")) this.#id = value;
  }
}

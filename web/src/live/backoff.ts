/** Milliseconds to wait before try number `attempt` (1, 2, ...): doubling to 15 s, spread by `random` in 0..1. */
export function backoffMs(attempt: number, random: number): number {
  const full = Math.min(15_000, 500 * 2 ** Math.min(attempt - 1, 10));
  return Math.round(full * (0.75 + 0.25 * random));
}

const dayMs = 86_400_000;

/** Dated futures end on the last Friday of March, June, September and December at 08:00 UTC. */
function quarterEnd(year: number, quarter: number): number {
  const lastDay = new Date(Date.UTC(year, quarter * 3 + 3, 0, 8));
  const daysPastFriday = (lastDay.getUTCDay() + 2) % 7;
  return lastDay.getTime() - daysPastFriday * dayMs;
}

/** The next two quarterly settlements after `time`, ms since 1970. */
export function quarterlyDeliveries(time: number): readonly [number, number] {
  const year = new Date(time).getUTCFullYear();
  const ends = [0, 1, 2, 3, 4, 5].map((quarter) => quarterEnd(year, quarter)).filter((end) => end > time);
  const [current, next] = ends;
  if (current === undefined || next === undefined) throw new Error(`no quarter after ${String(time)}`);
  return [current, next];
}

/** "261225" for the settlement of December 2026. */
export function dateSuffix(time: number): string {
  return new Date(time).toISOString().slice(2, 10).replaceAll("-", "");
}

/** The day, at nine in the morning UTC, on which several simulated exchanges delist a contract. */
export const delistingTime = Date.UTC(2026, 11, 12, 9);

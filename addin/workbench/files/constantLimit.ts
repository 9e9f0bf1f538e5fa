import { fromIsoText, fromTimeText } from "./csv/isoDate.js";

/**
 * The number of a constant limit in a rule of what may be entered; null for anything else. Those of dates and times may be
 * written as the grid's panel writes them: "2026-01-01", "09:00:00".
 */
export function constantLimit(written: string, type: string): number | null {
  const text = written.trim();
  const number = text === "" ? NaN : Number(text);
  if (Number.isFinite(number)) return number;
  return type === "date" || type === "time" ? (fromIsoText(text)?.days ?? fromTimeText(text)) : null;
}

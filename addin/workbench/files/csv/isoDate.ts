const dayMs = 86_400_000;
/** Day 0 of spreadsheets, 30 December 1899, since from March 1900 on. */
const dayZero = Date.UTC(1899, 11, 30);
const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** 1 March 1900: before it spreadsheets count otherwise. */
const firstDay = 61;
/** 31 December 9999, the last day that spreadsheets show. */
const lastDay = 2_958_465;

/**
 * A spreadsheet's date as "2026-11-30", with a time of day "2026-11-30 13:45:00", a time alone as "13:45:00"; null for a
 * number that is no such date.
 */
export function toIsoText(days: number): string | null {
  const wholeSeconds = Math.round((days * dayMs) / 1000) * 1000;
  const day = Math.floor(wholeSeconds / dayMs);
  const isTimeAlone = days >= 0 && day === 0;
  if (!isTimeAlone && !(day >= firstDay && day <= lastDay)) return null;
  const text = new Date(dayZero + wholeSeconds).toISOString();
  const [date, time] = [text.slice(0, 10), text.slice(11, 19)];
  if (isTimeAlone) return time;
  return time === "00:00:00" ? date : `${date} ${time}`;
}

const timeOfDay = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/** The part of a day that a time such as "09:30" or "09:30:00" is; null where it is none. */
export function fromTimeText(text: string): number | null {
  const [, hours, minutes, seconds] = timeOfDay.exec(text) ?? [];
  if (hours === undefined) return null;
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) / 86_400;
}

/** The spreadsheet's number of a date written that way, and the format that shows it so; null where it is none. */
export function fromIsoText(text: string): { readonly days: number; readonly format: string } | null {
  const [, year, month, day, hours, minutes, seconds] = iso.exec(text) ?? [];
  if (year === undefined) return null;
  const ms = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hours ?? 0),
    Number(minutes ?? 0),
    Number(seconds ?? 0),
  );
  const days = (ms - dayZero) / dayMs;
  // "2026-02-30" is no date.
  if (days < firstDay || !new Date(ms).toISOString().startsWith(`${year}-${String(month)}-${String(day)}`))
    return null;
  const time = hours === undefined ? "" : seconds === undefined ? " hh:mm" : " hh:mm:ss";
  return { days, format: `yyyy-mm-dd${time}` };
}

import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import type { CoinHedge } from "./coinHedge.js";
import type { SizedContract } from "./deskContract.js";
import type { DeskFigure, DeskTable, DeskValue } from "./deskField.js";
import { valueOf, type DeskRow } from "./deskRow.js";
import type { Episode } from "./episodes.js";
import { holdingName } from "./holdingName.js";
import { dayText } from "./numberWords.js";
import type { Desk } from "./openDesk.js";
import { dayMs, priceOn, type PricePast } from "./pricePast.js";
import { courseOf, type Course, type Span } from "./replayCourse.js";
import { replayNote, type LeftOut, type Omissions } from "./replayNote.js";
import { replayPath, type ReplayDay, type ReplayShort } from "./replayPath.js";
import { replayShort, type ReplayRow, type ReplayStart } from "./replayShorts.js";

/** What a replay shows a day, in order. */
export const replayColumns = ["date", "unhedged", "hedged", "fundingSoFar", "liquidated"] as const;

/** What is known of the rows: a loading past makes the replay wait, a missing one leaves the coin out. */
type Found = { readonly rows: ReplayRow[]; readonly leftOut: LeftOut[]; cash: Decimal };

function isLoading({ code }: HedgeError): boolean {
  return code === "no_answer";
}

/** Adds what a row holds to what is found. @returns an error while it loads */
function addRow(
  found: Found,
  row: DeskRow,
  name: string,
  ask: () => PricePast | HedgeError,
): HedgeError | null {
  const leaveOut = (text: string): void => {
    found.leftOut.push({ text, value: valueOf(row) });
  };
  if (row.state === "waiting")
    return new HedgeError({ code: "no_answer", message: `waiting for ${row.problem}` });
  if (row.state === "wrong") leaveOut(name);
  if (row.state === "cash") {
    if (row.price === null) leaveOut(name);
    else found.cash = found.cash.plus(row.coins.times(row.price));
  }
  if (row.state !== "hedged" || row.coins.isZero()) return null;
  const past = ask();
  if (!(past instanceof HedgeError)) found.rows.push({ row, past });
  else if (isLoading(past)) return past;
  else leaveOut(`${row.coin} (${past.message})`);
  return null;
}

function findRows(desk: Desk, { ofRow }: Course): Found | HedgeError {
  const found: Found = { rows: [], leftOut: [], cash: new Decimal(0) };
  for (const [index, row] of desk.rows.entries()) {
    const loading = addRow(found, row, holdingName(index, row), () =>
      row.state === "hedged" ? ofRow(row) : new HedgeError({ code: "unknown_coin", message: "" }),
    );
    if (loading !== null) return loading;
  }
  return found;
}

/** Why a past cannot be replayed; null where it can. */
function gapOf(past: PricePast, { firstDay, lastDay }: Span): string | null {
  if (past.redenominated !== null && past.redenominated > firstDay * dayMs) {
    return `redenominated on ${dayText(past.redenominated)}`;
  }
  if (past.begins > firstDay * dayMs) {
    const { length } = past.closes;
    return length === 1 ? "1 day of prices" : `${String(length)} days of prices`;
  }
  if (past.ends < lastDay * dayMs) return `prices end on ${dayText(past.ends)}`;
  const without = [firstDay, lastDay].find((day) => priceOn(past, "closes", day) === null);
  return without === undefined ? null : `no price on ${dayText(without * dayMs)}`;
}

function usablePast(past: PricePast | HedgeError, span: Span): PricePast | HedgeError {
  const gap = past instanceof HedgeError ? null : gapOf(past, span);
  return gap === null ? past : new HedgeError({ code: "unknown_coin", message: gap });
}

type Sizable = CoinHedge & { readonly contract: SizedContract };

function isSizable(hedge: CoinHedge): hedge is Sizable {
  return hedge.contract !== null && hedge.rows.length > 0;
}

/** How many days between the first and the last have no price. */
function holeIn(past: PricePast, { firstDay, lastDay }: Span): number {
  const days = Array.from({ length: lastDay - firstDay + 1 }, (_none, index) => firstDay + index);
  return days.filter((day) => priceOn(past, "closes", day) === null).length;
}

/** Days that the table lacks, by what has no price on them. */
function holes(pasts: ReadonlyMap<string, PricePast>, span: Span): readonly string[] {
  return [...pasts].flatMap(([name, past]) => {
    const days = holeIn(past, span);
    return days === 0 ? [] : [`${name} (${String(days)})`];
  });
}

const kinds = ["dateTime", "usd", "usd", "usdCents", "general"] as const;

function figuresOf(
  { day, unhedged, hedged, funding, liquidated }: ReplayDay,
  note: string,
): readonly DeskFigure[] {
  const values = [day * dayMs, unhedged, hedged, funding, liquidated];
  return kinds.map((kind, index): DeskFigure => {
    const value = new Decimal(values[index] ?? 0);
    return index === 1 && note !== "" ? { kind, value, note, field: "unhedged" } : { kind, value };
  });
}

function problemRow(value: DeskValue): DeskTable {
  return [kinds.map((kind): DeskFigure => ({ kind, value }))];
}

type OpenedShorts = {
  readonly shorts: readonly ReplayShort[];
  /** Those that are not opened, with the reason. */
  readonly unopened: readonly string[];
  readonly funding: Omissions["funding"];
  /** By the contract that is short. */
  readonly pasts: ReadonlyMap<string, PricePast>;
};

type Opened = Exclude<ReturnType<typeof replayShort>, HedgeError | null> & { readonly past: PricePast };

/** The short of one coin; null where the desk opens none. */
function openedShort(
  hedge: Sizable,
  hedged: readonly ReplayRow[],
  start: ReplayStart,
): Opened | HedgeError | null {
  const past = usablePast(start.course.ofContract(hedge.contract), start.span);
  if (past instanceof HedgeError) return past;
  const opened = replayShort(hedge, hedged, past, start);
  return opened === null || opened instanceof HedgeError ? opened : { ...opened, past };
}

/** The shorts that the desk would have opened at the start of the span; an error while something loads. */
function openedShorts(rows: readonly ReplayRow[], start: ReplayStart): OpenedShorts | HedgeError {
  const shorts: ReplayShort[] = [];
  const unopened: string[] = [];
  const funding = new Map<string, Opened["funding"]>();
  const pasts = new Map<string, PricePast>();
  for (const hedge of [...start.desk.coins.values()].filter(isSizable)) {
    const hedged = rows.filter(({ row }) => row.contract.coin === hedge.coin);
    const opened = hedged.length === 0 ? null : openedShort(hedge, hedged, start);
    if (opened === null) continue;
    if (opened instanceof HedgeError) {
      if (isLoading(opened)) return opened;
      unopened.push(`the short of ${hedge.contract.text} (${opened.message})`);
      continue;
    }
    funding.set(hedge.contract.text, opened.funding);
    shorts.push(opened.short);
    pasts.set(hedge.contract.text, opened.past);
  }
  return { shorts, unopened, funding, pasts };
}

/** The days that are replayed, by every past that takes part. */
function spanIn(desk: Desk, rows: readonly ReplayRow[], course: Course): Span {
  const contracts = [...desk.coins.values()].filter(isSizable).map(({ contract }) => contract);
  const shorted = contracts.flatMap((contract) => {
    const past = course.ofContract(contract);
    return past instanceof HedgeError ? [] : [past];
  });
  const { firstDay } = course.spanOf(rows.map(({ past }) => past));
  const { lastDay } = course.spanOf([...rows.map(({ past }) => past), ...shorted]);
  return { firstDay, lastDay };
}

function noHistory(message: string): DeskTable {
  return problemRow(new HedgeError({ code: "no_answer", message }));
}

/**
 * The desk over days, a row each, oldest first: date, unhedged, hedged, funding so far (+ paid), shorts liquidated, USD.
 * Today's coins, hedged as the desk would have sized it at the close of the first day and left alone: liquidated by
 * daily highs, funding by settled rates, no fees. What is left out stands in the card of each row.
 * @param through days of the past, whole, 1 to 730, or an episode: a dated one as it was, a made-up one from today's prices on
 */
export function replay(desk: Desk, through: number | Episode): DeskTable {
  const course = courseOf(desk, through);
  const found = desk.settingsProblem ?? findRows(desk, course);
  if (found instanceof HedgeError) return problemRow(found);
  if (found.rows.length === 0) return noHistory("no holding has a price history");
  const span = spanIn(desk, found.rows, course);
  const gaps = found.rows.map(({ row, past }) => ({ row, past, gap: gapOf(past, span) }));
  const short = gaps.flatMap(({ row, gap }): readonly LeftOut[] =>
    gap === null ? [] : [{ text: `${row.coin} (${gap})`, value: valueOf(row) }],
  );
  const rows = gaps.filter(({ gap }) => gap === null);
  if (rows.length === 0) {
    const days = `${dayText(span.firstDay * dayMs)} to ${dayText(span.lastDay * dayMs)}`;
    return noHistory(`no price history covers ${days}: ${short.map(({ text }) => text).join(", ")}`);
  }
  const opened = openedShorts(rows, { desk, span, course });
  if (opened instanceof HedgeError) return problemRow(opened);
  const holdings = rows.map(({ row, past }) => ({
    coins: row.coins.toNumber(),
    close: (day: number) => priceOn(past, "closes", day),
  }));
  const { shorts, unopened, funding, pasts } = opened;
  const path = replayPath({ ...span, cash: found.cash.toNumber(), holdings, shorts });
  const byName = new Map([...pasts, ...rows.map(({ row, past }) => [row.coin, past] as const)]);
  const holed = holes(byName, span);
  const omitted = { holdings: [...found.leftOut, ...short], shorts: unopened, funding, holed };
  const note = replayNote(omitted, desk.rows, course.source);
  return path.map((day) => figuresOf(day, note));
}

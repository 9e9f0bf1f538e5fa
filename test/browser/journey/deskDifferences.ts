import type { OpenWorkbench } from "../openWorkbench.js";
import { expectedDesk, planFigures, type Desk, type Expected, type Figures } from "./expectedDesk.js";
import { closedFigures, shortFigures } from "./expectedShorts.js";
import { stressFigures } from "./expectedStress.js";
import type { Exchanges } from "./exchanges.js";
import { readDesk, type SeenDesk, type SeenRow } from "./readDesk.js";
import type { SeenCell } from "./sheetTable.js";

/** What is counted is exact; everything else is computed with rounding on both sides. */
const exact: ReadonlySet<string> = new Set(["contracts", "now", "trade", "minOrder", "liquidated"]);

/** Minutes of a slow machine; a price that is much older would not be shown. */
const maxAgeDays = 3 / 1440;

/** Whether a cell shows what is expected. */
export function isRight({ text, number }: SeenCell, expected: Expected | undefined, field: string): boolean {
  if (expected === undefined) return false;
  if (expected instanceof RegExp) return expected.test(text);
  if (typeof expected === "string") return text === expected;
  if (number === null) return false;
  if (exact.has(field)) return number === expected;
  if (field === "asOf") return number <= expected && number > expected - maxAgeDays;
  // What is nothing but for rounding is a difference of large amounts.
  return Math.abs(number - expected) <= Math.max(Math.abs(expected) * 1e-9, 1e-9);
}

function ofRow(place: string, seen: SeenRow, expected: Figures): readonly string[] {
  return Object.entries(seen).flatMap(([field, cell]) =>
    isRight(cell, expected[field], field)
      ? []
      : [`${place} ${field}: ${cell.text} (${String(cell.number)}), not ${String(expected[field])}`],
  );
}

function ofRows(name: string, seen: readonly SeenRow[], expected: readonly Figures[]): readonly string[] {
  if (seen.length !== expected.length) return [`${name} has ${String(seen.length)} rows`];
  return seen.flatMap((row, index) => ofRow(`${name} row ${String(index + 1)}`, row, expected[index] ?? {}));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** What the sentence above the table must say of values and of what there is to do. */
function ofSummary(summary: string, figures: readonly Figures[], { hedges }: Desk): readonly string[] {
  const value = sum(figures.map((row) => (typeof row["value"] === "number" ? row["value"] : 0)));
  const held = Number(/([\d,]+(?:\.\d+)?) USD held/.exec(summary)?.[1]?.replaceAll(",", ""));
  const acting = /^(?:Sell|Buy back|Add|Enter|Funding)/;
  const count = figures.filter(
    ({ action }) => action instanceof RegExp && acting.test(action.source.slice(1)),
  ).length;
  const unhedged = [...hedges]
    .map(([coin, { target, covered, listing }]) => ({
      coin,
      gap: target - covered,
      target,
      mark: listing.mark,
    }))
    .filter(({ gap, target }) => gap > 0.05 * target)
    .sort((one, other) => other.gap * other.mark - one.gap * one.mark)
    .map(({ coin }) => coin);
  const named = /Not hedged: (.*? USD(?: and \d+ more)?)\./.exec(summary)?.[1] ?? "";
  const coins = [...named.matchAll(/([A-Z]+) [\d,.]+ USD/g)].map(([, coin]) => coin);
  const rows = /(\d+) rows? needs? action/.exec(summary)?.[1] ?? "0";
  return [
    ...(Math.abs(held - value) <= 0.51
      ? []
      : [`the summary says ${String(held)} USD held, not ${String(value)}`]),
    ...(coins.join() === unhedged.slice(0, 5).join()
      ? []
      : [`the summary names ${coins.join()} as not hedged, not ${unhedged.join()}`]),
    ...(Number(rows) === count ? [] : [`the summary says ${rows} rows need action, not ${String(count)}`]),
  ];
}

async function ofJournal({ closed, totals }: SeenDesk, exchanges: Exchanges): Promise<readonly string[]> {
  const expected = await Promise.all(closed.map(async (line) => closedFigures(line, exchanges)));
  const total = (field: string): number =>
    sum(expected.map(({ [field]: value }) => (typeof value === "number" ? value : 0)));
  return [
    ...ofRows(
      "Hedge journal",
      closed.map(({ seen }) => seen),
      expected,
    ),
    ...["pnl", "net"].flatMap((field) =>
      isRight(totals[field] ?? { text: "", number: null }, total(field), field)
        ? []
        : [`Hedge journal total of ${field}: ${totals[field]?.text ?? ""}, not ${String(total(field))}`],
    ),
  ];
}

/** Every figure of the desk's sheets that is not what the exchanges' own numbers come to. */
export async function deskDifferences(
  bench: OpenWorkbench,
  exchanges: Exchanges,
): Promise<readonly string[]> {
  const seen = await readDesk(bench);
  const { typed, hedge, details, detailCoins, shorts, scenario, summary } = seen;
  const desk = await expectedDesk(typed, exchanges);
  const plan = planFigures(desk);
  return [
    ...ofRows("Hedge", hedge, plan),
    ...ofRows("Hedge details", details, plan),
    ...typed.holdings.flatMap(({ coin }, index) =>
      detailCoins[index] === coin
        ? []
        : [`Hedge details row ${String(index + 1)} is of ${detailCoins[index] ?? ""}`],
    ),
    ...ofRows("Hedge shorts", shorts, await shortFigures(typed.shorts, desk, exchanges, bench.exchangesUrl)),
    ...ofRows("Hedge scenario", scenario, stressFigures(desk, typed.moves, typed.isPlanned)),
    ...(await ofJournal(seen, exchanges)),
    ...ofSummary(summary, plan, desk),
  ];
}

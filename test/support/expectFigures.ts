import { expect } from "vitest";
import { typedInstrument, type DeskWorld, type ExpectedFigures } from "./deskCases.js";
import { isNoAnswer, type TableRow } from "./tableRow.js";

/** How the sentence of each action begins. */
const actionStarts: Readonly<Record<string, RegExp>> = {
  sell: /^Sell /,
  "buy-back": /^Buy back /,
  "add-margin": /^Add /,
  fine: /^Fine/,
  "type-margin": /^Enter the margin/,
  "type-price": /^Enter the price/,
  "type-beta": /^Enter the beta/,
  cash: /^Cash/,
  carried: /^Hedged together with holding \d/,
  waiting: /^Waiting/,
  leverage: /^Leverage/,
  funding: /^Funding/,
  "too-small": /^Too small/,
  delisting: /^Delisting/,
  orphan: /^No row holds/,
};

/** Asserts that a sentence is of an action; "error" is one of what is wrong, and of no other action. */
export function expectAction(sentence: unknown, action: string): void {
  expect(sentence, action).toEqual(expect.stringMatching(/\S/));
  const start = actionStarts[action];
  if (start !== undefined) expect(sentence).toMatch(start);
  else for (const other of Object.values(actionStarts)) expect(sentence, action).not.toMatch(other);
}

/** What is counted is exact; everything else is computed with rounding on both sides. */
const exactFields: ReadonlySet<string> = new Set(["contracts", "now", "trade", "minOrder", "liquidated"]);

/**
 * Asserts a number within the tolerance of the situations: relative 1e-9, and absolute 1e-9 of what is nothing: a price of
 * 0.000012 USD is held to its digits too.
 */
export function expectClose(actual: unknown, expected: number, what: string): void {
  expect(actual, what).toEqual(expect.any(Number));
  const slack = expected === 0 ? 1e-9 : Math.abs(expected) * 1e-9;
  expect(
    Math.abs(Number(actual) - expected),
    `${what}: ${String(actual)}, not ${String(expected)}`,
  ).toBeLessThan(slack);
}

/** Excel's date-time of a moment in ms since 1970. */
function dateTime(milliseconds: number): number {
  return milliseconds / 86_400_000 + 25_569;
}

function expectFigure(field: string, actual: unknown, expected: ExpectedFigures[string]): void {
  if (expected === null || expected === "never") {
    expect(isNoAnswer(actual), `${field}: ${JSON.stringify(actual)} where there is no answer`).toBe(true);
  } else if (typeof expected === "string" || exactFields.has(field)) {
    expect(actual, field).toBe(expected);
  } else {
    expectClose(actual, field === "nextFunding" ? dateTime(expected) : expected, field);
  }
}

/** The situations report an instrument in three columns, the functions as it is typed. */
const instrumentFields: ReadonlySet<string> = new Set([
  "venue",
  "symbol",
  "kind",
  "tradeVenue",
  "tradeSymbol",
]);

function listedAs({ markets }: DeskWorld, venue: unknown, symbol: unknown): string {
  const market = markets.find((each) => each.venue === venue && each.symbol === symbol);
  if (market === undefined) throw new Error(`${String(venue)} does not list ${String(symbol)}`);
  return typedInstrument(market);
}

/** Asserts every figure that a situation reports of a row. @param fields those that are asked for */
export function expectFigures(
  row: TableRow,
  expected: ExpectedFigures,
  { world, fields }: { readonly world: DeskWorld; readonly fields: readonly string[] },
): void {
  const { action, carriedBy, venue, symbol, tradeVenue, tradeSymbol, ...figures } = expected;
  expectAction(row["action"], String(action));
  // The file counts rows from zero.
  if (typeof carriedBy === "number") {
    expect(row["action"]).toMatch(new RegExp(`^Hedged together with holding ${String(carriedBy + 1)}\\b`));
  }
  if (venue !== undefined) expect(row["instrument"]).toBe(listedAs(world, venue, symbol));
  if (tradeVenue !== undefined && fields.includes("tradeInstrument"))
    expect(row["tradeInstrument"]).toBe(listedAs(world, tradeVenue, tradeSymbol));
  for (const [field, figure] of Object.entries(figures)) {
    if (fields.includes(field) && !instrumentFields.has(field)) expectFigure(field, row[field], figure);
  }
}

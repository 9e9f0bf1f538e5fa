import { afterEach, expect, it, vi } from "vitest";
import { toLiveTable } from "../../../addin/cell/deskTableCells.js";
import type { LiveTable } from "../../../addin/cell/tableCells.js";
import { quoteFields } from "../../../addin/live/quoteFields.js";
import { Decimal } from "../../../shared/decimal.js";
import { unreportedFields } from "../../support/unreportedFields.js";

const asOf = Date.UTC(2026, 0, 1, 12, 34, 56);
const hourMs = 3_600_000;

function quoteAt(nextFunding: number | null, closing: { reason: "halted"; at: null } | null = null) {
  const perpetual = {
    ...{ coin: "ETH", symbol: "ETH/USD:ETH", quote: "USD", settle: "ETH", mark: "3012.5", index: "3000" },
    ...{ fundingRate: null, nextFunding, intervalHours: 8, contractSize: "1" },
    ...{ contractUnit: "USD" as const, lotStep: "1", minContracts: "1", coinMultiplier: 1 },
    ...{ ...unreportedFields, assetClass: "stock" as const, closing },
  };
  return { perpetual, venue: "bybit", asOf, source: "simulated" as const };
}

/** The tables of an Excel that knows cards, or none; it is asked once, so each test loads them anew. */
async function cellsOf(hasCards = true) {
  vi.resetModules();
  vi.stubGlobal("Office", { context: { requirements: { isSetSupported: () => hasCards } } });
  return import("../../../addin/cell/tableCells.js");
}

function carrier(basicValue: number, lines: Readonly<Record<string, string>>) {
  const properties = Object.fromEntries(
    Object.entries(lines).map(([name, text]) => [name, { type: "String", basicValue: text }]),
  );
  return { type: "Double", basicValue, properties };
}

class ShownError {
  readonly code: string;
  readonly message: string;
  constructor(code: string, message: string) {
    this.code = code;
    this.message = message;
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it("the first number of a row carries what all its figures say, and the others are plain", async () => {
  const { toTableCells } = await cellsOf();
  const quote = quoteAt(asOf + 3 * hourMs, { reason: "halted", at: null });
  vi.stubGlobal("CustomFunctions", { Error: ShownError, ErrorCode: { notAvailable: "#N/A" } });
  const { HedgeError } = await import("../../../shared/errors.js");
  const failed = new HedgeError({
    code: "not_published",
    message: "bybit does not publish the funding rate",
  });
  const row = [
    "ETH",
    failed,
    quoteFields.mark(quote),
    quoteFields.index(quote),
    quoteFields.intervalHours(quote),
  ];
  const cells = toTableCells([row, ["", "", "", "", ""]]);
  expect(cells[0]).toEqual([
    "ETH",
    new ShownError("#N/A", "bybit does not publish the funding rate"),
    carrier(3012.5, {
      Quote:
        "bybit ETH/USD:ETH; stock, not the coin; trading is halted; 2026-01-01 12:34 UTC; funding 15:34; simulated",
    }),
    3000,
    8,
  ]);
  expect(cells[1]).toEqual(["", "", "", "", ""]);
});

it.each([
  ["is in more than a day", 30 * hourMs, "; funding 2026-01-02 18:34; "],
  ["is over", -hourMs, "; funding 2026-01-01 11:34; "],
  ["is not published", null, "UTC; simulated"],
] as const)("a next funding that %s has its day, or no mention", (_, wait, part) => {
  const { line } = quoteFields.mark(quoteAt(wait === null ? null : asOf + wait));
  expect(line?.text()).toContain(part);
});

const desk = (note: string): LiveTable =>
  toLiveTable([
    [
      { kind: "text", value: "Sell" },
      { kind: "usd", value: new Decimal(400_000) },
      { kind: "coins", value: new Decimal(50), note, field: "marginNeeded" },
      { kind: "percent", value: new Decimal("0.95"), note: "335 starts", field: "survival" },
      { kind: "percent", value: new Decimal(1), note, field: "distance" },
    ],
  ]);

it("a row of the desk lists its notes under their fields, one of several fields once", async () => {
  const { toTableCells } = await cellsOf();
  expect(toTableCells(desk("Rate assumed."))).toEqual([
    [
      "Sell",
      carrier(400_000, { "marginNeeded and distance": "Rate assumed.", survival: "335 starts" }),
      ...[50, 0.95, 1],
    ],
  ]);
});

it("equal numbers are set again for another note, where notes can be shown", async () => {
  const withCards = await cellsOf();
  expect(withCards.isSameTable(desk("Rate assumed."), desk("Rate assumed."))).toBe(true);
  expect(withCards.isSameTable(desk("Rate assumed."), desk("Rate of the tier."))).toBe(false);
  const without = await cellsOf(false);
  expect(without.isSameTable(desk("Rate assumed."), desk("Rate of the tier."))).toBe(true);
  expect(without.toTableCells(desk("Rate assumed."))).toEqual([["Sell", 400_000, 50, 0.95, 1]]);
});

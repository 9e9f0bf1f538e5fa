import { afterEach, describe, expect, it, vi } from "vitest";
import type { Figure } from "../../../addin/cell/figure.js";
import { priceFormat } from "../../../addin/cell/numberFormats.js";
import { quoteFields } from "../../../addin/live/quoteFields.js";
import type { Quote } from "../../../addin/live/quote.js";
import { unreportedFields } from "../../support/unreportedFields.js";

const start = Date.UTC(2026, 0, 1, 12);
/** 2026-01-01 12:00 as Excel counts it. */
const startSerial = 46_023.5;

function quoteAt(asOf: number): Quote {
  const perpetual = {
    ...{ coin: "ETH", symbol: "ETH/USD:ETH", quote: "USD", settle: "ETH", mark: "3012.5", index: "3000" },
    ...{ fundingRate: "0.0001", nextFunding: start + 21_600_000, intervalHours: 8, contractSize: "1" },
    ...{ contractUnit: "USD" as const, lotStep: "1", minContracts: "1", coinMultiplier: 1 },
    ...unreportedFields,
  };
  return { perpetual, venue: "bybit", asOf, source: "simulated" };
}

/** The cells of a host that says whether it has data types; it is asked once, so each test loads them anew. */
async function cellsOf(office: object | null) {
  vi.resetModules();
  if (office !== null) vi.stubGlobal("Office", office);
  return import("../../../addin/cell/figureCell.js");
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("without data types", () => {
  it.each([
    ["without Office.js", null],
    ["before Office.js is ready", {}],
    [
      "in an older Excel with other data types",
      { context: { requirements: { isSetSupported: (name: string) => name === "CustomFunctionsRuntime" } } },
    ],
  ])("a cell is a plain number %s", async (_, office) => {
    const { toFigureCell, isSameFigure } = await cellsOf(office);
    expect(toFigureCell(quoteFields.mark(quoteAt(start)))).toBe(3012.5);
    const later = quoteFields.mark(quoteAt(start + 600_000));
    expect(isSameFigure(quoteFields.mark(quoteAt(start)), later)).toBe(true);
  });
});

describe("with data types", () => {
  const asked: unknown[][] = [];
  const office = {
    context: {
      requirements: {
        isSetSupported: (...set: unknown[]) => {
          asked.push(set);
          return true;
        },
      },
    },
  };

  it("a cell is a number with a format and a card", async () => {
    const { toFigureCell } = await cellsOf(office);
    const date = (basicValue: number) => ({
      ...{ type: "Double", basicType: "Double", basicValue, numberFormat: "yyyy-mm-dd hh:mm:ss" },
    });
    const text = (basicValue: string) => ({ type: "String", basicType: "String", basicValue });
    expect(toFigureCell(quoteFields.mark(quoteAt(start)))).toEqual({
      type: "Double",
      basicType: "Double",
      basicValue: 3012.5,
      numberFormat: "#,##0.00",
      properties: {
        Venue: text("bybit"),
        Symbol: text("ETH/USD:ETH"),
        "As of": date(startSerial),
        "Next funding": date(startSerial + 0.25),
        Source: text("simulated"),
      },
    });
    expect(asked).toEqual([["ExcelApi", "1.19"]]);
  });

  it.each([
    [{ assetClass: "crypto" }, { Class: "coin" }],
    [{ assetClass: "stock" }, { Class: "stock, not the coin" }],
    [{ assetClass: "prelaunch" }, { Class: "pre-launch, not the coin yet" }],
    [
      { closing: { reason: "delisting", at: Date.UTC(2026, 11, 12) } },
      { Status: "delisting on 12 December 2026" },
    ],
    [
      { closing: { reason: "delisting", at: Date.UTC(2027, 0, 1) - 1 } },
      { Status: "delisting on 31 December 2026" },
    ],
    [{ closing: { reason: "no new positions", at: null } }, { Status: "opening is closed" }],
    [{ closing: { reason: "halted", at: null } }, { Status: "trading is halted" }],
  ] as const)("the card of a contract with %j says so", (reported, lines) => {
    const quote = quoteAt(start);
    const card = quoteFields.mark({ ...quote, perpetual: { ...quote.perpetual, ...reported } }).card();
    expect(card).toMatchObject({ Venue: "bybit", ...lines });
  });

  it.each([
    ["fundingRate", 0.0001, "0.0000%"],
    ["apr", 0.1095, "0.00%"],
    ["basis", 12.5 / 3000, "0.0000%"],
    ["nextFunding", startSerial + 0.25, "yyyy-mm-dd hh:mm:ss"],
    ["contractSize", 1, "General"],
  ] as const)("%s is %d, formatted %s", async (field, value, numberFormat) => {
    const { toFigureCell } = await cellsOf(office);
    const figure: Figure = quoteFields[field](quoteAt(start));
    expect(toFigureCell(figure)).toMatchObject({
      basicValue: expect.closeTo(value, 12) as number,
      numberFormat,
    });
  });

  it("an unchanged number is set again when its card is more than a minute behind", async () => {
    const { isSameFigure } = await cellsOf(office);
    const shown = quoteFields.mark(quoteAt(start));
    expect(isSameFigure(shown, quoteFields.mark(quoteAt(start + 60_000)))).toBe(true);
    expect(isSameFigure(shown, quoteFields.mark(quoteAt(start + 60_001)))).toBe(false);
  });
});

it.each([
  [96_000.5, "#,##0.00"],
  [1_000, "#,##0.00"],
  [999.5, "0.00"],
  [17.5, "0.000"],
  [2.4, "0.0000"],
  [0.21, "0.00000"],
  [0.0000094, "0.0000000000"],
  [0, "#,##0.00"],
])("a price of %d has the format %s", (price, format) => {
  expect(priceFormat(price)).toBe(format);
});

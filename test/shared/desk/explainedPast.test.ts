// The figures of the past as the functions that give them, whose results are those of PLAN.
import { expect, it } from "vitest";
import type { History } from "../../../shared/contract/history.js";
import { Decimal } from "../../../shared/decimal.js";
import type { DeskMarkets } from "../../../shared/desk/deskMarkets.js";
import { explainRow, type Explained } from "../../../shared/desk/explain/explainRow.js";
import { openDesk, type Desk } from "../../../shared/desk/openDesk.js";
import { HedgeError } from "../../../shared/errors.js";
import { explainSheet } from "../../../shared/sheet/explainSheet.js";
import { defaultDeskSettings, defaultDeskWorld } from "../../support/deskCases.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";

const day = 86_400_000;
const today = Date.UTC(2026, 10, 30);

function closes(prices: readonly (number | null)[]): History {
  return prices.flatMap((price, index): History => {
    const text = String(price);
    return price === null ? [] : [[today - (prices.length - index) * day, text, text, text]];
  });
}

/** 90 coins of ETH shorted at 4,000 USD with 45 of them posted: liquidated at 4,000 × 0.995 ÷ 0.5 = 7,960 USD, 99 % away. */
function deskWith(prices: History | HedgeError): Desk {
  const rates: History = Array.from({ length: 100 }, (_, index) => [
    today - (99 - index) * (day / 3),
    "-0.0001",
  ]);
  const markets: DeskMarkets = {
    ...memoryMarkets(defaultDeskWorld, today + day / 2),
    history: ({ what }) => (what === "closes" ? prices : rates),
  };
  return openDesk(
    {
      holdings: [["ETH", 90]],
      shorts: [["bybit:ETH", 360_000, 4_000, 45]],
      settings: Object.entries({ ...defaultDeskSettings, days: 365, horizon: 7 }),
      defaultVenue: "bybit",
    },
    markets,
  );
}

function explained(desk: Desk, field: string): Explained | undefined {
  return explainRow(desk, 0).find((each) => each.field === field);
}

const prices = 'HEDGE.HISTORY("bybit:ETH",365,"close, high")';
const rates = 'HEDGE.FUNDINGHISTORY("bybit:ETH",365)';
const month = [...Array<number>(20).fill(1000), ...Array<number>(10).fill(2500)];

it("are the functions of their own, on the history that the desk asks for", () => {
  const desk = deskWith(closes(month));
  // 23 starts; the seven days before the jump hold it, and none lives through a rise of 150 %.
  expect(explained(desk, "survival")).toMatchObject({
    formula: `=HEDGE.SURVIVAL(INDEX(${prices},0,2),7,0.99,INDEX(${prices},0,3))`,
    isInput: false,
  });
  expect(Number(explained(desk, "survival")?.value)).toBeCloseTo(16 / 23, 12);
  expect(explained(desk, "worstRise")).toMatchObject({
    formula: `=HEDGE.RISE(INDEX(${prices},0,2),7,1,INDEX(${prices},0,3))`,
    value: new Decimal(1.5),
    isInput: false,
  });
  // Three settlements a day of seven days: 21 × 0.01 % of 360,000 USD.
  expect(explained(desk, "fundingStress")).toMatchObject({
    formula: `=360000*HEDGE.FUNDINGSTRESS(INDEX(${rates},0,1),INDEX(${rates},0,2),7,1)`,
    value: new Decimal(756),
    isInput: false,
  });
  expect(explained(desk, "apr7")?.formula).toBe('=SUM(INDEX(HEDGE.FUNDINGHISTORY("bybit:ETH",7),0,2))*365/7');
});

it("stand on the sheet as figures beside their formula as text: a cell would ask for two years anew", () => {
  const { cells } = explainSheet(deskWith(closes(month)), 0);
  const [place = ""] =
    Object.entries(cells).find(([, { value }]) => value === "Past horizons survived") ?? [];
  expect(cells[place.replace("A", "B")]?.value).toBeCloseTo(16 / 23, 12);
  expect(cells[place.replace("A", "C")]?.value).toMatch(/^=HEDGE\.SURVIVAL\(/);
});

it("have no formula where HISTORY spills other days than the desk computes with, and where there are none", () => {
  const holed = deskWith(closes([...month, null, ...month]));
  const unknown = deskWith(new HedgeError({ code: "unknown_coin", message: "no past" }));
  for (const field of ["survival", "worstRise"]) {
    expect(explained(holed, field)?.formula, field).not.toContain("HISTORY");
    expect(explained(unknown, field)?.formula, field).toBe("");
    expect(explained(unknown, field)?.value, field).toBeInstanceOf(HedgeError);
  }
});

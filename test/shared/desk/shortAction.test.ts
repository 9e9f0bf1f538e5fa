// What the desk says to do about a line of the shorts, word for word. ETH stands at 4,000 USD unless said otherwise; bybit:ETH counts 1 USD,
// bybit:ETH-USDT 0.1 coins. Margin is asked for by a leverage of 2 and a rise of 50 % at a maintenance rate of 0.5 %.
import { describe, expect, it } from "vitest";
import { marketLike, worldOf } from "../../support/deskPosition.js";
import { memoryDesk, memoryRows, type TypedDesk } from "../../support/memoryDesk.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";
import { openDesk } from "../../../shared/desk/openDesk.js";
import { shortsTable } from "../../../shared/desk/planTable.js";
import { defaultDeskWorld } from "../../support/deskCases.js";

const usual = memoryDesk();
const eth100: TypedDesk["holdings"] = [["ETH", 100]];
const short = (contracts: number, entry: number, margin: number | null = null) => [
  ["bybit:ETH", contracts, entry, margin],
];

describe("SHORTS", () => {
  const lineSaid = (typed: TypedDesk, desk = usual) =>
    desk.shorts(typed, ["action"]).map(({ action }) => action);

  it("say what to do about each line", () => {
    expect(lineSaid({ holdings: eth100, shorts: short(400_000, 4000, 20) })).toEqual([
      "Add 30 ETH margin: liquidation at 4,975 USD, 24.4 % away.",
    ]);
    expect(lineSaid({ holdings: eth100, shorts: short(400_000, 4000, 50) })).toEqual(["Fine."]);
    expect(lineSaid({ holdings: eth100, shorts: short(400_000, 4000) })).toEqual([
      "Enter the margin to see the liquidation price.",
    ]);
    expect(lineSaid({ holdings: [["SOL", 5]], shorts: short(400_000, 4000, 50) })).toEqual([
      "No row holds ETH: buy back, or add a row.",
    ]);
  });
  it("warn exactly below the rise that is warned of", () => {
    const typed = { holdings: eth100, shorts: short(400_000, 4000, 20) };
    expect(lineSaid({ ...typed, settings: { warn: 0.24375 } })).toEqual(["Fine."]);
  });
  it("do not miss a row where none is typed, nor where one may be of the coin", () => {
    expect(lineSaid({ shorts: short(400_000, 4000, 50) })).toEqual(["Fine."]);
    expect(lineSaid({ holdings: [["ETH", "many"]], shorts: short(400_000, 4000, 50) })).toEqual(["Fine."]);
    expect(lineSaid({ holdings: [[null, 5]], shorts: short(400_000, 4000, 50) })).toEqual(["Fine."]);
    expect(lineSaid({ holdings: [["SOL", "many"]], shorts: short(400_000, 4000, 50) })).toEqual([
      "No row holds ETH: buy back, or add a row.",
    ]);
    const world = worldOf([marketLike("bybit:ETH"), marketLike("okx:ETH")], {
      venueStates: { "okx/inverse": "waiting" },
    });
    const waiting = { holdings: [["STETH", 50, "okx:ETH"]], shorts: short(400_000, 4000, 50) };
    expect(lineSaid(waiting, memoryDesk(world))).toEqual(["Fine."]);
    expect(lineSaid({ ...waiting, holdings: [["SOL", 5, "okx:SOL"]] }, memoryDesk(world))).toEqual([
      "No row holds ETH: buy back, or add a row.",
    ]);
  });
  it("name the other instrument that takes their row away", () => {
    const typed = { holdings: [["ETH", 100, "bybit:BTC", 1]], shorts: short(400_000, 4000, 50) };
    expect(lineSaid(typed)).toEqual(["No row is hedged with ETH: buy back, or clear the other instrument."]);
  });
  it("report what is wrong, what is waited for, and nothing of a blank line", () => {
    expect(
      lineSaid({
        shorts: [
          ["ETH", 1, 4000],
          [null, null, null],
        ],
      }),
    ).toEqual(['Name the venue, as in "bybit:ETH".', ""]);
    const silent = memoryDesk(worldOf([], { venueStates: { "bybit/inverse": "waiting" } }));
    expect(lineSaid({ shorts: short(1, 4000) }, silent)).toEqual(["Waiting for bybit inverse."]);
  });
  it("count the funding so far on what they were worth at the entry", () => {
    const now = Date.UTC(2026, 0, 1, 12);
    const markets = memoryMarkets(defaultDeskWorld, now);
    // Opened a day ago: 100 × 0.1 coins at 5,000 and 4,000 contracts of 1 USD, at 0.001 once.
    const opened = now / 86_400_000 + 25_569 - 1;
    const shorts = [
      ["bybit:ETH-USDT", 100, 5000, null, opened],
      ["bybit:ETH", 4000, 5000, null, opened],
    ];
    const desk = openDesk(
      { holdings: [], shorts, settings: [], defaultVenue: "bybit" },
      { ...markets, history: () => [[now - 3_600_000, "0.001"]] },
    );
    const rows = memoryRows(shortsTable(desk, ["fundingSoFar"]), ["fundingSoFar"]);
    expect(rows.map(({ fundingSoFar }) => fundingSoFar)).toEqual([-50, -4]);
  });
  it("name the coin as far as it can be read", () => {
    const coins = usual.shorts(
      {
        shorts: [
          ["ETH", 1, 4000],
          ["?", 1, 1],
          [null, null, null],
          ["bybit:BTC", 1, 60_000],
        ],
      },
      ["coin"],
    );
    expect(coins.map(({ coin }) => coin)).toEqual(["ETH", "", "", "BTC"]);
  });
});

it("a blank line shows nothing, an open one no funding without its day", () => {
  const shorts = [
    [null, null, null],
    ["bybit:ETH", 4000, 4000, 0.5],
  ];
  const fields = ["coin", "fundingSoFar", "action"];
  expect(memoryDesk().shorts({ holdings: [["ETH", 1]], shorts }, fields)).toEqual([
    { coin: "", fundingSoFar: "", action: "" },
    { coin: "ETH", fundingSoFar: "", action: "Fine." },
  ]);
});

it("a short of a coin that is hedged with another instrument is distinguished from one that nobody holds", () => {
  const holdings = [
    ["SOL", 1],
    ["ETH", 1, "bybit:BTC", 1],
  ];
  const shorts = [["bybit:ETH", 4000, 4000, 1]];
  const said = (rows: typeof holdings) =>
    memoryDesk().shorts({ holdings: rows, shorts }, ["action"])[0]?.["action"];
  expect(said(holdings)).toBe("No row is hedged with ETH: buy back, or clear the other instrument.");
  expect(said(holdings.slice(0, 1))).toBe("No row holds ETH: buy back, or add a row.");
});

// What recording writes, where, and that undoing it leaves the sheets as they were.
import { describe, expect, it } from "vitest";
import { actionOf } from "../../../shared/desk/action.js";
import { activeTrade } from "../../../addin/taskpane/record/activeTrade.js";
import { closeRecord } from "../../../addin/taskpane/record/closeRecord.js";
import { readJournal } from "../../../addin/taskpane/record/journalTable.js";
import { undoWrites, type RecordPlan } from "../../../addin/taskpane/record/recordPlan.js";
import { saleRecord } from "../../../addin/taskpane/record/saleRecord.js";
import { readDraft, type TradeTexts } from "../../../addin/taskpane/record/tradeDraft.js";
import type { FakeWorkbook } from "../fakeSpreadsheet.js";
import { builtDesk, cellsFrom, deskBench, worldAt, type DeskBench } from "../desk/sheetDesks.js";

const blank = ["", "", "", "", ""];
const time = "2026-03-31 12:00";
/** 2026-03-31 12:00 UTC is half a day after day 46,112 of Excel's calendar. */
const serial = 46_112.5;

/** What the page plans for the active row, with some of the fields typed anew. */
async function planned(bench: DeskBench, typed: Partial<TradeTexts> = {}): Promise<RecordPlan> {
  const read = await bench.read();
  const { draft } = activeTrade(read);
  if (draft === null) throw new Error("there is nothing to record");
  const whole = { side: draft.side, texts: { ...draft.texts, time, ...typed } };
  const { trade, problems } = readDraft(whole, read.desk.markets.now);
  expect(problems).toEqual({});
  if (trade === null) throw new Error("the draft is wrong");
  if (trade.side === "sell") return saleRecord(read, trade.fill);
  return closeRecord(read, await readJournal(bench.sheets, read.holdings.sheet), trade.fill);
}

async function carriedOut(bench: DeskBench, plan: RecordPlan): Promise<void> {
  if (plan.insert !== null) await bench.sheets.insertRows(plan.insert.sheet, plan.insert.row, 1);
  await bench.sheets.writeCells(plan.writes.map(({ write }) => write));
}

/** The cells that differ from those of before, with what they hold now. */
function changes(before: FakeWorkbook, after: FakeWorkbook): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries({ ...before, ...after }).flatMap(([sheet]) => {
      const [old, now] = [before[sheet] ?? {}, after[sheet] ?? {}];
      return Object.keys({ ...old, ...now })
        .filter((address) => JSON.stringify(old[address]) !== JSON.stringify(now[address]))
        .map((address) => [`${sheet}!${address}`, now[address] ?? ""]);
    }),
  );
}

const onHeld = { sheet: "Hedge", address: "F8" };
const onShort = { sheet: "Hedge shorts", address: "B6" };

describe("a sale", () => {
  it("goes into the first blank line of the shorts, as it was typed, and is all the desk asked for", async () => {
    const bench = deskBench(
      builtDesk([["ETH", 100, "", "", ""]], [["bybit:ETH", 200_000, 4000, 30, 45_000], blank, blank]),
      onHeld,
    );
    const before = bench.hand.cells();
    const plan = await planned(bench, { price: "4,010.5" });
    expect(plan.sentences).toEqual(["Hedge shorts: new short bybit:ETH 200,000 at 4,010.5, margin 20."]);
    await carriedOut(bench, plan);
    expect(changes(before, bench.hand.cells())).toEqual({
      "Hedge shorts!A7": "bybit:ETH",
      "Hedge shorts!B7": 200_000,
      "Hedge shorts!C7": 4010.5,
      "Hedge shorts!D7": 20,
      "Hedge shorts!E7": serial,
    });
    expect(actionOf((await bench.read()).desk, 0)?.text).toMatch(/^Fine/u);
    await bench.sheets.writeCells(undoWrites(plan));
    expect(bench.hand.cells()).toEqual(before);
  });

  it("inserts a row within the range where no line is blank, and shares the margin that is enough already", async () => {
    // 100,000 of 400,000 contracts are missing; of 60 ETH they take a quarter.
    const shorts = [
      ["bybit:ETH", 200_000, 4000, 40, ""],
      ["bybit:ETH", 100_000, 4000, 20, ""],
    ];
    const bench = deskBench(builtDesk([["ETH", 100, "", "", ""]], shorts), onHeld);
    const plan = await planned(bench);
    expect(plan.sentences).toEqual([
      "Hedge shorts: new short bybit:ETH 100,000 at 4,000, margin 15 (new row 7).",
      "Hedge shorts, row 6, margin: 40 → 30.",
      "Hedge shorts, row 8, margin: 20 → 15.",
    ]);
    await carriedOut(bench, plan);
    expect(bench.hand.cells()["Hedge shorts"]).toMatchObject({
      ...cellsFrom(6, [
        ["bybit:ETH", 200_000, 4000, 30],
        ["bybit:ETH", 100_000, 4000, 15, serial],
        ["bybit:ETH", 100_000, 4000, 15],
      ]),
    });
    const read = await bench.read();
    expect(read.shorts?.address).toBe("A6:E8");
    expect(actionOf(read.desk, 0)?.text).toMatch(/^Fine/u);
  });

  it("is refused where the formula names no shorts, or a single line that is taken", async () => {
    const held = [["ETH", 100, "", "", ""]];
    const single = deskBench(builtDesk(held, [["bybit:ETH", 200_000, 4000, 30, ""]]), onHeld);
    await expect(planned(single)).rejects.toThrow("the table of shorts on Hedge shorts has only one row");
    const workbook = builtDesk(held, [blank]);
    const none = {
      ...workbook,
      Hedge: { ...workbook["Hedge"], F8: { formula: "=HEDGE.PLAN(A8:E8,,A4:C5)", value: "" } },
    };
    await expect(planned(deskBench(none, onHeld))).rejects.toThrow(
      "the formula in F8 on Hedge does not refer to a range of open shorts",
    );
  });

  it("writes nothing where somebody has typed into the line since", async () => {
    const bench = deskBench(builtDesk([["ETH", 100, "", "", ""]], [blank, blank]), onHeld);
    const plan = await planned(bench);
    bench.hand.type("Hedge shorts", "C6", 1);
    const before = bench.hand.cells();
    await expect(carriedOut(bench, plan)).rejects.toThrow("C6 on Hedge shorts holds something else now");
    expect(bench.hand.cells()).toEqual(before);
  });
});

describe("a purchase", () => {
  // 50 ETH are held and 100 covered: 160,000 USD at 3,200 release 40 and realise 160,000/3,200 − 40 = 10.
  const half = (coins: FakeWorkbook[string][string]): FakeWorkbook => {
    const workbook = builtDesk([["eth", 50, "", "", ""]], [["bybit:ETH", 400_000, 4000, 45, 45_000], blank]);
    return { ...workbook, Hedge: { ...workbook["Hedge"], B8: coins } };
  };

  it("by the desk's advice shrinks the line, adds the coins, and is a line of the journal", async () => {
    const bench = deskBench(half(50), onHeld, worldAt(3200));
    const before = bench.hand.cells();
    const plan = await planned(bench, { fees: "88.5" });
    expect([...plan.sentences, ...plan.notes]).toEqual([
      "Hedge shorts, row 6, contracts: 400,000 → 240,000.",
      "Hedge shorts, row 6, margin: 45 → 27.",
      "Hedge, ETH, coins: 50 → 60.",
      "Hedge journal, row 8: bybit:ETH 160,000, entry 4,000, exit 3,200.",
      "Realises +10 ETH.",
    ]);
    await carriedOut(bench, plan);
    expect(changes(before, bench.hand.cells())).toEqual({
      "Hedge shorts!B6": 240_000,
      "Hedge shorts!D6": 27,
      "Hedge!B8": 60,
      "Hedge journal!A8": 45_000,
      "Hedge journal!B8": "bybit:ETH",
      "Hedge journal!C8": 160_000,
      "Hedge journal!D8": 4000,
      "Hedge journal!E8": 3200,
      "Hedge journal!F8": serial,
      "Hedge journal!G8": 88.5,
    });
    expect(actionOf((await bench.read()).desk, 0)?.text).toMatch(/^Fine: 100 %/u);
    await bench.sheets.writeCells(undoWrites(plan));
    expect(bench.hand.cells()).toEqual(before);
  });

  it.each([
    ["a formula", { formula: "=20+30", value: 50 }, "B8 on Hedge is a formula: change it to 60 (+10 ETH)."],
    ["a text", "50", "B8 on Hedge is not a number: add +10 ETH there."],
  ])("leaves coins that are %s, and says what to type", async (_what, coins, note) => {
    const bench = deskBench(half(coins), onHeld, worldAt(3200));
    const plan = await planned(bench);
    expect(plan.notes).toContain(note);
    await carriedOut(bench, plan);
    expect(bench.hand.cells()["Hedge"]?.["B8"]).toEqual(coins);
  });

  it("of a short that no row or several rows hold says where the coins belong", async () => {
    const shorts = [["bybit:ETH", 400_000, 4000, "", ""]];
    // Closed at 5,000: 80 − 100 = −20 ETH.
    const several = [
      ["ETH", 30, "", "", ""],
      ["SOL", 10, "", "", ""],
      ["Ethereum", "many", "", "", ""],
      ["ETH", 70, "", "", ""],
    ];
    const twice = await planned(deskBench(builtDesk(several, shorts), onShort), { price: "5000" });
    expect(twice.notes).toContain("Rows 8, 11 of Hedge hold ETH: add −20 ETH to the one it was paid into.");
    const none = await planned(deskBench(builtDesk([["STETH", 100, "", "", ""]], shorts), onShort), {
      price: "5000",
    });
    expect(none.notes).toContain("No row of Hedge holds ETH: −20 ETH is not added to your coins.");
  });

  it("of a whole linear short clears its line, formulas and all, and changes no coins", async () => {
    const shorts = [
      ["bybit:ETH-USDT", { formula: "=150+50", value: 200 }, 4000, 40_000, true],
      ["bybit:ETH", 1000, 4000, "", ""],
    ];
    const bench = deskBench(builtDesk([["ETH", 20, "", "", ""]], shorts), onShort);
    const before = bench.hand.cells();
    const plan = await planned(bench, { price: "3,900.5" });
    // 200 × 0.1 ETH × 99.5 USD.
    expect(plan.sentences).toEqual([
      "Hedge shorts, row 6: bybit:ETH-USDT 200 cleared.",
      "Hedge journal, row 8: bybit:ETH-USDT 200, entry 4,000, exit 3,900.5.",
    ]);
    expect(plan.notes).toEqual(["Realises +1,990 USDT."]);
    await carriedOut(bench, plan);
    expect(Object.keys(bench.hand.cells()["Hedge shorts"] ?? {})).not.toContain("B6");
    expect(changes(before, bench.hand.cells())["Hedge shorts!E6"]).toBe("");
    await bench.sheets.writeCells(undoWrites(plan));
    expect(bench.hand.cells()["Hedge shorts"]).toMatchObject({
      A6: "bybit:ETH-USDT",
      B6: { formula: "=150+50" },
      E6: { formula: "=TRUE" },
    });
  });

  it("of several lines closes the same share of each, a line of the journal for every one", async () => {
    const shorts = [
      ["bybit:ETH", 100_000, 4000, 10, 45_000],
      ["bybit:ETH", 60_000, 3000, "", 44_000],
    ];
    const bench = deskBench(builtDesk([["ETH", 100, "", "", ""]], shorts), onShort, worldAt(3200));
    const plan = await planned(bench, { contracts: "80000", price: "3200", fees: "30" });
    expect(plan.sentences).toEqual([
      "Hedge shorts, row 6, contracts: 100,000 → 50,000.",
      "Hedge shorts, row 6, margin: 10 → 5.",
      "Hedge shorts, row 7, contracts: 60,000 → 30,000.",
      "Hedge, ETH, coins: 100 → 102.5.",
      "Hedge journal, row 8: bybit:ETH 50,000, entry 4,000, exit 3,200.",
      "Hedge journal, row 9: bybit:ETH 30,000, entry 3,000, exit 3,200.",
    ]);
  });

  it("goes without a journal where no sheet is one, and past its lines that are taken", async () => {
    const { "Hedge journal": _journal, ...rest } = half(50);
    const plan = await planned(deskBench(rest, onHeld, worldAt(3200)));
    expect(plan.sentences.join(" ")).not.toContain("journal");
    expect(plan.notes.join(" ")).toContain("No sheet has the headings of a journal");
  });
});

it("counts coins and margin as venues do, in hundred-millionths", async () => {
  // 1,000,000/3,000 − 1,000,000/3,500 = 47.619047619… ETH; a third of 10 ETH of margin stays.
  const shorts = [["bybit:ETH", 1_500_000, 3500, 10, ""]];
  const bench = deskBench(builtDesk([["ETH", 500, "", "", ""]], shorts), onShort, worldAt(3000));
  const plan = await planned(bench, { contracts: "1000000", price: "3000" });
  expect(plan.sentences.slice(1, 3)).toEqual([
    "Hedge shorts, row 6, margin: 10 → 3.33333333.",
    "Hedge, ETH, coins: 500 → 547.61904762.",
  ]);
  expect(plan.notes).toEqual(["Realises +47.61904762 ETH."]);
});

import { describe, expect, it } from "vitest";
import { actionOf } from "../../../shared/desk/action.js";
import { builtDesk, cellsFrom, deskBench, worldAt } from "./sheetDesks.js";

const blank = ["", "", "", "", ""];
const usual = builtDesk(
  [["ETH", 100, "", "", ""], blank, ["SOL", 10, "", "", ""]],
  [["bybit:ETH", 200_000, 4000, 30, 45_000], blank],
);

describe("the desk on the sheets", () => {
  it("is read by the references of its formula, with the markets that it needs", async () => {
    const bench = deskBench(usual, { sheet: "Hedge", address: "K10" });
    const { desk, ...read } = await bench.read();
    expect(read).toMatchObject({
      planCell: { sheet: "Hedge", address: "F8" },
      holdings: { sheet: "Hedge", address: "A8:E10" },
      shorts: { sheet: "Hedge shorts", address: "A6:E7" },
      settings: { sheet: "Hedge", address: "A4:C5" },
      activeRow: { table: "holdings", index: 2 },
    });
    // Of 400,000 USD 200,000 are sold; okx alone lists an inverse contract of SOL.
    expect(actionOf(desk, 0)?.text).toMatch(/^Sell 200,000 ETHUSD on bybit/u);
    expect(actionOf(desk, 1)).toBeNull();
    expect(actionOf(desk, 2)?.text).toMatch(/^Sell 150 SOLUSD on okx/u);
    expect(new Set(bench.asked).size).toBe(bench.asked.length);
  });

  it("follows rows that were inserted", async () => {
    const bench = deskBench(usual, { sheet: "Hedge", address: "B9" });
    await bench.sheets.insertRows("Hedge", 2, 3);
    await bench.sheets.insertRows("Hedge shorts", 7, 1);
    const read = await bench.read();
    expect(read.holdings.address).toBe("A11:E13");
    expect(read.shorts?.address).toBe("A6:E8");
    expect(read.activeRow).toBeNull();
    expect(actionOf(read.desk, 0)?.text).toMatch(/^Sell 200,000 ETHUSD on bybit/u);
  });

  it("takes an error in a cell for an error, and a cell without a value for blank", async () => {
    const workbook = { ...usual, Hedge: { ...usual["Hedge"], B8: "#REF!", B10: "" } };
    const { desk } = await deskBench(workbook, { sheet: "Hedge", address: "A8" }).read();
    expect(actionOf(desk, 0)?.text).toContain("#REF!");
    expect(actionOf(desk, 2)?.text).toContain("0 if you sold all");
  });

  const other = {
    ...cellsFrom(2, [["ETH", 7]]),
    D2: { formula: "=HEDGE.PLAN(A2:B2,,Setup!A1:B1)", value: "" },
  };
  const two = { Notes: { A1: "x" }, ...usual, Other: other, Setup: { A1: "venue", B1: "bybit" } };

  it.each([
    ["on the sheet in front", "Other", "Other"],
    ["about the sheet in front", "Setup", "Other"],
    ["about the sheet in front", "Hedge shorts", "Hedge"],
    ["that is the first, where none has to do with the sheet in front", "Notes", "Hedge"],
  ])("is the one %s: from %s it is the one on %s", async (_which, front, found) => {
    const { planCell } = await deskBench(two, { sheet: front, address: "A1" }).read();
    expect(planCell.sheet).toBe(found);
  });

  it("passes over a formula that names no ranges, and says so where there is no other", async () => {
    const broken = { Plan: { A1: { formula: "=HEDGE.PLAN(Table1)", value: "" } } };
    const front = { sheet: "Plan", address: "A1" };
    expect((await deskBench({ ...broken, ...usual }, front).read()).planCell.sheet).toBe("Hedge");
    await expect(deskBench(broken, front).read()).rejects.toThrow(
      "holdings must be a range of cells, was Table1",
    );
    await expect(deskBench({ Plan: {} }, front).read()).rejects.toThrow(
      "There is no hedge desk in this workbook. Build one first.",
    );
  });

  it("keeps the rows that a venue does not answer for waiting, and reads the others", async () => {
    const world = { ...worldAt(4000), venueStates: { "bybit/inverse": "failed" } as const };
    const { desk } = await deskBench(usual, { sheet: "Hedge", address: "A8" }, world).read();
    expect(actionOf(desk, 0)?.text).toMatch(/^Waiting for bybit/u);
  });

  it.each([
    ["Hedge shorts", "C7", { table: "shorts", index: 1 }],
    ["Hedge shorts", "M6", { table: "shorts", index: 0 }],
    ["Hedge", "A7", null],
    ["Hedge journal", "A8", null],
  ])("has the row of the active cell: %s %s", async (sheet, address, row) => {
    expect((await deskBench(usual, { sheet, address }).read()).activeRow).toEqual(row);
  });

  it("reports two tables on one sheet by the columns, beside both by the holdings", async () => {
    const one = {
      Desk: {
        ...cellsFrom(1, [["ETH", 1, "", "bybit:ETH", 10, 4000]]),
        H1: { formula: "=HEDGE.PLAN(A1:B1,D1:F1)", value: "" },
      },
    };
    const rowAt = async (address: string) =>
      (await deskBench(one, { sheet: "Desk", address }).read()).activeRow?.table;
    expect(await rowAt("E1")).toBe("shorts");
    expect(await rowAt("B1")).toBe("holdings");
    expect(await rowAt("H1")).toBe("holdings");
  });
});

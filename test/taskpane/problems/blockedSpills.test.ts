import { describe, expect, it } from "vitest";
import { blockedSpills, clearTheWay } from "../../../addin/taskpane/problems/blockedSpills.js";
import { blockedText } from "../../../addin/taskpane/problems/blockedTexts.js";
import type { CellValue } from "../../../addin/host/spreadsheet.js";
import { memorySheets, type MemorySheets } from "../../support/memorySheets.js";

const plan = '=HEDGE.PLAN($A$2:$E$6,,,"action, value")';

/** A desk whose answer begins in F2 and shows this. */
function sheetsWith(shown: string, rows: readonly (readonly CellValue[])[], formula = plan): MemorySheets {
  const sheets = memorySheets({
    Hedge: [
      ["Coin", "Coins", "Instead", "Beta", "Price", "Action", "Value"],
      ["ETH", 1, "", "", "", shown, ""],
      ...rows,
    ],
  });
  return {
    ...sheets,
    findFormulas: async () => Promise.resolve([{ sheet: "Hedge", address: "F2", formula }]),
  };
}

const inTheWay = [[], ["", "", "", "", "", "", "my note"], [], ["", "", "", "", "", 7], ["below"]];

describe("an answer of the desk", () => {
  it("names the typed cells in its way, and they go only where they still hold the same", async () => {
    const sheets = sheetsWith("#SPILL!", inTheWay);
    const [blocked] = await blockedSpills(sheets);
    expect(blocked?.cells).toEqual([
      { sheet: "Hedge", address: "G4", value: "my note" },
      { sheet: "Hedge", address: "F6", value: 7 },
    ]);
    if (blocked === undefined) throw new Error("nothing is in the way");
    expect(blockedText(blocked)).toContain("G4 (“my note”), F6 (“7”) are in the way");
    await sheets.writeCells([{ sheet: "Hedge", address: "F6", content: { value: 8 }, expected: 7 }]);
    await expect(clearTheWay(sheets, blocked)).rejects.toMatchObject({ code: "cell_not_empty" });
    expect(sheets.held("Hedge", "G4")).toEqual([["my note"]]);
    await sheets.writeCells([{ sheet: "Hedge", address: "F6", content: { value: 7 }, expected: 8 }]);
    await clearTheWay(sheets, blocked);
    expect(sheets.held("Hedge", "F2:G6").slice(1).flat()).toEqual(Array.from({ length: 8 }, () => ""));
    expect(sheets.held("Hedge", "A7")).toEqual([["below"]]);
  });

  it("that shows is not in anybody's way, and an error with free cells is another problem", async () => {
    expect(await blockedSpills(sheetsWith("Sell 5", inTheWay))).toEqual([]);
    expect(await blockedSpills(sheetsWith("#N/A", []))).toEqual([]);
    const sentence = '=HEDGE.PLAN($A$2:$E$6,,,"summary")';
    expect(await blockedSpills(sheetsWith("#VALUE!", inTheWay, sentence))).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { standingDesks, updateDesk } from "../../../addin/taskpane/build/deskUpdate.js";
import { blankHeld } from "../../../shared/sheet/deskBook.js";
import { memorySheets } from "../../support/memorySheets.js";

const held = (coin: string, coins: number | string) => ({ ...blankHeld, coin, coins });
const heading = ["Coin", "Coins", "Instead", "Beta", "Price"];

describe("a desk that stands", () => {
  it("is found by the ranges of its formulas, each once; constants are no desk", () => {
    const cells = [
      { sheet: "Mine", address: "A2", formula: "=HEDGE.PLAN($A$4:$E$9,'Open shorts'!A2:E9,,\"summary\")" },
      { sheet: "Mine", address: "F4", formula: "=HEDGE.PLAN($A$4:$E$9,'Open shorts'!A2:E9)" },
      { sheet: "Details", address: "B4", formula: "=HEDGE.PLAN('Mine'!$A$4:$E$9)" },
      { sheet: "Note", address: "A1", formula: '=HEDGE.PLAN({"ETH",5})' },
    ];
    expect(standingDesks(cells)).toEqual([{ holdings: { sheet: "Mine", address: "A4:E9" } }]);
  });

  it("takes new coins into its blank rows and leaves what is typed as it is", async () => {
    const sheets = memorySheets({
      Mine: [heading, ["ETH", 100], [], ["xbt", "", "", 2], ["", "", "", "", 7], []],
    });
    const outcome = await updateDesk(sheets, { holdings: { sheet: "Mine", address: "A2:E6" } }, [
      held("SOL", 5),
      held("eth", 3),
      held("BTC", 1),
      held("=1+1", "many"),
    ]);
    expect(outcome).toEqual({ added: ["SOL", "=1+1"], differing: ["eth", "BTC"] });
    expect(sheets.held("Mine", "A2:E6")).toEqual([
      ["ETH", 100, "", "", ""],
      ["SOL", 5, "", "", ""],
      ["xbt", "", "", 2, ""],
      ["", "", "", "", 7],
      ["=1+1", "many", "", "", ""],
    ]);
  });

  it("grows within its range where no blank row is left, with some to spare", async () => {
    const sheets = memorySheets({ Mine: [heading, ["ETH", 1], ["BTC", 2], ["below the table"]] });
    await updateDesk(sheets, { holdings: { sheet: "Mine", address: "A2:E3" } }, [
      held("SOL", 5),
      held("ADA", 6),
    ]);
    expect(sheets.held("Mine", "A1:B11")).toEqual([
      ["Coin", "Coins"],
      ["ETH", 1],
      ["SOL", 5],
      ["ADA", 6],
      ...Array.from({ length: 5 }, () => ["", ""]),
      ["BTC", 2],
      ["below the table", ""],
    ]);
  });
});

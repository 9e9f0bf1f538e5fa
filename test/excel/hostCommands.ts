import { excelSpreadsheet } from "../../addin/host/excel/excelSpreadsheet.js";
import type { Spreadsheet } from "../../addin/host/spreadsheet.js";
import { venues } from "../../functions/venues/registry.js";
import { readSheetDesk } from "../../addin/taskpane/desk/readSheetDesk.js";
import { activeTrade } from "../../addin/taskpane/record/activeTrade.js";
import { refuseChangedDesk } from "../../addin/taskpane/record/refuseChangedDesk.js";
import { saleRecord } from "../../addin/taskpane/record/saleRecord.js";
import { readDraft } from "../../addin/taskpane/record/tradeDraft.js";
import { blankHeld } from "../../shared/sheet/deskBook.js";
import { deskWorkbook } from "../../shared/sheet/deskWorkbook.js";
import type { WorkbookPlan } from "../../shared/sheet/sheetPlan.js";
import { addSheet, put, putUnknown } from "../addin/host/excelBench.js";
import { parseArea } from "../support/strictExcel/area.js";
import type { StrictExcel } from "../support/strictExcel/strictExcel.js";
import { defaultDeskWorld } from "../support/deskCases.js";
import { builtDesk, deskReader } from "../taskpane/desk/sheetDesks.js";

/** Something that the pane does to the open workbook. */
export type HostCommand = {
  readonly name: string;
  /** Fills the workbook before it. */
  readonly prepare: (fake: StrictExcel) => void;
  readonly run: () => Promise<unknown>;
};

const blank = ["", "", "", "", ""];
const fullShorts = [
  ["bybit:ETH", 200_000, 4000, 40, ""],
  ["bybit:ETH", 100_000, 4000, 20, ""],
];

export function deskOf(coins: number): WorkbookPlan {
  const holdings = Array.from({ length: coins }, (_coin, index) => ({
    ...blankHeld,
    coin: `C${String(index)}X`,
    coins: index + 1,
  }));
  return deskWorkbook(
    { holdings, shorts: [], settings: {}, closed: [] },
    venues.map(({ id }) => id),
  );
}

export function buildOf(coins: number): HostCommand {
  return {
    name: `build of ${String(coins)} coins`,
    prepare: () => undefined,
    run: async () => excelSpreadsheet.paint(deskOf(coins)),
  };
}

/** A desk whose table of shorts is full, with the coin in front. */
function prepareDesk(fake: StrictExcel): void {
  for (const [name, cells] of Object.entries(builtDesk([["ETH", 100, "", "", ""], blank], fullShorts))) {
    const sheet = addSheet(fake, name, {});
    for (const [address, cell] of Object.entries(cells)) {
      const content = typeof cell === "object" ? cell.formula : cell;
      put(sheet, { [address]: typeof content === "boolean" ? String(content) : content });
    }
    if (name === "Hedge") fake.workbook.active = sheet;
  }
  fake.workbook.selection = parseArea("F8");
}

/** What the page Record does: reads the desk, plans the sale that it advises, inserts a row and writes the line. */
async function recordSale(sheets: Spreadsheet): Promise<unknown> {
  const read = await readSheetDesk(sheets, deskReader(defaultDeskWorld));
  const { draft } = activeTrade(read);
  if (draft === null) throw new Error("There is nothing to record.");
  const texts = { ...draft.texts, time: "2026-03-31 12:00" };
  const { trade } = readDraft({ side: draft.side, texts }, read.desk.markets.now);
  if (trade?.side !== "sell") throw new Error("The desk advises no sale.");
  const plan = saleRecord(read, trade.fill);
  if (plan.insert === null) throw new Error("No row is inserted.");
  await refuseChangedDesk(sheets, read);
  await sheets.insertRows(plan.insert.sheet, plan.insert.row, 1);
  await sheets.writeCells(plan.writes.map(({ write }) => write));
  return plan.sentences;
}

export const hostCommands: readonly HostCommand[] = [
  buildOf(5),
  {
    name: "insert of a formula",
    prepare: ({ workbook }) => {
      workbook.selection = parseArea("C3");
    },
    run: async () => excelSpreadsheet.insertFormula('=HEDGE.MARK("bybit:ETH")', { replace: false }),
  },
  {
    name: "repair",
    prepare: (fake) => {
      putUnknown(addSheet(fake, "Old", {}), {
        A1: "=HEDGE.QTY(1,2)",
        A2: "=BloombergUI.xla!_xldudf_HEDGE_QTY(3,4)",
        C3: "=1+_xldudf_HEDGE_QTY(5,6)",
      });
    },
    run: async () => {
      const problems = await excelSpreadsheet.findProblems();
      return [problems, await excelSpreadsheet.repair(problems)];
    },
  },
  {
    name: "freeze",
    prepare: prepareDesk,
    run: async () => excelSpreadsheet.freezeCopy("Hedge", "Values as of 2026-03-31 12:00 UTC"),
  },
  { name: "record", prepare: prepareDesk, run: async () => recordSale(excelSpreadsheet) },
];

// Desks on the sheets of the stand-in for a spreadsheet, with a service that answers from a world of markets.
import type { CellValue, DeskSheets, SheetAddress, Spreadsheet } from "../../../addin/host/spreadsheet.js";
import {
  readSheetDesk,
  type DeskReader,
  type SheetDesk,
} from "../../../addin/taskpane/desk/readSheetDesk.js";
import type { AskService } from "../../../addin/live/serviceClient.js";
import { areaAddress } from "../../../addin/host/area.js";
import { answerOf } from "../../support/deskAnswers.js";
import { defaultDeskWorld, type DeskWorld } from "../../support/deskCases.js";
import { installFakeSpreadsheet, type FakeHand, type FakeWorkbook } from "../fakeSpreadsheet.js";

type Row = readonly (CellValue | { readonly formula: string; readonly value: CellValue })[];

/** Cells of rows that begin at a row, from column A; blank ones left out. */
export function cellsFrom(firstRow: number, rows: readonly Row[]): FakeWorkbook[string] {
  return Object.fromEntries(
    rows.flatMap((row, index) =>
      row.flatMap((cell, column) =>
        cell === ""
          ? []
          : [[areaAddress({ row: firstRow - 1 + index, column, rows: 1, columns: 1 }), cell] as const],
      ),
    ),
  );
}

/** The world with another price of ETH, whose usual one is 4,000. */
export function worldAt(price: number): DeskWorld {
  const markets = defaultDeskWorld.markets.map((market) =>
    market.coin === "ETH" ? { ...market, mark: price, index: price } : market,
  );
  return { ...defaultDeskWorld, markets };
}

export type DeskBench = {
  readonly sheets: Spreadsheet & DeskSheets;
  readonly hand: FakeHand;
  readonly asked: readonly string[];
  readonly read: () => Promise<SheetDesk>;
};

/** A workbook and what reads its desk. */
export function deskBench(
  workbook: FakeWorkbook,
  active: SheetAddress,
  world: DeskWorld = defaultDeskWorld,
): DeskBench {
  installFakeSpreadsheet({ workbook, active });
  const installed = globalThis as unknown as {
    HEDGE_SPREADSHEET: Spreadsheet & DeskSheets;
    fakeHand: FakeHand;
  };
  const sheets = installed.HEDGE_SPREADSHEET;
  const asked: string[] = [];
  const reader = deskReader(world, asked);
  return {
    sheets,
    hand: installed.fakeHand,
    asked,
    read: async () => readSheetDesk(sheets, reader),
  };
}

/** Reads a desk with a service that answers from a world, and notes what it is asked. */
export function deskReader(world: DeskWorld, asked: string[] = []): DeskReader {
  const ask: AskService = async (path, read) => {
    asked.push(path);
    await Promise.resolve();
    const answer: unknown = answerOf(world, new URL(`http://127.0.0.1/${path}`));
    return { value: read(answer), serverTime: null, bodyLength: 0, maxAgeMs: 0 };
  };
  return { ask, defaultVenue: "bybit", signal: new AbortController().signal };
}

/** A desk as it is built: holdings from row 8 of Hedge, shorts from row 6 of Hedge shorts, a journal. */
export function builtDesk(holdings: readonly Row[], shorts: readonly Row[]): FakeWorkbook {
  const [lastHeld, lastShort] = [String(7 + holdings.length), String(5 + shorts.length)];
  const plan = `=HEDGE.PLAN($A$8:$E$${lastHeld},'Hedge shorts'!$A$6:$E$${lastShort},$A$4:$C$5)`;
  return {
    Hedge: {
      ...cellsFrom(4, [
        ["venue", "survive", "leverage"],
        ["bybit", 0.5, 2],
      ]),
      ...cellsFrom(7, [["Coin", "Coins", "Instead", "Beta", "Price"], ...holdings]),
      F8: { formula: plan, value: "" },
    },
    "Hedge shorts": cellsFrom(5, [["Instrument", "Contracts", "Entry", "Margin", "Opened"], ...shorts]),
    "Hedge journal": {
      A1: "Hedge journal",
      ...cellsFrom(6, [
        [
          "Opened, UTC",
          "Instrument",
          "Contracts",
          "Entry, USD",
          "Exit, USD",
          "Closed, UTC",
          "Fees, USD",
          "Funding, USD,\n+ paid",
          "P&L, USD",
        ],
        [
          45_000,
          "bybit:BTC",
          100,
          60_000,
          50_000,
          45_010,
          "",
          "",
          { formula: "=HEDGE.SHORTPNL(B7)", value: 20 },
        ],
        ["", "", "", "", "", "", "", "", { formula: "=HEDGE.SHORTPNL(B8)", value: "" }],
      ]),
    },
  };
}

import { actionOf } from "../../../shared/desk/action.js";
import { proposedTrade } from "../../../shared/desk/proposedTrade.js";
import { openLines } from "../../../shared/desk/recordTrade.js";
import { shortFields } from "../../../shared/desk/shortFields.js";
import { parseArea } from "../../host/area.js";
import { fill } from "../../language/fill.js";
import type { SheetDesk } from "../desk/readSheetDesk.js";
import { texts } from "../texts.js";
import { closingDraft, proposedDraft, type TradeDraft } from "./tradeDraft.js";

/** What the page shows of the row that the active cell is on. */
export type ActiveTrade = {
  /** "Hedge, row 8: ETH"; null where no row is active. */
  readonly title: string | null;
  /** What the desk says of the row. */
  readonly advice: string;
  /** What may be recorded; null where nothing is. */
  readonly draft: TradeDraft | null;
};

function shortTrade({ desk }: SheetDesk, index: number): Omit<ActiveTrade, "title"> {
  const short = desk.shorts[index];
  if (short === undefined || short.state === "blank") return { advice: texts.record.blankRow, draft: null };
  const advice = String(shortFields.action.read({ desk, short }));
  if (short.state !== "open") return { advice, draft: null };
  const lines = openLines(desk, short.position.contract.instrument);
  return { advice, draft: closingDraft(lines, desk.markets.now) };
}

function heldTrade({ desk }: SheetDesk, index: number): Omit<ActiveTrade, "title"> {
  const action = actionOf(desk, index);
  if (action === null) return { advice: texts.record.blankRow, draft: null };
  const trade = proposedTrade(desk, index);
  return { advice: action.text, draft: trade === null ? null : proposedDraft(trade, desk.markets.now) };
}

function rowTitle(sheet: string, row: number, name: string): string {
  return name === ""
    ? fill(texts.record.activeRow, { sheet, row })
    : fill(texts.record.namedRow, { sheet, row, name });
}

/** What may be recorded of the row that the active cell is on. */
export function activeTrade(read: SheetDesk): ActiveTrade {
  const { activeRow, holdings, shorts } = read;
  if (activeRow === null) return { title: null, advice: texts.record.selectRow, draft: null };
  const { table, index } = activeRow;
  const range = table === "holdings" ? holdings : shorts;
  const values = table === "holdings" ? read.holdingsValues : read.shortsValues;
  const name = String(values[index]?.[0] ?? "");
  return {
    title: range === null ? name : rowTitle(range.sheet, parseArea(range.address).row + index + 1, name),
    ...(table === "holdings" ? heldTrade(read, index) : shortTrade(read, index)),
  };
}

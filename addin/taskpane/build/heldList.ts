import { texts } from "../texts.js";
import { type HeldRow } from "../../../shared/sheet/deskBook.js";
import type { CellValue } from "../../host/spreadsheet.js";
import { coinName } from "./coinName.js";
import type { ListColumns } from "./listColumns.js";
import { columnNotes, sortLines } from "./listNotes.js";
import { sumOf, typedNumber, writtenCount, writtenPrice, type WrittenNumber } from "./listNumber.js";
import { askEquity, askNumbers, type ListAnswers, type ListQuestion } from "./listQuestion.js";
import { tableOf, type ListTable } from "./listTable.js";
import { listTexts } from "./listTexts.js";
import { isNumber, listStyleOf } from "./numberStyle.js";
import { refuseList } from "./refuseList.js";

/** A list as far as it could be read: the rows and what is to be said of them, or what must be asked first. */
export type HeldList =
  | { readonly status: "read"; readonly rows: readonly HeldRow[]; readonly notes: readonly string[] }
  | { readonly status: "asked"; readonly question: ListQuestion };

/** More would be no list of holdings, and too many fields for the pane. */
const maxRows = 500;

type Line = readonly CellValue[];

/** A cell of a line that holds a number, and how numbers are written in it. */
type NumberCell = { readonly cell: CellValue; readonly written: (text: string) => WrittenNumber };

type NumberCells = {
  readonly coins: readonly NumberCell[];
  readonly beta: NumberCell;
  readonly price: NumberCell;
};

const cellAt = (line: Line, index: number | null): CellValue => (index === null ? "" : (line[index] ?? ""));

const lineCoin = (line: Line, { coin }: ListColumns): string => coinName(String(cellAt(line, coin)));

function numberCells(line: Line, columns: ListColumns): NumberCells {
  const coin = lineCoin(line, columns);
  return {
    coins: columns.coins.map((index) => ({
      cell: cellAt(line, index),
      written: (text) => writtenCount(text, coin),
    })),
    beta: { cell: cellAt(line, columns.beta), written: (text) => ({ number: text.trim(), unit: "" }) },
    price: { cell: cellAt(line, columns.price), written: writtenPrice },
  };
}

function writtenNumbers({ coins, beta, price }: NumberCells): readonly string[] {
  return [...coins, beta, price].flatMap(({ cell, written }) => {
    const { number } = written(String(cell));
    return typeof cell === "string" && isNumber(number) ? [number] : [];
  });
}

function heldRow(line: Line, columns: ListColumns, { decimalSign = "." }: ListAnswers): HeldRow {
  const { coins, beta, price } = numberCells(line, columns);
  const typed = ({ cell, written }: NumberCell) => typedNumber(cell, decimalSign, written);
  return {
    coin: lineCoin(line, columns),
    coins: sumOf(coins.map(typed)),
    instead: String(cellAt(line, columns.instead)).trim(),
    beta: typed(beta),
    price: typed(price),
  };
}

/** What must be asked before the lines can be read; null for nothing. @throws HedgeError on two decimal signs */
function questionOf({ columns, lines, headings }: ListTable, answers: ListAnswers): ListQuestion | null {
  if (columns.source === "equity" && answers.useEquity !== true) {
    return askEquity(headings[columns.coins[0] ?? 0] ?? "", answers);
  }
  const style = listStyleOf(lines.flatMap((line) => writtenNumbers(numberCells(line, columns))));
  if (style.status === "contradiction") refuseList(listTexts.twoStyles(...style.texts));
  if (style.status === "clear" || answers.decimalSign !== undefined) return null;
  return askNumbers(style.texts, answers);
}

/**
 * Reads cells as a list of holdings.
 * @throws HedgeError invalid_input where they are none, or could be read in two ways that no answer settles
 */
export function heldListOf(cells: readonly Line[], answers: ListAnswers): HeldList {
  const table = tableOf(cells);
  const { lines, notes } = sortLines(table);
  if (lines.length === 0) refuseList([texts.list.noCoins, ...notes].join(" "));
  if (lines.length > maxRows) refuseList(listTexts.tooManyRows(lines.length, maxRows));
  const question = questionOf({ ...table, lines }, answers);
  if (question !== null) return { status: "asked", question };
  return {
    status: "read",
    rows: lines.map((line) => heldRow(line, table.columns, answers)),
    notes: [listTexts.taken(lines.length), ...columnNotes(table), ...notes],
  };
}

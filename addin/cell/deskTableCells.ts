import { Decimal } from "../../shared/decimal.js";
import type { DeskFigure, DeskTable, FigureKind } from "../../shared/desk/deskField.js";
import { attempt } from "../../shared/errors.js";
import type { Figure } from "./figure.js";
import { dateTimeFormat, generalFormat, priceFormat, rateFormat, yearlyRateFormat } from "./numberFormats.js";
import type { LiveCell, LiveTable } from "./tableCells.js";
import { toCell, toDateTimeCell } from "./toCell.js";

/** As many decimals as a number of contracts has; Excel would leave the point of "#.####" behind a whole one. */
function contractsFormat(contracts: number): string {
  if (Number.isInteger(contracts)) return "#,##0";
  return `#,##0.${"0".repeat(Math.min(maxDecimals, new Decimal(contracts).decimalPlaces()))}`;
}

const maxDecimals = 8;

function fixed(format: string): (value: number) => string {
  return () => format;
}

const formats: Readonly<Record<FigureKind, (value: number) => string>> = {
  text: fixed(generalFormat),
  price: priceFormat,
  usd: fixed("#,##0"),
  usdCents: fixed("#,##0.00"),
  coins: priceFormat,
  contracts: contractsFormat,
  percent: fixed(yearlyRateFormat),
  rate: fixed(rateFormat),
  dateTime: fixed(dateTimeFormat),
  general: fixed(generalFormat),
};

const noCard: Figure["card"] = () => ({});

/** What no cell can hold is an error in its own cell and spoils no other. */
function toLiveCell({ kind, value, note }: DeskFigure): LiveCell {
  if (!(value instanceof Decimal)) return value;
  return attempt(() => {
    const number = kind === "dateTime" ? toDateTimeCell(value.toNumber()) : toCell(value);
    const figure = { value: number, numberFormat: formats[kind](number), asOf: null, card: noCard };
    return note === undefined ? figure : { ...figure, origin: note, card: () => ({ Note: note }) };
  });
}

/** A table of the desk as a spill shows it; a row without cells would shift those below it. */
export function toLiveTable(table: DeskTable): LiveTable {
  return table.length === 0 ? [[""]] : table.map((row) => row.map(toLiveCell));
}

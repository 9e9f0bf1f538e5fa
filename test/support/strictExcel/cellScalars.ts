import { areaText, cellText } from "./area.js";
import type { Area } from "./area.js";
import { matrixFor, writtenCell } from "./cellInput.js";
import type { Scalar } from "./clientObject.js";
import { errorAsJson, isErrorName, localError } from "./errorValues.js";
import type { Fake } from "./fake.js";
import { fromLocalFormula, toLocalFormula } from "./localFormula.js";
import { refuseProtected } from "./place.js";
import type { Place } from "./place.js";
import { StrictExcelError } from "./strictError.js";
import type { CellModel } from "./workbookModel.js";

type Read = (cell: CellModel, at: string) => unknown;
type Change = (written: unknown, before: CellModel | undefined) => CellModel | undefined;

/** What the cells of a range hold, matrix by matrix. */
export function cellScalars(fake: Fake, place: Place): Record<string, Scalar> {
  const { language } = fake.session.kind;
  const readEach = (empty: unknown, read: Read) => () => {
    const { sheet, area } = place();
    return keysOf(area).map((row) =>
      row.map((key) => {
        const cell = sheet.cells.get(key);
        return cell === undefined ? empty : read(cell, `${sheet.name}!${key}`);
      }),
    );
  };
  const writeEach = (what: string, change: Change) => (matrix: unknown) => {
    const { sheet, area } = place();
    refuseProtected(sheet);
    const rows = matrixFor(what, matrix, area);
    keysOf(area).forEach((keys, down) => {
      keys.forEach((key, right) => {
        const cell = change(rows[down]?.[right], sheet.cells.get(key));
        if (cell !== undefined) sheet.cells.set(key, cell);
      });
    });
  };
  const shown: Read = (cell, at) => {
    const { value, isError } = cellContent(fake, cell, at);
    return isError === true ? localError(String(value), language) : value;
  };
  const formula = (toText: (formula: string) => string): Read => {
    return (cell, at) => (cell.formula === "" ? shown(cell, at) : toText(cell.formula));
  };
  const byProgram: Change = (written, before) =>
    unknownToTurkish(fake, writtenCell(written, before, language));
  const byHand: Change = (written, before) =>
    writtenCell(
      typeof written === "string" ? fromLocalFormula(written, language) : written,
      before,
      language,
    );

  return {
    values: { read: readEach("", shown), write: writeEach("values", byProgram) },
    valueTypes: { read: readEach("Empty", (cell, at) => typeOf(cellContent(fake, cell, at))) },
    valuesAsJson: {
      read: readEach({ type: "Empty" }, (cell, at) => {
        const content = cellContent(fake, cell, at);
        const { value, isError } = content;
        return isError === true
          ? errorAsJson(String(value), language)
          : { type: typeOf(content), basicValue: value };
      }),
    },
    formulas: {
      read: readEach(
        "",
        formula((text) => text),
      ),
      write: writeEach("formulas", byProgram),
    },
    formulasLocal: {
      read: readEach(
        "",
        formula((text) => toLocalFormula(text, language)),
      ),
      write: writeEach("formulasLocal", byHand),
    },
    numberFormat: {
      read: readEach("General", ({ numberFormat }) => numberFormat),
      write: writeEach("numberFormat", withFormat),
    },
  };
}

/** What a cell shows; errors by their English names. */
function cellContent(fake: Fake, cell: CellModel, at: string): Pick<CellModel, "value" | "isError"> {
  if (cell.formula === "") return cell;
  const value = cell.isUnknown === true ? "#NAME?" : fake.calculate(cell.formula, at);
  return { value, isError: isErrorName(value) };
}

/** Pastes the values of a range over another of the same size. */
export function pasteValues(fake: Fake, from: ReturnType<Place>, to: ReturnType<Place>): void {
  refuseProtected(to.sheet);
  if (from.area.rows !== to.area.rows || from.area.columns !== to.area.columns)
    throw new StrictExcelError("InvalidArgument", `${areaText(from.area)} does not fit ${areaText(to.area)}`);
  const targets = keysOf(to.area).flat();
  keysOf(from.area)
    .flat()
    .forEach((key, index) => {
      const target = targets[index] ?? "";
      const cell = from.sheet.cells.get(key);
      if (cell === undefined) to.sheet.cells.delete(target);
      else {
        const { value, isError = false } = cellContent(fake, cell, `${from.sheet.name}!${key}`);
        const numberFormat = to.sheet.cells.get(target)?.numberFormat ?? "General";
        to.sheet.cells.set(target, { value, formula: "", numberFormat, ...(isError ? { isError } : {}) });
      }
    });
}

function keysOf({ row, column, rows, columns }: Area): readonly (readonly string[])[] {
  return Array.from({ length: rows }, (_row, down) =>
    Array.from({ length: columns }, (_column, right) => cellText(row + down, column + right)),
  );
}

/** A Turkish Excel does not know custom functions that an add-in writes in English notation: office-js #6614. */
function unknownToTurkish(fake: Fake, cell: CellModel | undefined): CellModel | undefined {
  const { language } = fake.session.kind;
  if (cell === undefined || language !== "tr" || !/\bHEDGE\./i.test(cell.formula)) return cell;
  return { ...cell, isUnknown: true };
}

function typeOf({ value, isError }: Pick<CellModel, "value" | "isError">): string {
  if (isError === true) return "Error";
  if (value === "") return "Empty";
  if (typeof value === "boolean") return "Boolean";
  return typeof value === "string" ? "String" : "Double";
}

function withFormat(written: unknown, before: CellModel | undefined): CellModel | undefined {
  if (written === null) return before;
  if (typeof written !== "string") throw new StrictExcelError("InvalidArgument", "a number format is a text");
  return { value: "", formula: "", ...before, numberFormat: written };
}

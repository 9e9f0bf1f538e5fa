import { areaText, boundingArea, checkedArea, parseArea, sheetSize } from "./area.js";
import type { Area } from "./area.js";
import { cellScalars, pasteValues } from "./cellScalars.js";
import { clientObject } from "./clientObject.js";
import type { Scalar } from "./clientObject.js";
import { conditionalFormats } from "./conditionalFormats.js";
import { dataValidation } from "./dataValidation.js";
import type { Fake } from "./fake.js";
import { refuseProtected } from "./place.js";
import type { Place } from "./place.js";
import { rangeFormat } from "./rangeFormat.js";
import { StrictExcelError } from "./strictError.js";
import { spillMembers } from "./spills.js";
import { usedArea } from "./usedArea.js";
import type { SheetModel } from "./workbookModel.js";

const places = new WeakMap<object, Place>();

/** Where a range is that is given to another object, such as a note. */
export function rangePlace(given: Excel.Range): ReturnType<Place> {
  const place = places.get(given);
  if (place === undefined) throw new StrictExcelError("InvalidArgument", "a range was expected");
  return place();
}

/** The area of a range that is given to another object, such as a chart. */
export function rangeArea(given: Excel.Range): Area {
  return rangePlace(given).area;
}

/** A range that exists, or that `exists` says of whether it does. */
export function range(fake: Fake, place: Place, exists?: () => boolean): Excel.Range {
  const within = (change: (area: Area) => Area): Excel.Range =>
    range(fake, () => {
      const { sheet, area } = place();
      return { sheet, area: checkedArea(change(area)) };
    });
  const act = (operation: (sheet: SheetModel, area: Area) => void) => {
    fake.session.queue(() => {
      const { sheet, area } = place();
      refuseProtected(sheet);
      operation(sheet, area);
    });
  };

  const self = clientObject<Excel.Range>(fake.session, {
    type: "Range",
    ...(exists === undefined ? {} : { exists }),
    scalars: { ...cellScalars(fake, place), ...placeScalars(place) },
    members: {
      get format() {
        return rangeFormat(fake.session, place);
      },
      get worksheet() {
        return fake.worksheetOf(() => place().sheet);
      },
      get conditionalFormats() {
        return conditionalFormats(fake.session, place);
      },
      get dataValidation() {
        return dataValidation(fake.session, place);
      },
      getUsedRangeOrNullObject: () => {
        const used = () => usedArea(place().sheet, place().area);
        return range(
          fake,
          () => ({ sheet: place().sheet, area: used() ?? place().area }),
          () => used() !== undefined,
        );
      },
      ...spillMembers(fake, place, range),
      copyFrom: (source: Excel.Range, what: string) => {
        if (what !== "Values") throw new StrictExcelError("InvalidArgument", "the fake copies values only");
        fake.session.queue(() => {
          pasteValues(fake, rangePlace(source), place());
        });
      },
      insert: (shift: string) => {
        act((sheet, area) => {
          if (shift !== "Down" || area.columns !== sheetSize.columns)
            throw new StrictExcelError("InvalidArgument", "the fake inserts whole rows");
          insertRows(sheet, area);
        });
        return range(fake, place);
      },
      getCell: (row: number, column: number) =>
        within((area) => ({ row: area.row + row, column: area.column + column, rows: 1, columns: 1 })),
      getOffsetRange: (rows: number, columns: number) =>
        within((area) => ({ ...area, row: area.row + rows, column: area.column + columns })),
      getResizedRange: (rows: number, columns: number) =>
        within((area) => ({ ...area, rows: area.rows + rows, columns: area.columns + columns })),
      // By this office.js itself writes a matrix of more than 1,500 cells in parts.
      getBoundingRect: (other: Excel.Range) => within((area) => boundingArea(area, rangeArea(other))),
      getRow: (row: number) => within((area) => ({ ...area, row: area.row + row, rows: 1 })),
      getColumn: (column: number) =>
        within((area) => ({ ...area, column: area.column + column, columns: 1 })),
      merge: () => {
        act((sheet, area) => sheet.formats.set(`${areaText(area)} merged`, true));
      },
      select: () => {
        fake.session.queue(() => {
          const { sheet, area } = place();
          Object.assign(fake.workbook, { active: sheet, selection: area });
        });
      },
    },
  });
  places.set(self, place);
  return self;
}

function insertRows({ cells }: SheetModel, { row, rows }: Area): void {
  const before = [...cells];
  cells.clear();
  for (const [key, cell] of before) {
    const at = parseArea(key);
    cells.set(areaText(at.row < row ? at : { ...at, row: at.row + rows }), cell);
  }
}

function placeScalars(place: Place): Record<string, Scalar> {
  return {
    address: { read: () => `${quotedName(place().sheet.name)}!${areaText(place().area)}` },
    rowIndex: { read: () => place().area.row },
    columnIndex: { read: () => place().area.column },
    rowCount: { read: () => place().area.rows },
    columnCount: { read: () => place().area.columns },
  };
}

function quotedName(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
}

import { parseArea, wholeSheet } from "./area.js";
import type { Area } from "./area.js";
import { charts } from "./charts.js";
import { clientObject } from "./clientObject.js";
import type { Fake } from "./fake.js";
import { refuseProtected } from "./place.js";
import { range, rangeArea } from "./range.js";
import { checkedSheetName } from "./sheetName.js";
import { invalidArgument, StrictExcelError } from "./strictError.js";
import { usedArea } from "./usedArea.js";
import { newSheet, sheetId } from "./workbookModel.js";
import type { SheetModel } from "./workbookModel.js";

type FindSheet = () => SheetModel;

/** A sheet that `find` gives at a sync, or that `exists` says of whether it does. */
export function worksheet(fake: Fake, find: FindSheet, exists?: () => boolean): Excel.Worksheet {
  const { session, workbook } = fake;
  const act = (operation: (sheet: SheetModel) => void) => {
    session.queue(() => {
      operation(find());
    });
  };
  const whole = (): Area => usedArea(find()) ?? { row: 0, column: 0, rows: 1, columns: 1 };

  return clientObject<Excel.Worksheet>(session, {
    type: "Worksheet",
    ...(exists === undefined ? {} : { exists }),
    scalars: {
      name: {
        read: () => find().name,
        write: (value) => {
          find().name = checkedSheetName(
            value,
            workbook.sheets.filter((sheet) => sheet !== find()),
          );
        },
      },
      id: { read: () => sheetId(find()) },
      position: { read: () => workbook.sheets.indexOf(find()) },
      visibility: { read: () => find().visibility },
      showGridlines: {
        read: () => find().showGridlines,
        write: (value) => {
          find().showGridlines = value === true;
        },
      },
      tabColor: {
        read: () => find().tabColor,
        write: (value) => {
          find().tabColor = String(value);
        },
      },
    },
    members: {
      getRange: (address?: string) => {
        const area = address === undefined ? wholeSheet : parseArea(address);
        return range(fake, () => ({ sheet: find(), area }));
      },
      getUsedRange: () => range(fake, () => ({ sheet: find(), area: whole() })),
      getUsedRangeOrNullObject: () =>
        range(
          fake,
          () => ({ sheet: find(), area: whole() }),
          () => usedArea(find()) !== undefined,
        ),
      get charts() {
        return charts(session, find);
      },
      get protection() {
        return protection(fake, find);
      },
      get freezePanes() {
        return freezePanes(fake, find);
      },
      copy: (position: string, beside: Excel.Worksheet) => {
        if (position !== "After" || !("name" in beside))
          throw invalidArgument("the fake copies a sheet after a sheet");
        let made: SheetModel | undefined;
        session.queue(() => {
          const copied = find();
          made = copySheet(copied, workbook.sheets);
          workbook.sheets.splice(workbook.sheets.indexOf(copied) + 1, 0, made);
        });
        return worksheet(fake, () => made ?? find());
      },
      getNextOrNullObject: () => {
        const next = () => workbook.sheets[workbook.sheets.indexOf(find()) + 1];
        return worksheet(
          fake,
          () => next() ?? find(),
          () => next() !== undefined,
        );
      },
      activate: () => {
        act((sheet) => (workbook.active = sheet));
      },
      delete: () => {
        act((sheet) => {
          if (workbook.sheets.length === 1)
            throw new StrictExcelError("InvalidOperation", "the last sheet cannot be deleted");
          workbook.sheets.splice(workbook.sheets.indexOf(sheet), 1);
          workbook.active = workbook.sheets[0] ?? sheet;
        });
      },
    },
  });
}

function protection({ session }: Fake, find: FindSheet): Excel.WorksheetProtection {
  return clientObject<Excel.WorksheetProtection>(session, {
    type: "WorksheetProtection",
    scalars: { protected: { read: () => find().isProtected } },
    members: {
      protect: () => {
        session.queue(() => {
          refuseProtected(find());
          find().isProtected = true;
        });
      },
      unprotect: () => {
        session.queue(() => {
          find().isProtected = false;
        });
      },
    },
  });
}

function freezePanes(fake: Fake, find: FindSheet): Excel.WorksheetFreezePanes {
  const { session } = fake;
  const freeze = (area: Area) => {
    session.queue(() => {
      refuseProtected(find());
      find().frozen = area;
    });
  };
  return clientObject<Excel.WorksheetFreezePanes>(session, {
    type: "WorksheetFreezePanes",
    members: {
      freezeAt: (frozen: Excel.Range) => {
        session.queue(() => {
          refuseProtected(find());
          find().frozen = rangeArea(frozen);
        });
      },
      getLocationOrNullObject: () =>
        range(
          fake,
          () => ({ sheet: find(), area: frozenArea(find().frozen) ?? wholeSheet }),
          () => find().frozen !== undefined,
        ),
      freezeRows: (rows: number) => {
        freeze({ row: 0, column: 0, rows, columns: 0 });
      },
      freezeColumns: (columns: number) => {
        freeze({ row: 0, column: 0, rows: 0, columns });
      },
    },
  });
}

/** Frozen rows and columns reach over the whole sheet. */
function frozenArea(frozen: Area | undefined): Area | undefined {
  if (frozen === undefined) return undefined;
  const { rows, columns } = frozen;
  return {
    ...frozen,
    rows: rows === 0 ? wholeSheet.rows : rows,
    columns: columns === 0 ? wholeSheet.columns : columns,
  };
}

function copySheet(sheet: SheetModel, others: readonly SheetModel[]): SheetModel {
  const copy = {
    ...newSheet(checkedSheetName(`${sheet.name.slice(0, 27)} (2)`, others)),
    frozen: sheet.frozen,
  };
  for (const [key, cell] of sheet.cells) copy.cells.set(key, { ...cell });
  copy.isProtected = sheet.isProtected;
  return copy;
}

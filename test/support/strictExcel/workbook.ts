import { cellNotes } from "./cellNotes.js";
import { clientObject } from "./clientObject.js";
import type { Fake } from "./fake.js";
import { range } from "./range.js";
import { checkedSheetName } from "./sheetName.js";
import { invalidArgument, StrictExcelError } from "./strictError.js";
import { findNamed, newSheet, sheetId } from "./workbookModel.js";
import type { SheetModel } from "./workbookModel.js";
import { worksheet } from "./worksheet.js";

const calculationModes = ["Automatic", "AutomaticExceptTables", "Manual"];

export function workbook(fake: Fake): Excel.Workbook {
  const { session, workbook: model } = fake;
  return clientObject<Excel.Workbook>(session, {
    type: "Workbook",
    members: {
      get worksheets() {
        return worksheets(fake);
      },
      get application() {
        return application(fake);
      },
      get protection() {
        return clientObject<Excel.WorkbookProtection>(session, {
          type: "WorkbookProtection",
          scalars: { protected: { read: () => model.isProtected } },
        });
      },
      get notes() {
        return cellNotes(session);
      },
      get onSelectionChanged() {
        return selectionEvents(fake);
      },
      getActiveCell: () =>
        range(fake, () => ({ sheet: model.active, area: { ...model.selection, rows: 1, columns: 1 } })),
      getSelectedRange: () => range(fake, () => ({ sheet: model.active, area: model.selection })),
    },
  });
}

function worksheets(fake: Fake): Excel.WorksheetCollection {
  const { session, workbook: model } = fake;
  const find = (key: string): SheetModel | undefined =>
    findNamed(model.sheets, key) ?? model.sheets.find((sheet) => sheetId(sheet) === key);
  const found = (key: string): SheetModel => {
    const sheet = find(key);
    if (sheet === undefined) throw new StrictExcelError("ItemNotFound", `there is no sheet "${key}"`);
    return sheet;
  };
  return clientObject<Excel.WorksheetCollection>(session, {
    type: "WorksheetCollection",
    items: () => model.sheets.map((sheet) => worksheet(fake, () => sheet)),
    members: {
      // A sheet's name or its id, of which office.js makes use by itself.
      getItem: (key: string) => worksheet(fake, () => found(key)),
      getItemOrNullObject: (key: string) =>
        worksheet(
          fake,
          () => found(key),
          () => find(key) !== undefined,
        ),
      getActiveWorksheet: () => worksheet(fake, () => model.active),
      add: (name?: string) => {
        let made: SheetModel | undefined;
        session.queue(() => {
          if (model.isProtected)
            throw new StrictExcelError("AccessDenied", "the structure of the workbook is protected");
          made = newSheet(checkedSheetName(name ?? `Sheet${String(model.sheets.length + 1)}`, model.sheets));
          model.sheets.push(made);
        });
        return worksheet(fake, () => made ?? found(name ?? ""));
      },
    },
  });
}

function selectionEvents({ session, workbook: { selectionListeners } }: Fake): object {
  return {
    add: (listener: () => unknown) => {
      session.queue(() => selectionListeners.add(listener));
      return {
        context: {},
        remove: () => {
          selectionListeners.delete(listener);
        },
      };
    },
  };
}

function application({ session, workbook: model }: Fake): Excel.Application {
  return clientObject<Excel.Application>(session, {
    type: "Application",
    scalars: {
      calculationMode: {
        read: () => model.calculationMode,
        write: (value) => {
          if (typeof value !== "string" || !calculationModes.includes(value))
            throw invalidArgument(`${JSON.stringify(value)} is no calculation mode`);
          model.calculationMode = value;
        },
      },
    },
    members: {
      suspendApiCalculationUntilNextSync: () => {
        session.queue(() => undefined);
      },
      suspendScreenUpdatingUntilNextSync: () => {
        session.queue(() => undefined);
      },
    },
  });
}

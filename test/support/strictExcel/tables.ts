import { areOverlapping, parseArea } from "./area.js";
import type { Area } from "./area.js";
import { clientObject } from "./clientObject.js";
import type { Fake } from "./fake.js";
import { refuseProtected } from "./place.js";
import { range } from "./range.js";
import { invalidArgument, StrictExcelError } from "./strictError.js";
import { findNamed } from "./workbookModel.js";
import type { SheetModel, TableModel } from "./workbookModel.js";

const namePattern = /^[\p{L}_\\][\p{L}\p{N}_.]{0,254}$/u;

/** The tables of the workbook, or of the one sheet that is given. */
export function tables(fake: Fake, sheet?: () => SheetModel): Excel.TableCollection {
  const { session, workbook } = fake;
  const list = () => workbook.tables.filter((table) => sheet === undefined || table.sheet === sheet());
  const found = (name: string) => findNamed(list(), name);
  return clientObject<Excel.TableCollection>(session, {
    type: "TableCollection",
    items: () => list().map((made) => table(fake, () => made)),
    scalars: { count: { read: () => list().length } },
    members: {
      getItem: (name: string) => table(fake, () => found(name)),
      getItemOrNullObject: (name: string) =>
        table(
          fake,
          () => found(name),
          () => found(name) !== undefined,
        ),
      add: (address: string, hasHeaders: boolean) => {
        if (sheet === undefined)
          throw invalidArgument("the fake adds tables to a sheet, not to the workbook");
        const area = parseArea(address);
        let made: TableModel | undefined;
        session.queue(() => {
          made = addTable(fake, sheet(), area, hasHeaders);
        });
        return table(fake, () => made);
      },
    },
  });
}

function addTable({ workbook }: Fake, sheet: SheetModel, area: Area, hasHeaders: boolean): TableModel {
  refuseProtected(sheet);
  if (workbook.tables.some((other) => other.sheet === sheet && areOverlapping(other.area, area)))
    throw invalidArgument("a table cannot overlap another");
  const made = { name: `Table${String(workbook.tables.length + 1)}`, sheet, area, hasHeaders, style: "" };
  workbook.tables.push(made);
  return made;
}

function table(fake: Fake, find: () => TableModel | undefined, exists?: () => boolean): Excel.Table {
  const { session, workbook } = fake;
  const model = () => {
    const found = find();
    if (found === undefined) throw new StrictExcelError("ItemNotFound", "there is no such table");
    return found;
  };
  const part = (cut: (area: Area) => Area) => () =>
    range(fake, () => ({ sheet: model().sheet, area: cut(model().area) }));
  return clientObject<Excel.Table>(session, {
    type: "Table",
    ...(exists === undefined ? {} : { exists }),
    scalars: {
      name: {
        read: () => model().name,
        write: (value) => {
          if (typeof value !== "string" || !namePattern.test(value))
            throw invalidArgument(`${JSON.stringify(value)} is no name of a table`);
          if (
            findNamed([...workbook.tables.filter((other) => other !== model()), ...workbook.names], value) !==
            undefined
          )
            throw new StrictExcelError("ItemAlreadyExists", `the name "${value}" is taken`);
          model().name = value;
        },
      },
      style: {
        read: () => model().style,
        write: (value) => {
          model().style = String(value);
        },
      },
    },
    members: {
      getRange: part((area) => area),
      getHeaderRowRange: part((area) => ({ ...area, rows: 1 })),
      getDataBodyRange: part((area) => ({ ...area, row: area.row + 1, rows: area.rows - 1 })),
      delete: () => {
        session.queue(() => {
          refuseProtected(model().sheet);
          workbook.tables.splice(workbook.tables.indexOf(model()), 1);
        });
      },
    },
  });
}

import { HedgeError } from "../../../shared/errors.js";

/** The sheets of these names that there are; needs a sync. */
export async function findSheets(
  context: Excel.RequestContext,
  names: readonly string[],
): Promise<ReadonlyMap<string, Excel.Worksheet>> {
  const asked = names.map((name) => ({ name, sheet: context.workbook.worksheets.getItemOrNullObject(name) }));
  for (const { sheet } of asked) sheet.load("name");
  await context.sync();
  return new Map(asked.filter(({ sheet }) => !sheet.isNullObject).map(({ name, sheet }) => [name, sheet]));
}

/** The sheet of that name. @throws HedgeError `sheet_missing` */
export async function findSheet(context: Excel.RequestContext, name: string): Promise<Excel.Worksheet> {
  const sheet = (await findSheets(context, [name])).get(name);
  if (sheet === undefined)
    throw new HedgeError({
      code: "sheet_missing",
      message: `There is no sheet "${name}". Choose an existing sheet.`,
    });
  return sheet;
}

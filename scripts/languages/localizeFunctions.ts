import * as z from "zod/mini";
import type { Say } from "./catalogue.js";

const described = { description: z.optional(z.string()) };

const metadataSchema = z.looseObject({
  functions: z.array(
    z.looseObject({ ...described, id: z.string(), parameters: z.array(z.looseObject(described)) }),
  ),
  enums: z.array(z.looseObject({ values: z.array(z.looseObject({ tooltip: z.optional(z.string()) })) })),
});

/**
 * Gives functions.json the descriptions of another language. Names stay: a workbook goes from one language to another
 * with the formula as it was typed, and Excel does not translate the name of a function that an add-in writes
 * (office-js issue 891).
 */
export function localizeFunctions(functionsJson: string, say: Say): string {
  const metadata = z.parse(metadataSchema, JSON.parse(functionsJson));
  const said = <Entry extends { readonly description?: string | undefined }>(entry: Entry): Entry =>
    entry.description === undefined ? entry : { ...entry, description: say(entry.description) };
  const functions = metadata.functions.map((each) => ({
    ...said(each),
    parameters: each.parameters.map(said),
  }));
  const enums = metadata.enums.map((each) => ({
    ...each,
    values: each.values.map((value) =>
      value.tooltip === undefined ? value : { ...value, tooltip: say(value.tooltip) },
    ),
  }));
  return JSON.stringify({ ...metadata, functions, enums }, null, 4);
}

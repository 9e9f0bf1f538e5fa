import type { ArgumentPlace } from "./argumentAt.js";
import type { EnumMetadata, FunctionsMetadata } from "../../runtime/functionsMetadata.js";

export type OfferedWord = EnumMetadata["values"][number];

/** The words that functions.json offers for an argument, those that begin as what is typed. */
export function offeredWords(
  { functions, enums }: FunctionsMetadata,
  namespace: string,
  { functionName, index, typed }: ArgumentPlace,
): readonly OfferedWord[] {
  const wanted = functionName.toUpperCase();
  const entry = functions.find(({ name }) => `${namespace}.${name}`.toUpperCase() === wanted);
  const enumId = entry?.parameters[index]?.customEnumId?.toUpperCase();
  if (enumId === undefined) return [];
  const begun = typed.replace(/^"/, "").toLowerCase();
  const values = enums?.find(({ id }) => id.toUpperCase() === enumId)?.values ?? [];
  return values.filter(({ stringValue }) => stringValue.toLowerCase().startsWith(begun));
}

import * as z from "zod/mini";
import type { WordList } from "../../addin/wordList.js";

const parameterSchema = z.looseObject({ name: z.string() });
const metadataSchema = z.looseObject({
  functions: z.array(z.looseObject({ id: z.string(), parameters: z.array(parameterSchema) })),
});

/**
 * Ties the parameters of the generated functions.json to the lists of words they take, as Microsoft's generator
 * writes its enums. It takes an enum from the file of its function only, where each list would be written again.
 *
 * Excel documents enums for texts and numbers only, so such a parameter becomes a text. A cell or range may still be
 * given: what is no text arrives as one, and the function says in its sentence that it is none of the words.
 */
export function addEnums(functionsJson: string, lists: readonly WordList[]): string {
  const metadata = z.parse(metadataSchema, JSON.parse(functionsJson));
  const used = new Set<WordList>();
  const functions = metadata.functions.map((each) => ({
    ...each,
    parameters: each.parameters.map((parameter) => {
      const list = lists.find((candidate) => isMeant(candidate, each.id, parameter.name));
      if (list === undefined) return parameter;
      used.add(list);
      return { ...parameter, type: "string", customEnumId: list.id };
    }),
  }));
  const enums = lists.filter((list) => used.has(list)).map(toEnum);
  return JSON.stringify({ ...metadata, functions, enums }, null, 4);
}

function isMeant(list: WordList, functionId: string, parameter: string): boolean {
  return list.parameter === parameter && (list.functionId ?? functionId) === functionId;
}

/** A name is a member of an enum in TypeScript, which has no spaces. */
function toEnum({ id, words }: WordList) {
  const values = words.map(({ word, tooltip }) => ({
    name: word.replaceAll(" ", "_"),
    stringValue: word,
    tooltip,
  }));
  return { id, type: "string", values };
}

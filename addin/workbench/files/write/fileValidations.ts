import type { DataValidation } from "hucre";
import { constantLimit } from "../constantLimit.js";
import { field, numberField, parseJson, textField } from "../jsonFields.js";
import { rangesText } from "../ranges.js";
import { comparisonOf } from "./comparison.js";
import type { SaveNotes, ToStored } from "./fileCells.js";
import { fileText } from "./fileText.js";

/** Excel calls a file damaged whose list has more signs than these. */
const maxList = 255;
const errorStyles = ["information", "stop", "warning"] as const;
const stop = 1;
const plainTypes = ["whole", "decimal", "date", "time", "textLength", "custom"] as const;

type Body = Pick<DataValidation, "type" | "values" | "formula1" | "formula2" | "operator">;

/** What may be entered into the cells of a sheet, as files hold it. */
export function fileValidations(rules: unknown, toStored: ToStored, notes: SaveNotes): DataValidation[] {
  const list: readonly unknown[] = Array.isArray(rules) ? rules : [];
  return list.flatMap((rule) => {
    const range = rangesText(rule);
    const body = range === "" ? undefined : ruleBody(rule, toStored);
    if (body === undefined) {
      notes.add(
        "A check of what may be entered was left out: its list is too long for a file, or files do not know its kind or limits.",
      );
      return [];
    }
    return [{ ...body, range, allowBlank: field(rule, "allowBlank") !== false, ...messages(rule) }];
  });
}

function ruleBody(rule: unknown, toStored: ToStored): Body | undefined {
  const kind = textField(rule, "type");
  const written = textField(rule, "formula1") ?? "";
  if (kind === "list" || kind === "listMultiple") return listBody(written, toStored);
  const type = plainTypes.find((each) => each === kind);
  if (type !== "custom") return type && comparisonBody(rule, type, toStored);
  const formula1 = toStored(written);
  return formula1 === undefined ? undefined : { type, formula1 };
}

function comparisonBody(rule: unknown, type: Body["type"], toStored: ToStored): Body | undefined {
  const formula1 = limit(rule, "formula1", toStored);
  if (formula1 === undefined) return undefined;
  const operator = comparisonOf(rule) ?? "between";
  if (operator !== "between" && operator !== "notBetween") return { type, formula1, operator };
  const formula2 = limit(rule, "formula2", toStored);
  return formula2 === undefined ? undefined : { type, formula1, formula2, operator };
}

/** A limit is a formula, or a constant: Excel would calculate 2026-01-01 as 2024. */
function limit(rule: unknown, name: "formula1" | "formula2", toStored: ToStored): string | undefined {
  const written = textField(rule, name) ?? "";
  if (written.startsWith("=")) return toStored(written);
  const number = constantLimit(written, textField(rule, "type") ?? "");
  return number === null ? undefined : String(number);
}

function listBody(words: string, toStored: ToStored): Body | undefined {
  if (words.startsWith("=")) {
    const formula1 = toStored(words);
    return formula1 === undefined ? undefined : { type: "list", formula1 };
  }
  const values = listWords(words);
  const isTooLong = values.join(",").length > maxList;
  if (values.length === 0 || isTooLong || values.some((word) => word.includes(","))) return undefined;
  return { type: "list", values: values.map((word) => fileText(word).replaceAll('"', '""')) };
}

/** The grid keeps the words of a list as a list in JSON, and in older workbooks between commas. */
function listWords(text: string): readonly string[] {
  const parsed = parseJson(text);
  const words: readonly unknown[] = Array.isArray(parsed) ? parsed : text.split(",");
  return words.filter((word) => typeof word === "string" && word !== "").map(String);
}

function messages(rule: unknown): Partial<DataValidation> {
  const level = numberField(rule, "errorStyle");
  const errorStyle = errorStyles[level ?? stop];
  // A rule that only warns offers its words and lets others in: Excel would ask each time.
  const isRefusing = level === undefined || level === stop;
  return {
    ...(errorStyle === undefined ? {} : { errorStyle }),
    ...(isRefusing ? { showErrorMessage: true } : {}),
    ...cut("errorTitle", textField(rule, "errorTitle"), 32),
    ...cut("errorMessage", textField(rule, "error"), 255),
    ...(field(rule, "showInputMessage") === true ? { showInputMessage: true } : {}),
    ...cut("inputTitle", textField(rule, "promptTitle"), 32),
    ...cut("inputMessage", textField(rule, "prompt"), 255),
  };
}

function cut(
  name: "errorTitle" | "errorMessage" | "inputTitle" | "inputMessage",
  text: string | undefined,
  length: number,
): Partial<DataValidation> {
  return text === undefined || text === "" ? {} : { [name]: fileText(text.slice(0, length)) };
}

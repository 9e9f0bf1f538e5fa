import type { CellValue, SheetAddress } from "../../host/spreadsheet.js";
import { readAmount } from "../build/readAmount.js";

/** What the user gave for a parameter: typed, or taken from the sheet. */
export type ArgumentDraft = {
  readonly text: string;
  /** Where the text is a reference that was taken, and what stood there then. */
  readonly taken: (SheetAddress & { readonly values: readonly (readonly CellValue[])[] }) | null;
};

/** An argument as the formula writes it and, where that is known without the sheet, its value. */
export type ReadArgument =
  | { readonly status: "blank" }
  | { readonly status: "value"; readonly written: string; readonly value: unknown }
  | { readonly status: "unknown"; readonly written: string }
  | { readonly status: "wrong"; readonly problem: string };

const cell = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`;
const reference = new RegExp(`^(?:(?:'(?:[^']|'')+'|[\\p{L}\\p{N}_.]+)!)?${cell}(?::${cell})?$`, "u");
const quoted = /^"((?:[^"]|"")*)"$/;
const arrayOfConstants = /^\{([^{}]+)\}$/;
const percentage = /^([+-]?[\d.]+)\s*%$/;

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function constant(text: string): ReadArgument {
  const inQuotes = quoted.exec(text)?.[1];
  if (inQuotes !== undefined)
    return { status: "value", written: text, value: inQuotes.replaceAll('""', '"') };
  if (/^(true|false)$/i.test(text)) {
    return { status: "value", written: text.toUpperCase(), value: text.toUpperCase() === "TRUE" };
  }
  const hundredths = percentage.exec(text)?.[1];
  if (hundredths !== undefined && Number.isFinite(Number(hundredths))) {
    return { status: "value", written: text, value: Number((Number(hundredths) / 100).toPrecision(15)) };
  }
  const amount = readAmount(text);
  if (amount.status === "number")
    return { status: "value", written: String(amount.value), value: amount.value };
  const isMeantAsNumber = /^[\s\d.,+'’-]+$/u.test(text);
  if (amount.status === "wrong" && isMeantAsNumber) return amount;
  return { status: "value", written: quote(text), value: text };
}

function constantArray(text: string, inside: string): ReadArgument {
  const rows = inside.split(";").map((row) => row.split(",").map((each) => constant(each.trim())));
  const values = rows.map((row) => row.map((each) => (each.status === "value" ? each.value : null)));
  return { status: "value", written: text, value: values };
}

function sheetPrefix(sheet: string): string {
  return /^\p{L}[\p{L}\p{N}_]*$/u.test(sheet) ? `${sheet}!` : `'${sheet.replaceAll("'", "''")}'!`;
}

/**
 * Reads what was given for a parameter.
 * @param activeSheet the sheet that the formula will stand on, whose cells need no sheet's name
 */
export function readArgument({ text, taken }: ArgumentDraft, activeSheet: string | null): ReadArgument {
  if (taken !== null) {
    const written = `${taken.sheet === activeSheet ? "" : sheetPrefix(taken.sheet)}${taken.address}`;
    const value = taken.values.map((row) => row.map((each) => (each === "" ? null : each)));
    return { status: "value", written, value };
  }
  const typed = text.trim();
  if (typed === "") return { status: "blank" };
  if (typed.startsWith("=")) return { status: "unknown", written: typed.slice(1) };
  if (reference.test(typed)) return { status: "unknown", written: typed };
  const inside = arrayOfConstants.exec(typed)?.[1];
  return inside === undefined ? constant(typed) : constantArray(typed, inside);
}

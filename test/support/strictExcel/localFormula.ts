import type { ExcelKind } from "./excelKind.js";

const quoted = /("(?:[^"]|"")*"|'(?:[^']|'')*')/;

/** A formula as people type it in that Excel, where arguments stand between semicolons outside English. */
export function toLocalFormula(formula: string, language: ExcelKind["language"]): string {
  return language === "en" ? formula : outsideQuotes(formula, ",", ";");
}

/** A typed formula in English notation. */
export function fromLocalFormula(formula: string, language: ExcelKind["language"]): string {
  return language === "en" ? formula : outsideQuotes(formula, ";", ",");
}

function outsideQuotes(formula: string, what: string, by: string): string {
  const parts = formula.split(quoted);
  return parts.map((part, index) => (index % 2 === 1 ? part : part.replaceAll(what, by))).join("");
}

import type { ExcelKind } from "./excelKind.js";

type Language = ExcelKind["language"];

// What Excel calls its errors elsewhere; those that are not here are the same, or not documented.
const names: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {},
  de: { "#VALUE!": "#WERT!", "#N/A": "#NV", "#REF!": "#BEZUG!", "#NUM!": "#ZAHL!" },
  fr: { "#NAME?": "#NOM?", "#VALUE!": "#VALEUR!", "#NUM!": "#NOMBRE!", "#NULL!": "#NUL!" },
  // Nobody has written down what a waiting cell shows in Turkish: any word that the add-in does not know will do.
  tr: { "#NAME?": "#AD?", "#VALUE!": "#DEĞER!", "#N/A": "#YOK", "#REF!": "#BAŞV!", "#BUSY!": "#MEŞGUL!" },
};

/** Errors by the names that valuesAsJson has for them. */
const types: Readonly<Record<string, string>> = {
  "#NAME?": "Name",
  "#BUSY!": "Busy",
  "#N/A": "NotAvailable",
  "#VALUE!": "Value",
  "#NUM!": "Num",
  "#DIV/0!": "Div0",
  "#REF!": "Ref",
  "#NULL!": "Null",
  "#SPILL!": "Spill",
  "#CALC!": "Calc",
};

/** Whether that is what Excel calls an error in English, as the fake keeps errors. */
export function isErrorName(value: unknown): value is string {
  return typeof value === "string" && value in types;
}

/** What a cell with that error shows. */
export function localError(error: string, language: Language): string {
  return names[language][error] ?? error;
}

/** The error that a person means who types this; undefined where it is a text. */
export function typedError(text: string, language: Language): string | undefined {
  return Object.keys(types).find((error) => text === localError(error, language));
}

/** The error as valuesAsJson gives it. */
export function errorAsJson(error: string, language: Language): object {
  const shown = localError(error, language);
  return { type: "Error", basicType: "Error", basicValue: shown, errorType: types[error] };
}

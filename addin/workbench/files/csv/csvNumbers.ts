import type { DecimalSign } from "../../../taskpane/build/numberStyle.js";

const plain: Readonly<Record<DecimalSign, RegExp>> = {
  ".": /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/,
  ",": /^-?(?:0|[1-9]\d*)(?:,\d+)?$/,
};
/** "1.250" is one and a quarter, or one and a quarter thousand. */
const twoWays = /^-?[1-9]\d{0,2}[.,]\d{3}$/;
/** A number keeps no more digits than these: longer ones are most often names, and would lose their end. */
const maxDigits = 15;

type CsvNumber = { readonly value: number; readonly format: string | undefined };

/** Reads the numbers of a whole file, which has one decimal sign. */
export type CsvNumbers = {
  /** Null for a text: "007", "1e5" and "+49" stay what they are. */
  readonly read: (field: string) => CsvNumber | null;
  /** Whether a field is a number that can be read in two ways, and stays a text for that. */
  readonly isDoubtful: (field: string) => boolean;
};

export function csvNumbers(fields: readonly string[], delimiter: string): CsvNumbers {
  const isClear = (sign: DecimalSign) =>
    fields.some((field) => field.includes(sign) && plain[sign].test(field) && !twoWays.test(field));
  const [hasPoint, hasComma] = [isClear("."), isClear(",")];
  // Where commas part the fields they part no decimals, unless somebody took the trouble to quote them.
  const isPoint = hasPoint || (!hasComma && delimiter === ",");
  const sign: DecimalSign = hasComma && !hasPoint ? "," : ".";
  const isDoubtful = (field: string) => twoWays.test(field) && !(isPoint && !hasComma && field.includes("."));
  return {
    isDoubtful,
    read(field) {
      if (!plain[sign].test(field) || isDoubtful(field)) return null;
      const value = Number(field.replace(",", "."));
      const isExact = field.replaceAll(/\D/g, "").length <= maxDigits || String(value) === field;
      if (!isExact) return null;
      const decimals = field.split(sign)[1] ?? "";
      // The zeros at the end stay in sight: 1.10 may be a version.
      const format = decimals.endsWith("0") ? `0.${"0".repeat(decimals.length)}` : undefined;
      return { value, format };
    },
  };
}

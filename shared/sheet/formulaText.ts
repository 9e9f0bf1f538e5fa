const letters = 26;

/** The letters of a column, counted from 0: 0 is A, 26 is AA. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % letters));
  return index < letters ? letter : columnName(Math.floor(index / letters) - 1) + letter;
}

/** The address of a cell of a column and row as written: "B7". */
export function cellAt(column: string, row: number): string {
  return `${column}${String(row)}`;
}

/** An address that stays when its formula is copied: "$B$7:$B$9". */
export function fixed(address: string): string {
  return address.replaceAll(/([A-Z]+)(\d+)/g, "$$$1$$$2");
}

/** A part of a column: "B7:B9". */
export function columnRange(column: string, first: number, last: number): string {
  return `${cellAt(column, first)}:${cellAt(column, last)}`;
}

/** An address on another sheet: "'Hedge details'!B7". */
export function onSheet(sheet: string, address: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${address}`;
}

/** A text as a formula writes it. Only for texts of ours and of the service, never for what a person typed. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** IFs one in another: the value of the first condition that holds, else the last value. */
export function firstThat(
  cases: readonly (readonly [condition: string, value: string])[],
  otherwise: string,
): string {
  return cases.reduceRight((rest, [condition, value]) => `IF(${condition},${value},${rest})`, otherwise);
}

/** A value where all cells hold numbers, else an empty text, so that what is missing in one row spoils no sum. */
export function whenNumbers(cells: readonly string[], value: string): string {
  const checks = cells.map((cell) => `ISNUMBER(${cell})`);
  const [first = "TRUE"] = checks;
  return `IF(${checks.length === 1 ? first : `AND(${checks.join(",")})`},${value},"")`;
}

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

/** An address on another sheet: "'Hedge details'!B7". */
export function onSheet(sheet: string, address: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${address}`;
}

export type Print = (text: string) => void;

const width = 10;

/** A number in a column. */
export function cell(value: number, digits = 0): string {
  return value.toFixed(digits).padStart(width);
}

/** A part of a whole in a column. */
export function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(0)} %`.padStart(width);
}

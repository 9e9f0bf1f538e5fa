// What the library that reads files leaves out of a sheet, or reads in a rounder way, from the sheet's own part.

const attribute = (name: string) => new RegExp(`\\s${name}="([^"]*)"`);
const [reference, height, defaultWidth, defaultHeight, hidden] = [
  attribute("r"),
  attribute("ht"),
  attribute("defaultColWidth"),
  attribute("defaultRowHeight"),
  attribute("hidden"),
];
const rowStart = /<(?:\w+:)?row\b([^>]*)>/g;
/** A cell by its attributes and content; an empty one may close at once, and what follows it is another cell's. */
export const cellElement = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?c>)/gs;
const valueElement = /<(?:\w+:)?v>([^<]*)<\/(?:\w+:)?v>/;
const sheetFormat = /<(?:\w+:)?sheetFormatPr\b([^>]*)>/;

/** The heights of rows in points by row from 0, also of those that Excel fitted to their text. */
export function rowHeights(xml: string): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  for (const [, attributes = ""] of xml.matchAll(rowStart)) {
    const [row, points] = [Number(reference.exec(attributes)?.[1]), Number(height.exec(attributes)?.[1])];
    if (row >= 1 && points > 0 && !hidden.test(attributes)) heights.set(row - 1, points);
  }
  return heights;
}

/** The usual width in digits and height in points of a sheet; undefined where the part does not say. */
export function usualSizes(xml: string): {
  readonly width: number | undefined;
  readonly height: number | undefined;
} {
  const attributes = sheetFormat.exec(xml)?.[1] ?? "";
  const positive = (pattern: RegExp) => {
    const value = Number(pattern.exec(attributes)?.[1]);
    return value > 0 ? value : undefined;
  };
  return { width: positive(defaultWidth), height: positive(defaultHeight) };
}

/** The numbers of a sheet by address, as they stand there: the library rounds those it takes for dates. */
export function exactNumbers(xml: string): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const [, attributes = "", content = ""] of xml.matchAll(cellElement)) {
    const text = valueElement.exec(content)?.[1] ?? "";
    const [address, number] = [reference.exec(attributes)?.[1], Number(text)];
    if (address !== undefined && text !== "" && Number.isFinite(number)) numbers.set(address, number);
  }
  return numbers;
}

/** How often an element begins in a part, whatever its prefix. */
export function countElements(xml: string, name: string): number {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}[\\s>/]`, "g"))?.length ?? 0;
}

import { count, fill } from "../../language/fill.js";
import { texts } from "../../language/spoken.js";

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

const quoted = (text: string): string => fill(texts.quoted, { text: shorten(text) });

const maxListed = 5;

function listed(all: readonly string[]): string {
  const names = all.slice(0, maxListed).map(shorten).join(", ");
  return all.length > maxListed ? fill(texts.andMore, { names, count: all.length - maxListed }) : names;
}

/** What is said of a list that was pasted or selected. */
export const listTexts = {
  tooManyRows: (rows: number, max: number) => fill(texts.list.tooManyRows, { rows, max }),
  openQuote: (line: number) => fill(texts.list.openQuote, { line }),
  mixedCommas: (between: string, within: string) =>
    fill(texts.list.mixedCommas, { between: shorten(between), within: shorten(within) }),
  manyNumbers: (line: string) => fill(texts.list.manyNumbers, { line: shorten(line) }),
  splitNumber: (line: string) => fill(texts.list.splitNumber, { line: shorten(line) }),
  unclear: (headings: readonly string[]) => fill(texts.list.unclear, { headings: listed(headings) }),
  twoStyles: (point: string, comma: string) =>
    fill(texts.list.twoStyles, { point: shorten(point), comma: shorten(comma) }),
  ambiguous: (shown: readonly string[], all: number, [one = "", two = ""]: readonly string[]) =>
    all === 1
      ? fill(texts.list.whichReading, { number: shown.join(), one, two })
      : fill(texts.list.whichNumbers, { numbers: `${shown.join(" · ")}${all > shown.length ? " …" : ""}` }),
  onlyEquity: (heading: string) => fill(texts.list.onlyEquity, { heading: shorten(heading) }),
  useEquity: (heading: string) => fill(texts.list.useEquity, { heading }),
  taken: (rows: number) => count(texts.list.taken, rows, {}),
  zeros: (balances: number) => count(texts.list.zeros, balances, {}),
  totals: (names: readonly string[]) => fill(texts.list.totals, { names: listed(names) }),
  unnamed: (lines: number) => count(texts.list.unnamed, lines, {}),
  notCoins: (names: readonly string[]) => fill(texts.list.notCoins, { names: listed(names) }),
  onlyFree: (heading: string) => fill(texts.list.onlyFree, { heading: shorten(heading) }),
  added: (headings: readonly string[]) =>
    fill(texts.list.added, { headings: headings.map(quoted).join(" + ") }),
  equityTaken: (heading: string) => fill(texts.list.equityTaken, { heading: shorten(heading) }),
  unnamedColumn: (heading: string) => fill(texts.list.unnamedColumn, { heading: shorten(heading) }),
  unused: (headings: readonly string[]) => fill(texts.list.unused, { headings: listed(headings) }),
  above: (lines: number) => count(texts.list.above, lines, {}),
} as const;

import { plural } from "../texts.js";

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

const quoted = (text: string): string => `“${shorten(text)}”`;

const maxListed = 5;

const listed = (names: readonly string[]): string =>
  names.slice(0, maxListed).map(shorten).join(", ") +
  (names.length > maxListed ? ` and ${String(names.length - maxListed)} more` : "");

/** Every text about lists that are pasted or selected. */
export const listTexts = {
  paste: "Paste list",
  label: "Your list",
  hint: "One coin per line, such as BTC 1.25, or an exchange's CSV export with headings.",
  use: "Use this list",
  undo: "Undo",
  undone: "Your previous list is back.",
  pastedOnly: "The pasted list is not used yet. Press “Use this list” or “Cancel”, then build.",
  nothingPasted: "Paste a list first.",
  tooLong: "This is too much text for a list of coins. Paste only the coins and the number you own.",
  noCoins: "No coins found in the list.",
  tooManyRows: (rows: number, max: number) =>
    `The list has ${String(rows)} coins; the maximum is ${String(max)}. Remove small balances.`,
  openQuote: (line: number) =>
    `The quotation mark in line ${String(line)} is never closed. Fix it and paste again.`,
  mixedCommas: (between: string, within: string) =>
    `The comma separates columns in ${quoted(between)} but is part of the number in ${quoted(within)}. Separate the columns with tabs or semicolons.`,
  manyNumbers: (line: string) =>
    `${quoted(line)} has more than one number. Separate the columns with tabs or semicolons.`,
  splitNumber: (line: string) =>
    `The commas in ${quoted(line)} can be separators or part of a number. Separate the columns with tabs or semicolons.`,
  history: "This is a transaction history. Export your balances and paste those instead.",
  unclear: (headings: readonly string[]) =>
    `Cannot tell which column contains the coins: ${listed(headings)}. Rename two headings to Coin and Coins.`,
  twoStyles: (point: string, comma: string) =>
    `${quoted(point)} has a decimal point and ${quoted(comma)} a decimal comma. Write all numbers the same way.`,
  ambiguous: (shown: readonly string[], all: number, [one = "", two = ""]: readonly string[]) =>
    all === 1
      ? `${shown.join()}: is it ${one} or ${two}?`
      : `${shown.join(" · ")}${all > shown.length ? " …" : ""}: which numbers are right?`,
  onlyEquity: (heading: string) =>
    `The only amount in the list is ${quoted(heading)}, which includes unrealised profit. Paste a list with the wallet balance, or use this one anyway.`,
  useEquity: (heading: string) => `Use ${heading}`,
  taken: (rows: number) => `${plural(rows, "row", "rows")} read.`,
  zeros: (count: number) => `${plural(count, "zero balance", "zero balances")} skipped.`,
  totals: (names: readonly string[]) => `Totals skipped: ${listed(names)}.`,
  unnamed: (count: number) => `${plural(count, "line", "lines")} without a coin skipped.`,
  notCoins: (names: readonly string[]) => `Not a coin, skipped: ${listed(names)}.`,
  onlyFree: (heading: string) => `Coins come from ${quoted(heading)} only: add the coins locked in orders.`,
  added: (headings: readonly string[]) => `Coins are the sum of ${headings.map(quoted).join(" + ")}.`,
  equityTaken: (heading: string) => `Coins come from ${quoted(heading)}, which includes unrealised profit.`,
  unnamedColumn: (heading: string) => `Coins come from ${quoted(heading)}.`,
  unused: (headings: readonly string[]) => `Not used: ${listed(headings)}.`,
  above: (lines: number) => `${plural(lines, "line", "lines")} above the headings skipped.`,
} as const;

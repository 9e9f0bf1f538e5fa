/** The texts about lists that are pasted or selected. */
export const englishListTexts = {
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
  tooManyRows: "The list has {rows} coins; the maximum is {max}. Remove small balances.",
  openQuote: "The quotation mark in line {line} is never closed. Fix it and paste again.",
  mixedCommas:
    "The comma separates columns in “{between}” but is part of the number in “{within}”. Separate the columns with tabs or semicolons.",
  manyNumbers: "“{line}” has more than one number. Separate the columns with tabs or semicolons.",
  splitNumber:
    "The commas in “{line}” can be separators or part of a number. Separate the columns with tabs or semicolons.",
  history: "This is a transaction history. Export your balances and paste those instead.",
  unclear:
    "Cannot determine which column contains the coins: {headings}. Rename two headings to Coin and Coins.",
  twoStyles: "“{point}” has a decimal point and “{comma}” a decimal comma. Write all numbers the same way.",
  whichReading: "{number}: is it {one} or {two}?",
  whichNumbers: "{numbers}: which numbers are right?",
  onlyEquity:
    "The only amount in the list is “{heading}”, which includes unrealised profit. Paste a list with the wallet balance, or use this one anyway.",
  useEquity: "Use {heading}",
  taken: { one: "{count} row read.", other: "{count} rows read." },
  zeros: { one: "{count} zero balance skipped.", other: "{count} zero balances skipped." },
  totals: "Totals skipped: {names}.",
  unnamed: { one: "{count} line without a coin skipped.", other: "{count} lines without a coin skipped." },
  notCoins: "Not a coin, skipped: {names}.",
  onlyFree: "Coins come from “{heading}” only: add the coins locked in orders.",
  added: "Coins are the sum of {headings}.",
  equityTaken: "Coins come from “{heading}”, which includes unrealised profit.",
  unnamedColumn: "Coins come from “{heading}”.",
  unused: "Not used: {headings}.",
  above: {
    one: "{count} line above the headings skipped.",
    other: "{count} lines above the headings skipped.",
  },
  column: "column {number}",
} as const;

/** Whether a cell's instrument is a linear contract: "bybit:ETH-USD" is another spelling of the inverse "bybit:ETH". */
export function isLinearInstrument(cell: string): string {
  return `AND(ISNUMBER(FIND("-",${cell})),ISERROR(SEARCH("-USD ",${cell}&" ")))`;
}

/** Whether a cell's instrument is of the coin in another cell, whatever the venue and the quote. */
export function isOfCoin(instrument: string, coin: string): string {
  return `ISNUMBER(SEARCH(":"&${coin}&"-",":"&${instrument}&"-"))`;
}

/** The coin of a cell's instrument. */
export function coinOfInstrument(cell: string): string {
  const before = `IFERROR(FIND(":",${cell}),0)`;
  return `UPPER(MID(${cell},${before}+1,FIND("-",${cell}&"-")-${before}-1))`;
}

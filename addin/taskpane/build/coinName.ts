const named = /^([A-Z0-9]{2,15})\s*\(\p{L}*\p{Ll}[^()]*\)$/u;
const inBrackets = /^(.*\S)\s*\(([A-Z0-9]{2,15})\)$/u;
const ticker = /^[\p{L}\p{N}]{1,15}$/u;

/** The ticker of "btc", "Bitcoin (BTC)" and "BTC (Bitcoin)"; a text that has none stays as it is. */
export function coinName(text: string): string {
  const trimmed = text.trim();
  const [, before = "", inside] = inBrackets.exec(trimmed) ?? [];
  // "USDT (ERC20)" names a network in the brackets and "TRON (TRX)" the ticker: only a person can know.
  if (inside !== undefined && !/^[A-Z0-9]{2,15}$/u.test(before)) return inside;
  const [, symbol] = named.exec(trimmed) ?? [];
  if (symbol !== undefined) return symbol;
  return ticker.test(trimmed) ? trimmed.toUpperCase() : trimmed;
}

/** Whether a text can name a coin at all: a date, a number or an error of a cell cannot. */
export function canNameCoin(text: string): boolean {
  return /\p{L}/u.test(text) && !/^#[A-Z/0!?]+/u.test(text.trim());
}

const totals =
  /^(?:(?:grand |sub)?totals?(?: (?:value|balance|assets|usd))?|sub-total|gesamt|summe)[\s:]*$/iu;

/** Whether a line adds up the others. */
export function isTotal(text: string): boolean {
  return totals.test(text.trim());
}

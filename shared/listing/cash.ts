/** Dollars and tokens redeemed at or kept at one dollar. USTC and other dollars that failed are coins, and hedged. */
const dollars =
  "USD USDT USDC USDT0 DAI USDS USDE FDUSD TUSD PYUSD RLUSD USDP GUSD BUSD USDD CRVUSD USD1 LUSD BOLD USDB USD0 " +
  "USDG USDH USDF USDTB FRXUSD GHO AUSD BUIDL BFUSD RWUSD XDAI DOLA";

/**
 * Dollar tokens whose price is another one: the first grow by their yield, USDX and SUSD lost their dollar in 2025, and
 * FRAX was a dollar until January 2026, when exchanges gave its ticker to what had been FXS.
 */
const otherDollars =
  "SUSDE SUSDS SFRAX SFRXUSD SDAI SCRVUSD SUSDF USDY USYC SYRUPUSDC SYRUPUSDT USDX SUSD FRAX";

/** ISO 4217, without codes that are a coin's ticker on exchanges (RON, MNT, ALL, TOP). */
const currencies =
  "EUR GBP CHF JPY AUD CAD NZD CNY CNH HKD SGD SEK NOK DKK PLN CZK HUF TRY BRL MXN ZAR INR KRW TWD THB IDR MYR PHP " +
  "VND AED SAR ILS RUB UAH KZT ARS CLP NGN";

const currencyTokens =
  "EURC EUROC EURT EURS EURI EURQ EURR EURCV EURE EURA AEUR VEUR GBPT VGBP XCHF ZCHF VCHF JPYC GYEN XSGD CADC AUDD " +
  "BRZ MXNT TRYB BIDR IDRT CNHT";

/** What one unit of a kind of cash is worth in US dollars; null where that is not fixed and must be typed. */
type Cash = { readonly usd: 1 | null };

const cash: ReadonlyMap<string, Cash> = new Map([
  ...entries([otherDollars, currencies, currencyTokens], { usd: null }),
  ...entries([dollars], { usd: 1 }),
]);

function entries(lists: readonly string[], worth: Cash): readonly (readonly [string, Cash])[] {
  return lists.flatMap((list) => list.split(" ").map((name) => [name, worth] as const));
}

/**
 * Whether a coin is cash: a currency, or a token that stands for one. Cash is counted and never hedged, because a short
 * of something else against it would be a bet. Gold is none.
 * @param coin in any case
 * @returns null for what is not cash
 */
export function cashOf(coin: string): Cash | null {
  return cash.get(coin.toUpperCase()) ?? null;
}

/** Whether a price in this quote currency is one in dollars. @param quote of a contract, in any case */
export function isDollarQuote(quote: string): boolean {
  return cashOf(quote)?.usd === 1;
}

/**
 * Tokens of which one is always one coin, by that coin.
 *
 * Not here: tokens that earn by becoming worth more coins each (WSTETH, RETH, CBETH, WBETH, WEETH, METH; JITOSOL, MSOL,
 * STSOL, BNSOL; SAVAX, KHYPE; LBTC since 2025). One of them is more than one coin, how much more changes daily, and no venue publishes it:
 * their price is typed as a multiple, "1.2 ETH".
 */
const tokensByCoin: Readonly<Record<string, string>> = {
  // STETH, EETH and OETH pay by growing in number (rebasing); BETH is redeemed at Binance, FRXETH pays nothing.
  ETH: "WETH STETH BETH EETH OETH FRXETH UETH",
  BTC: "WBTC CBBTC TBTC BTCB FBTC KBTC SOLVBTC HBTC RENBTC UBTC",
  BNB: "WBNB",
  SOL: "WSOL USOL",
  AVAX: "WAVAX",
  // Polygon's coin was called MATIC until September 2024 and is exchanged one to one since.
  POL: "WPOL MATIC WMATIC",
  TRX: "WTRX",
  HYPE: "WHYPE",
  CRO: "WCRO",
  MNT: "WMNT",
  BERA: "WBERA",
  SEI: "WSEI",
  NEAR: "WNEAR",
  MON: "WMON",
  // Coinbase's wrapped coins.
  XRP: "WXRP CBXRP",
  DOGE: "CBDOGE",
  LTC: "CBLTC",
  ADA: "CBADA",
};

const coinByToken: ReadonlyMap<string, string> = new Map(
  Object.entries(tokensByCoin).flatMap(([coin, tokens]) =>
    tokens.split(" ").map((token): [string, string] => [token, coin]),
  ),
);

/**
 * The coin that a token is one to one: ETH for STETH and WETH, BTC for WBTC.
 * @param token in any case
 * @returns null for a coin itself, for a token that earns by its price, and for anything else
 */
export function wrappedCoin(token: string): string | null {
  return coinByToken.get(token.toUpperCase()) ?? null;
}

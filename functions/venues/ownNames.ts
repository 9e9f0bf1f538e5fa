/** What every exchange class is built with. */
export type ExchangeOptions = Readonly<Record<string, unknown>>;

/**
 * Options by which ccxt keeps the names a venue gives to its coins. Its tables rename what is traded on the spot market,
 * and so turn perpetuals into other coins: GAS into GASDAO, TRUMP into TRUMPMAGA.
 */
export function ownNames(options: ExchangeOptions): ExchangeOptions {
  // ccxt adds plain objects to its tables; one without a prototype takes their place.
  const commonCurrencies: unknown = Object.assign(Object.create(null), { XBT: "BTC" });
  return { ...options, commonCurrencies };
}

import ccxt from "ccxt";
import type { Simulator } from "./simulator.js";

/** A real ccxt exchange whose requests go to the simulator, with decimals kept as the texts they came in. */
export function connect(id: "binancecoinm" | "binanceusdm" | "bybit", { url }: Pick<Simulator, "url">) {
  const exchange = new ccxt[id]({
    enableRateLimit: false,
    proxyUrl: url,
    options: id === "bybit" ? { fetchMarkets: { types: ["linear", "inverse"] } } : {},
  });
  // ccxt declares numbers, but keeps whatever this makes of the text.
  Object.assign(exchange, { number: String });
  exchange.has["fetchCurrencies"] = false;
  return exchange;
}

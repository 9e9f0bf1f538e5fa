import type { Venue } from "../venue.js";
import { binance } from "./binance.js";
import { bingx } from "./bingx.js";
import { bitget } from "./bitget.js";
import { bybit } from "./bybit.js";
import { deribit } from "./deribit.js";
import { gate } from "./gate.js";
import { htx } from "./htx.js";
import { hyperliquid } from "./hyperliquid.js";
import { kraken } from "./kraken.js";
import { kucoin } from "./kucoin.js";
import { mexc } from "./mexc.js";
import { okx } from "./okx.js";
import { phemex } from "./phemex.js";
import { weex } from "./weex.js";

/** Every simulated venue; a further one is one file and one line here. */
export const simulatedVenues: readonly Venue[] = [
  binance,
  bybit,
  bingx,
  weex,
  mexc,
  kraken,
  okx,
  hyperliquid,
  bitget,
  kucoin,
  gate,
  deribit,
  phemex,
  htx,
];

/** The venue that answers for a host name, or null. */
export function venueOfHost(host: string): Venue | null {
  return simulatedVenues.find(({ hosts }) => hosts.includes(host)) ?? null;
}

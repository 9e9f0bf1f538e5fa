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
import type { Venue } from "./venue.js";

/** Every venue, in the order in which they are shown. */
export const venues: readonly Venue[] = [
  binance,
  bybit,
  bingx,
  weex,
  mexc,
  okx,
  deribit,
  kraken,
  gate,
  htx,
  bitget,
  kucoin,
  phemex,
  hyperliquid,
];

import { digitsOf } from "../digits.js";
import { listedCoin } from "../market.js";
import type { JsonObject } from "../venue.js";
import type { BinanceListing } from "./binanceListings.js";

/** What Binance writes as the delivery date of a contract that is never delivered: the year 2100. */
const perpetualDeliveryDate = 4_133_404_800_000;

function filters({ kind, tick, lotStep }: BinanceListing): JsonObject[] {
  const lots = (filterType: string, maxQty: string): JsonObject => ({
    filterType,
    maxQty,
    minQty: lotStep,
    stepSize: lotStep,
  });
  const coinMargined = kind === "coinMargined";
  return [
    { filterType: "PRICE_FILTER", maxPrice: "4520958", minPrice: tick, tickSize: tick },
    lots("LOT_SIZE", "1000000"),
    lots("MARKET_LOT_SIZE", "60000"),
    { filterType: "MAX_NUM_ORDERS", limit: 200 },
    { filterType: "MAX_NUM_ALGO_ORDERS", limit: coinMargined ? 20 : 10 },
    ...(coinMargined ? [] : [{ filterType: "MIN_NOTIONAL", notional: "5" }]),
    {
      filterType: "PERCENT_PRICE",
      multiplierDecimal: "4",
      multiplierDown: "0.9500",
      multiplierUp: "1.0500",
    },
    ...(coinMargined ? [] : [{ filterType: "POSITION_RISK_CONTROL", positionControlSide: "NONE" }]),
  ];
}

function exchangeInfoRow(listing: BinanceListing): JsonObject {
  const { kind, symbol, pair, coin, quote, tick, lotStep, status } = listing;
  const baseAsset = listedCoin(listing);
  const coinMargined = kind === "coinMargined";
  return {
    symbol,
    pair,
    contractType: listing.contractType,
    deliveryDate: listing.deliveryTime ?? listing.delistsAt ?? perpetualDeliveryDate,
    onboardDate: 1_597_042_800_000,
    ...(coinMargined ? { contractStatus: status, contractSize: coin === "BTC" ? 100 : 10 } : { status }),
    marginAsset: coinMargined ? baseAsset : quote,
    maintMarginPercent: "2.5000",
    requiredMarginPercent: "5.0000",
    baseAsset,
    quoteAsset: quote,
    pricePrecision: digitsOf(tick),
    quantityPrecision: digitsOf(lotStep),
    baseAssetPrecision: 8,
    quotePrecision: 8,
    ...(coinMargined ? { equalQtyPrecision: 4 } : { permissionSets: ["GRID", "COPY"] }),
    triggerProtect: "0.0500",
    underlyingType: listing.underlyingType ?? "COIN",
    underlyingSubType: ["Layer-1"],
    filters: filters(listing),
    orderTypes: [
      "LIMIT",
      "MARKET",
      "STOP",
      "STOP_MARKET",
      "TAKE_PROFIT",
      "TAKE_PROFIT_MARKET",
      "TRAILING_STOP_MARKET",
    ],
    timeInForce: ["GTC", "IOC", "FOK", "GTX", ...(coinMargined ? [] : ["GTD"])],
    liquidationFee: "0.015000",
    marketTakeBound: "0.05",
    maxMoveOrderLimit: 10_000,
  };
}

/** The answer of exchangeInfo: dapi's when the listings are coin-margined, else fapi's. */
export function binanceExchangeInfo(listings: readonly BinanceListing[], clock: number): JsonObject {
  const coinMargined = listings.every(({ kind }) => kind === "coinMargined");
  const limit = (rateLimitType: string, interval: string, intervalNum: number, most: number): JsonObject => ({
    rateLimitType,
    interval,
    intervalNum,
    limit: most,
  });
  const asset = (name: string, autoAssetExchange: string): JsonObject => ({
    asset: name,
    marginAvailable: true,
    autoAssetExchange,
  });
  return {
    timezone: "UTC",
    serverTime: clock,
    ...(coinMargined ? {} : { futuresType: "U_MARGINED" }),
    rateLimits: [
      limit("REQUEST_WEIGHT", "MINUTE", 1, 2400),
      limit("ORDERS", "MINUTE", 1, 1200),
      ...(coinMargined ? [] : [limit("ORDERS", "SECOND", 10, 300)]),
    ],
    exchangeFilters: [],
    ...(coinMargined ? {} : { assets: [asset("USDT", "-10000"), asset("USDC", "-10000")] }),
    symbols: listings.filter(({ inExchangeInfo }) => inExchangeInfo).map(exchangeInfoRow),
  };
}

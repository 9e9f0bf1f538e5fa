import { digitsOf } from "../digits.js";
import type { JsonObject } from "../venue.js";
import { settledRatesName } from "./phemexHistory.js";
import type { PhemexListing } from "./phemexListings.js";
import { phemexRealLimits, phemexScaledLimits } from "./phemexTiers.js";

const hourS = 3600;

function shared(listing: PhemexListing): JsonObject {
  const { symbol, coin, quote, settle, intervalHours, status } = listing;
  return {
    symbol,
    displaySymbol: `${coin} / ${quote}`,
    indexSymbol: `.${symbol}`,
    markSymbol: `.M${symbol}`,
    fundingRateSymbol: `.${symbol}FR`,
    fundingRate8hSymbol: settledRatesName(listing),
    settleCurrency: settle,
    quoteCurrency: quote,
    status,
    listTime: 1_574_650_800_000,
    majorSymbol: true,
    defaultLeverage: "-10",
    fundingInterval: (intervalHours ?? 8) * hourS,
    maxLeverage: 100,
  };
}

function coinMarginedRow(listing: PhemexListing): JsonObject {
  const { tick, settle, priceScale } = listing;
  const dollars = settle !== "USD";
  return {
    ...shared(listing),
    code: 1,
    type: "Perpetual",
    contractUnderlyingAssets: dollars ? "USD" : listing.coin,
    contractSize: dollars ? 1 : 0.01,
    lotSize: 1,
    tickSize: Number(tick),
    priceScale,
    ratioScale: 8,
    pricePrecision: digitsOf(tick),
    minPriceEp: 5000,
    maxPriceEp: 10_000_000_000,
    maxOrderQty: 1_000_000,
    description: "Each contract is worth 1 USD. Funding fees are paid and received every 8 hours.",
    tipOrderQty: 1_000_000,
  };
}

function stablecoinMarginedRow(listing: PhemexListing): JsonObject {
  const { coin, multiplier, tick, lotStep } = listing;
  // Of a bundle Phemex writes the number apart: "1000 PEPE".
  const base = multiplier === 1 ? coin : `${String(multiplier)} ${coin}`;
  return {
    ...shared(listing),
    code: 41_541,
    type: "PerpetualV2",
    perpProductSubType: "Normal",
    contractUnderlyingAssets: base,
    tickSize: tick,
    priceScale: 0,
    ratioScale: 0,
    pricePrecision: digitsOf(tick),
    baseCurrency: base,
    description: `Each contract is worth 1 ${base}.`,
    tipOrderQty: 0,
    maxOrderQtyRq: "1000",
    maxPriceRp: "2000000000",
    minOrderValueRv: "1",
    minPriceRp: tick,
    qtyPrecision: digitsOf(lotStep),
    qtyStepSize: lotStep,
    tipOrderQtyRq: "200",
    maxOpenPosLeverage: 100,
  };
}

const spot = {
  symbol: "sBTCUSDT",
  code: 1001,
  type: "Spot",
  displaySymbol: "BTC / USDT",
  quoteCurrency: "USDT",
  priceScale: 8,
  ratioScale: 8,
  pricePrecision: 2,
  baseCurrency: "BTC",
  baseTickSize: "0.000001 BTC",
  quoteTickSize: "0.01 USDT",
  minOrderValue: "10 USDT",
  maxBaseOrderSize: "1000 BTC",
  maxOrderValue: "5,000,000 USDT",
  defaultTakerFee: "0.001",
  defaultMakerFee: "0.001",
  status: "Listed",
  listTime: 1_589_338_800_000,
} as const satisfies JsonObject;

/** The answer of /public/products: spot among the coin-margined, the others in a list of their own. */
export function phemexProducts(listings: readonly PhemexListing[]): JsonObject {
  const ofFamily = (wanted: PhemexListing["family"]): readonly PhemexListing[] =>
    listings.filter(({ family }) => family === wanted);
  return {
    currencies: [],
    products: [...ofFamily("coinMargined").map(coinMarginedRow), spot],
    perpProductsV2: ofFamily("stablecoinMargined").map(stablecoinMarginedRow),
    perpProductsPilot: null,
    riskLimits: ofFamily("coinMargined").map(phemexScaledLimits),
    leverages: [],
    riskLimitsV2: ofFamily("stablecoinMargined").map(phemexRealLimits),
    leveragesV2: [],
    ratioScale: 8,
    md5Checksum: "5c6604814d3c1bafbe602c3d11a7e8bf",
  };
}

/** A row of the older list, which counts intervals in hours and writes the unit behind the size. */
export function phemexOlderProduct({
  symbol,
  coin,
  settle,
  tick,
  priceScale,
  intervalHours,
}: PhemexListing): JsonObject {
  return {
    symbol,
    underlyingSymbol: `.${coin}`,
    quoteCurrency: "USD",
    baseCurrency: coin,
    settlementCurrency: settle,
    maxOrderQty: 1_000_000,
    maxPriceEp: 100_000_000_000_000,
    lotSize: 1,
    tickSize: tick,
    contractSize: settle === "USD" ? `0.01 ${coin}` : "1 USD",
    priceScale,
    ratioScale: 8,
    valueScale: 8,
    defaultLeverage: 0,
    maxLeverage: 100,
    initMarginEr: "1000000",
    maintMarginEr: "500000",
    defaultRiskLimitEv: 10_000_000_000,
    deleverage: true,
    makerFeeRateEr: -250_000,
    takerFeeRateEr: 750_000,
    fundingInterval: intervalHours,
    type: "Perpetual",
  };
}

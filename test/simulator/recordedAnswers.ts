const dapi = "https://dapi.binance.com/dapi/v1";
const fapi = "https://fapi.binance.com/fapi/v1";
const bybit = "https://api.bybit.com/v5/market";
const bingxApi = "https://open-api.bingx.com/openApi";
const bingx = `${bingxApi}/swap/v2/quote`;
const weex = "https://api-contract.weex.com/capi/v3/market";
const mexc = "https://api.mexc.com/api/v1/contract";
const okx = "https://www.okx.com/api/v5";
const kraken = "https://futures.kraken.com";
const gate = "https://api.gateio.ws/api/v4/futures/usdt";
const htx = "https://api.hbdm.com/linear-swap-api/v1";
const bitget = "https://api.bitget.com/api/v2/mix/market";
const kucoin = "https://api-futures.kucoin.com/api/v1";
const days = "from=1767225600000&to=1767484800000";

/**
 * What the simulator is asked, and the recording of a real exchange's answer to the same call: a file of the folder that
 * `scripts/recordShapes.ts` reads.
 */
export const recordedAnswers: readonly (readonly [address: string, recording: string])[] = [
  [`${dapi}/exchangeInfo`, "binance/GET_dapi_v1_exchangeInfo____0.json"],
  [`${dapi}/premiumIndex`, "binance/GET_dapi_v1_premiumIndex____0.json"],
  [`${dapi}/premiumIndex?symbol=BTCUSD_PERP`, "binance/GET_dapi_v1_premiumIndex__symbol=BTCUSD_PERP__1.json"],
  [`${dapi}/ticker/24hr`, "binance/GET_dapi_v1_ticker_24hr____2.json"],
  [`${fapi}/exchangeInfo`, "binance/GET_fapi_v1_exchangeInfo____0.json"],
  [`${fapi}/premiumIndex?symbol=BTCUSDT`, "binance/GET_fapi_v1_premiumIndex__symbol=BTCUSDT__0.json"],
  [`${fapi}/ticker/24hr`, "binance/GET_fapi_v1_ticker_24hr____2.json"],
  [`${fapi}/ticker/24hr?symbol=NONE`, "binance/GET_fapi_v1_ticker_24hr__symbol=BTCUSD_201225__0.json"],
  [`${fapi}/fundingInfo`, "binance/GET_fapi_v1_fundingInfo____0.json"],
  [`${bybit}/instruments-info?category=linear&symbol=BTCUSDT`, "bybit/jkorf_GetLinearInverseSymbols.json"],
  [
    `${bybit}/instruments-info?category=linear&status=PreLaunch`,
    "bybit/jkorf_GetLinearInverseSymbolsPreListing.json",
  ],
  [`${bybit}/tickers?category=inverse&symbol=BTCUSD`, "bybit/jkorf_GetLinearInverseTickers.json"],
  [`${bingx}/contracts?symbol=BTC-USDT`, "bingx/jkorf_GetContracts.json"],
  [`${weex}/exchangeInfo`, "weex/jkorf_GetExchangeInfo.json"],
  [`${weex}/premiumIndex`, "weex/jkorf_GetFundingRate.json"],
  [`${weex}/ticker/24hr`, "weex/jkorf_GetTickers.json"],
  [`${mexc}/detail`, "mexc/jkorf_GetSymbols.json"],
  [`${mexc}/funding_rate`, "mexc/jkorf_GetFundingRates.json"],
  [`${mexc}/funding_rate/BTC_USDT`, "mexc/jkorf_GetFundingRate.json"],
  [`${bybit}/kline?category=inverse&symbol=BTCUSD&interval=D`, "bybit/jkorf_GetKlines.json"],
  [`${bybit}/funding/history?category=linear&symbol=BTCUSDT`, "bybit/jkorf_GetFundingRateHistory.json"],
  [`${bybit}/risk-limit?category=inverse&symbol=BTCUSD`, "bybit/jkorf_GetRiskLimit.json"],
  [`${bingxApi}/swap/v3/quote/klines?symbol=BTC-USDT&interval=1d`, "bingx/jkorf_GetKlines.json"],
  [`${bingx}/fundingRate?symbol=BTC-USDT`, "bingx/jkorf_GetFundingRateHistory.json"],
  [`${weex}/klines?symbol=BTCUSDT&interval=4h`, "weex/jkorf_GetKlines.json"],
  [`${weex}/historyKlines?symbol=BTCUSDT&interval=4h`, "weex/jkorf_GetKlineHistory.json"],
  [`${weex}/fundingRate?symbol=BTCUSDT`, "weex/jkorf_GetFundingRateHistory.json"],
  [`${mexc}/funding_rate/history?symbol=BTC_USDT`, "mexc/jkorf_GetFundingRateHistory.json"],
  [`${okx}/market/candles?instId=BTC-USD-SWAP&bar=1Dutc`, "okx/jkorf_GetKlines.json"],
  [`${okx}/public/funding-rate-history?instId=BTC-USD-SWAP`, "okx/jkorf_GetFundingRateHistory.json"],
  [`${kraken}/api/charts/v1/trade/PI_XBTUSD/1d?from=1500000000`, "krakenfutures/jkorf_GetKlines.json"],
  [
    `${kraken}/derivatives/api/v4/historicalfundingrates?symbol=PI_XBTUSD`,
    "krakenfutures/jkorf_GetHistoricalFundingRates.json",
  ],
  [`${gate}/candlesticks?contract=BTC_USDT&interval=1d&from=1767225600`, "gate/jkorf_GetKlines.json"],
  [`${gate}/funding_rate?contract=BTC_USDT`, "gate/jkorf_GetFundingRateHistory.json"],
  [`${gate}/risk_limit_tiers?contract=BTC_USDT`, "gate/jkorf_GetRiskLimitTiers.json"],
  [
    "https://api.hbdm.com/linear-swap-ex/market/history/kline?contract_code=BTC-USDT&period=4hour&size=2",
    "htx/jkorf_GetKlines.json",
  ],
  [`${htx}/swap_historical_funding_rate?contract_code=BTC-USDT`, "htx/jkorf_GetHistoricalFundingRates.json"],
  [
    `${bitget}/history-candles?productType=USDT-FUTURES&symbol=BTCUSDT&granularity=1Dutc`,
    "bitget/jkorf_GetHistoricalKlines.json",
  ],
  [
    `${bitget}/history-fund-rate?productType=USDT-FUTURES&symbol=BTCUSDT`,
    "bitget/jkorf_GetHistoricalFundingRate.json",
  ],
  [
    `${bitget}/query-position-lever?productType=USDT-FUTURES&symbol=BTCUSDT`,
    "bitget/jkorf_GetPositionTiers.json",
  ],
  [`${kucoin}/kline/query?symbol=XBTUSDTM&granularity=1440&${days}`, "kucoin/jkorf_GetKlines.json"],
  [`${kucoin}/contract/funding-rates?symbol=XBTUSDTM&${days}`, "kucoin/jkorf_GetFundingRateHistory.json"],
];

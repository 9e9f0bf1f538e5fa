import type { Contract } from "../../../functions/venues/contract.js";

/** A linear contract of one coin, for what needs one and tests something else. */
export const plainContract: Contract = {
  id: "BTCUSDT",
  coin: "BTC",
  symbol: "BTC/USDT:USDT",
  quote: "USDT",
  settle: "USDT",
  intervalHours: 8,
  contractSize: "1",
  contractUnit: "coin",
  lotStep: "0.001",
  minContracts: "0.001",
  minNotional: "5",
  maxLeverage: "100",
  coinMultiplier: 1,
  assetClass: "crypto",
  fundingCap: null,
  fundingFloor: null,
  closing: null,
};

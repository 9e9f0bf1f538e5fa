import type { Perpetual } from "../../shared/contract/perpetuals.js";

/** What an order needs and is not read from every venue, as a perpetual of which none of it is reported has it. */
export const unreportedFields = {
  minNotional: null,
  orderSymbol: null,
  assetClass: null,
  fundingCap: null,
  fundingFloor: null,
  maxLeverage: null,
  closing: null,
} as const satisfies Partial<Perpetual>;

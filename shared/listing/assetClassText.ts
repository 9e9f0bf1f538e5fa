import type { Perpetual } from "../contract/perpetuals.js";

const texts: Readonly<Record<NonNullable<Perpetual["assetClass"]>, string>> = {
  crypto: "coin",
  stock: "stock, not the coin",
  commodity: "commodity, not the coin",
  currency: "currency, not the coin",
  index: "index, not the coin",
  prelaunch: "pre-launch, not the coin yet",
};

/** What a contract is of, in words: its ticker may be that of a coin and the contract that of a stock. */
export function assetClassText(assetClass: NonNullable<Perpetual["assetClass"]>): string {
  return texts[assetClass];
}

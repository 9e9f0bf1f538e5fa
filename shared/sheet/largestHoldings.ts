import { Decimal } from "../decimal.js";
import { isPlainNumber } from "../plainNumber.js";
import type { HedgeChoice, HedgeRefusal } from "./chooseHedge.js";
import type { HedgeHolding } from "./hedgeRequest.js";

type Choice = HedgeChoice | HedgeRefusal;

/** A holding that has a contract of its own, and by it a price and a past. */
type PricedHolding = { readonly index: number; readonly choice: HedgeChoice; readonly value: Decimal };

function amountOf(typed: number | string): Decimal {
  if (typeof typed === "number") return new Decimal(typed);
  return new Decimal(isPlainNumber(typed) ? typed.trim() : 0);
}

function coinsOf({ quantity, marginCoins }: HedgeHolding): Decimal {
  return amountOf(quantity).plus(amountOf(marginCoins));
}

/** The holdings with a price, the most valuable first, at the prices at which the hedges were chosen. */
export function holdingsByValue(
  holdings: readonly HedgeHolding[],
  choices: readonly Choice[],
): readonly PricedHolding[] {
  return holdings
    .flatMap((holding, index) => {
      const choice = choices[index];
      if (choice?.status !== "chosen" || choice.method === "proxy") return [];
      const { mark } = choice.quote.perpetual;
      if (mark === null) return [];
      return [{ index, choice, value: coinsOf(holding).times(mark) }];
    })
    .filter(({ value }) => value.gt(0))
    .sort((one, other) => other.value.cmp(one.value));
}

/** The coin of the most valuable holding; the first one where none has a price. */
export function largestHolding(holdings: readonly HedgeHolding[], choices: readonly Choice[]): string {
  return holdingsByValue(holdings, choices)[0]?.choice.coin ?? holdings[0]?.coin ?? "";
}

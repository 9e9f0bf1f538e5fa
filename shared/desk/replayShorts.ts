import { Decimal, sum } from "../decimal.js";
import { HedgeError } from "../errors.js";
import type { CoinHedge } from "./coinHedge.js";
import { isCountedInUsd, type SizedContract } from "./deskContract.js";
import type { HedgedRow } from "./deskRow.js";
import type { Desk } from "./openDesk.js";
import { priceOn, type PricePast } from "./pricePast.js";
import type { CountedFunding, Course, Span } from "./replayCourse.js";
import type { ReplayShort } from "./replayPath.js";
import { marginDemand, marginFor } from "./risk.js";
import { liquidationIn } from "./riskRules.js";
import { sellMore, soldBy } from "./sizing.js";

/** A row whose price is known on every day that the replay begins and ends with. */
export type ReplayRow = { readonly row: HedgedRow; readonly past: PricePast };

/** The contract as it was on a day: only its price differs. */
function contractOn(contract: SizedContract, price: number): SizedContract {
  const mark = new Decimal(price);
  const { contractSize } = contract;
  return { ...contract, mark, usd: isCountedInUsd(contract) ? contractSize : contractSize.times(mark) };
}

/** Coins to cover, at the prices of the day: by beta as much of the proxy as the row was worth. */
function coinsOn(day: number, rows: readonly ReplayRow[], mark: number): Decimal {
  return sum(
    rows.map(({ row: { coins, beta, isOwn }, past }) => {
      if (isOwn) return coins;
      return coins
        .times(beta ?? 0)
        .times(priceOn(past, "closes", day) ?? 0)
        .div(mark);
    }),
  );
}

export type ReplayStart = {
  readonly desk: Desk;
  readonly span: Span;
  readonly course: Course;
};

/**
 * The short that the desk would have sold of a coin at the close of the first day, with the margin it asks for.
 * @param rows hedged by it
 * @param past of its contract, with a price on the first day
 * @returns null where nothing is to be sold, an error while its funding loads
 */
export function replayShort(
  { coin, contract: listed }: CoinHedge & { readonly contract: SizedContract },
  rows: readonly ReplayRow[],
  past: PricePast,
  { desk, span, course }: ReplayStart,
): { readonly short: ReplayShort; readonly funding: CountedFunding | HedgeError } | HedgeError | null {
  const { settings } = desk;
  const { firstDay } = span;
  const entry = priceOn(past, "closes", firstDay) ?? 0;
  const target = Decimal.max(0, coinsOn(firstDay, rows, entry).times(settings.hedgeRatio));
  const contract = contractOn(listed, entry);
  const order = sellMore(contract, target);
  if (order.contracts.lt(contract.minOrder)) return null;
  const sold = soldBy(order);
  const margin = marginFor(sold, marginDemand(settings, coin), desk.rules);
  const liquidation = liquidationIn({ ...sold, margin }, desk.rules);
  const funding = course.funding(listed, span);
  if (funding instanceof HedgeError && funding.code === "no_answer") return funding;
  const short: ReplayShort = {
    close: (day) => priceOn(past, "closes", day),
    high: (day) => priceOn(past, "highs", day),
    entry,
    coins: sold.coins.toNumber(),
    notional: isCountedInUsd(contract) ? sold.entryNotional.toNumber() : null,
    margin: margin.toNumber(),
    isInverse: contract.kind === "inverse",
    liquidation: liquidation instanceof Decimal ? liquidation.toNumber() : null,
    settlements: funding instanceof HedgeError ? [] : funding.settlements,
  };
  return { short, funding };
}

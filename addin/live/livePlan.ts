import type { Comparison } from "../../shared/contract/compare.js";
import { venueId } from "../../shared/contract/perpetuals.js";
import { decode } from "../../shared/contract/route.js";
import type { HedgeError } from "../../shared/errors.js";
import type { ProxyCoin } from "../../shared/sheet/chooseHedge.js";
import { basicValue, choice, isBlank, nonNegative, positive, text } from "../cell/fromCell.js";
import { line, numberAt, paired } from "../cell/fromRange.js";
import { isInvocation } from "../cell/invocation.js";
import { comparisonTopic } from "./comparisonTopic.js";
import { toHedgeError } from "./liveProblem.js";
import { liveTable, type TableInvocation } from "./liveTable.js";
import { startPlanTable, type PlanHolding } from "./planTable.js";
import { askService, feed, followDefaultVenue, pace } from "./runtime.js";

/** A choice is made in lower case; coins are written in upper case. */
const proxies: Readonly<Record<"btc" | "eth", ProxyCoin>> = { btc: "BTC", eth: "ETH" };

const subscribeComparison = feed.subscriberOf<Comparison>();

/** A blank cell of a range arrives as 0 on some platforms. */
function readCoin(cell: unknown): string | HedgeError {
  try {
    const value = basicValue("coin", cell);
    return isBlank(value) || value === 0 ? "" : String(value);
  } catch (error) {
    return toHedgeError(error);
  }
}

function readHoldings(coins: unknown, quantities: unknown): readonly PlanHolding[] {
  const pairs = paired("coins", line("coins", coins), "quantities", line("quantities", quantities));
  return pairs.map(([coin, quantity], index) => ({
    coin: readCoin(coin),
    quantity: () => numberAt("quantities", index, quantity, positive),
  }));
}

function readVenue(venue: unknown): string | null {
  const value = basicValue("venue", venue);
  if (isBlank(value) || value === 0 || value === "0") return null;
  const written = text("venue", value).trim().toLowerCase();
  return decode(venueId, written, { code: "invalid_input", what: "venue" });
}

/** The parameters of PLAN as the host hands them over. */
type PlanArguments = {
  readonly coins: unknown;
  readonly quantities: unknown;
  readonly venue: unknown;
  readonly hedgeRatio: unknown;
  readonly proxy: unknown;
};

/** Streams what to short for each of several holdings into one spilled table. */
export function livePlan(given: PlanArguments, invocation: TableInvocation): void {
  const last = [given.proxy, given.hedgeRatio, given.venue].find(isInvocation);
  liveTable(invocation, last, (emit) => {
    const holdings = readHoldings(given.coins, given.quantities);
    const ownVenue = readVenue(given.venue);
    const hedgeRatio = nonNegative("hedgeRatio", given.hedgeRatio, 1);
    const proxy = proxies[choice("proxy", given.proxy, ["btc", "eth"])];
    const start = (venue: string): (() => void) =>
      startPlanTable(
        {
          holdings,
          venue,
          hedgeRatio,
          proxy,
          subscribe: feed.subscribe,
          subscribeComparison: ({ coin, kind }, listener) =>
            subscribeComparison(comparisonTopic(coin, kind, askService), listener),
          pace,
        },
        emit,
      );
    return ownVenue === null ? followDefaultVenue(start) : start(ownVenue);
  });
}

import type { Comparison } from "../../../shared/contract/compare.js";
import { perpetualsRoute, type PerpetualKind, type Snapshot } from "../../../shared/contract/perpetuals.js";
import { decode, routePath } from "../../../shared/contract/route.js";
import { HedgeError } from "../../../shared/errors.js";
import {
  chooseHedges,
  chooseProxy,
  proxyCoins,
  type HedgeChoice,
  type HedgeDecision,
  type HedgeRefusal,
  type ProxyCoin,
} from "../../../shared/sheet/chooseHedge.js";
import {
  comparisonKey,
  type HedgeMarkets,
  type WantedComparison,
} from "../../../shared/sheet/hedgeMarkets.js";
import type { AskService } from "../../live/serviceClient.js";
import { fetchComparison } from "../fetchComparison.js";

export type HedgeQuestion = {
  /** As they were typed; a blank one gets null. */
  readonly coins: readonly string[];
  readonly venue: string;
  readonly proxyCoin: ProxyCoin;
};

export type FoundHedges = {
  /** For each coin, in the same order. */
  readonly choices: readonly (HedgeChoice | HedgeRefusal | null)[];
  readonly proxies: Readonly<Record<ProxyCoin, HedgeChoice | HedgeRefusal>>;
  /** Whether every market could be asked; if not, the next answer may be another one. */
  readonly isWhole: boolean;
};

/** What the venue lists of a kind is known, also where it is nothing. */
function isTold(state: Snapshot | Comparison | HedgeError): boolean {
  if (state instanceof HedgeError) return state.code === "kind_not_offered" || state.code === "unknown_coin";
  return !("failed" in state) || state.failed.length === 0;
}

/** More at once would only wait in the browser's own queue, before the cells' requests. */
const mostAtOnce = 4;

/** A market that cannot be asked refuses the coins that need it, not all of them. */
async function orProblem<Value>(answer: Promise<Value>, signal: AbortSignal): Promise<Value | HedgeError> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof HedgeError && !signal.aborted) return error;
    throw error;
  }
}

async function fetchSnapshot(
  ask: AskService,
  parameters: { readonly venue: string; readonly kind: PerpetualKind },
  signal: AbortSignal,
): Promise<Snapshot> {
  const read = (json: unknown): Snapshot =>
    decode(perpetualsRoute.answer, json, {
      code: "service_bad_response",
      what: `the list of ${parameters.venue}`,
    });
  return (await ask(routePath(perpetualsRoute.path, parameters), read, signal)).value;
}

async function fetchComparisons(
  ask: AskService,
  wanted: readonly WantedComparison[],
  signal: AbortSignal,
): Promise<readonly (readonly [string, Comparison | HedgeError])[]> {
  const answers: (readonly [string, Comparison | HedgeError])[] = [];
  for (let start = 0; start < wanted.length; start += mostAtOnce) {
    const batch = wanted
      .slice(start, start + mostAtOnce)
      .map(
        async (each) =>
          [comparisonKey(each), await orProblem(fetchComparison(ask, each, signal), signal)] as const,
      );
    answers.push(...(await Promise.all(batch)));
  }
  return answers;
}

function wantedOf(decisions: readonly (HedgeDecision | null)[]): readonly WantedComparison[] {
  const byKey = new Map<string, WantedComparison>();
  for (const decision of decisions) {
    if (decision?.status === "wanted") byKey.set(comparisonKey(decision.wanted), decision.wanted);
  }
  return [...byKey.values()];
}

function settled(decision: HedgeDecision): HedgeChoice | HedgeRefusal {
  if (decision.status !== "wanted") return decision;
  throw new Error(`${comparisonKey(decision.wanted)} was fetched and is wanted still.`);
}

/** What to short for each coin, by as few requests as the choices need. */
export async function findHedges(
  ask: AskService,
  { coins, venue, proxyCoin }: HedgeQuestion,
  signal: AbortSignal,
): Promise<FoundHedges> {
  const snapshot = async (kind: PerpetualKind): Promise<Snapshot | HedgeError> =>
    orProblem(fetchSnapshot(ask, { venue, kind }, signal), signal);
  const [inverse, linear] = await Promise.all([snapshot("inverse"), snapshot("linear")]);
  const comparisons = new Map<string, Comparison | HedgeError>();
  const markets: HedgeMarkets = { venue, inverse, linear, comparisons };
  for (;;) {
    const decisions = chooseHedges(coins, proxyCoin, markets);
    const proxies = proxyCoins.map((coin) => chooseProxy(markets, coin));
    const wanted = wantedOf([...decisions, ...proxies]).filter(
      (each) => !comparisons.has(comparisonKey(each)),
    );
    if (wanted.length > 0) {
      for (const [key, answer] of await fetchComparisons(ask, wanted, signal)) comparisons.set(key, answer);
      continue;
    }
    const choices = decisions.map((decision) => (decision === null ? null : settled(decision)));
    return {
      choices,
      isWhole: [inverse, linear, ...comparisons.values()].every(isTold),
      proxies: { BTC: settled(chooseProxy(markets, "BTC")), ETH: settled(chooseProxy(markets, "ETH")) },
    };
  }
}

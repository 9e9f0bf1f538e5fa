import type { Comparison } from "../../../shared/contract/compare.js";
import {
  perpetualsResource,
  type PerpetualKind,
  type Snapshot,
} from "../../../shared/contract/perpetuals.js";
import { decode, routePath } from "../../../shared/contract/route.js";
import type { Answered, DeskMarkets } from "../../../shared/desk/deskMarkets.js";
import { HedgeError } from "../../../shared/errors.js";
import type { AskService } from "../../live/serviceClient.js";
import { fetchComparison } from "../fetchComparison.js";

/** Markets that know what was fetched and note what was looked up and is not there. */
export type FetchedMarkets = {
  readonly markets: DeskMarkets;
  /** Fetches what was looked up in vain. @returns false where that is nothing */
  readonly fetchMissing: () => Promise<boolean>;
  /** Whether every market looked up reported what it lists. */
  readonly isWhole: () => boolean;
};

/** More at once would only wait in the browser's own queue, before the cells' requests. */
const maxAtOnce = 4;

/** What the venue lists of a kind is known, also where it is nothing. */
function isReported(state: Snapshot | Comparison | HedgeError): boolean {
  if (state instanceof HedgeError) return state.code === "kind_not_offered" || state.code === "unknown_coin";
  return !("failed" in state) || state.failed.length === 0;
}

/** A market that cannot be asked spoils the coins that need it, not all of them. */
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
    decode(perpetualsResource.answer, json, {
      code: "service_bad_response",
      what: `the list of ${parameters.venue}`,
    });
  return (await ask(routePath(perpetualsResource.path, parameters), read, signal)).value;
}

/** Markets of which nothing is fetched yet. @param signal ends every request */
export function fetchedMarkets(ask: AskService, signal: AbortSignal): FetchedMarkets {
  const snapshots = new Map<string, Snapshot | HedgeError>();
  const comparisons = new Map<string, Comparison | HedgeError>();
  const missing = new Map<string, () => Promise<void>>();

  const lookUp = <Value extends Snapshot | Comparison>(
    known: Map<string, Value | HedgeError>,
    key: string,
    fetchIt: () => Promise<Value>,
  ): Answered<Value> => {
    const answer = known.get(key);
    if (answer !== undefined) return answer;
    missing.set(key, async () => {
      known.set(key, await orProblem(fetchIt(), signal));
    });
    return null;
  };

  return {
    markets: {
      now: Date.now(),
      snapshot: (venue, kind) =>
        lookUp(snapshots, `${venue} ${kind} snapshot`, async () =>
          fetchSnapshot(ask, { venue, kind }, signal),
        ),
      comparison: (coin, kind) =>
        lookUp(comparisons, `${coin} ${kind} comparison`, async () =>
          fetchComparison(ask, { coin, kind }, signal),
        ),
      // The sheet itself looks further once it is there.
      laterComparison: () => null,
      // What to short does not depend on the past.
      history: () => null,
      // Nor on the margin, which tiers decide.
      tiers: () => new HedgeError({ code: "not_published", message: "not asked here" }),
    },
    fetchMissing: async () => {
      const fetches = [...missing.values()];
      missing.clear();
      for (let start = 0; start < fetches.length; start += maxAtOnce) {
        await Promise.all(fetches.slice(start, start + maxAtOnce).map(async (fetchIt) => fetchIt()));
      }
      return fetches.length > 0;
    },
    isWhole: () => [...snapshots.values(), ...comparisons.values()].every(isReported),
  };
}

import type { Comparison } from "../../shared/contract/compare.js";
import type { PerpetualKind, Snapshot } from "../../shared/contract/perpetuals.js";
import type { Decimal } from "../../shared/decimal.js";
import type { HedgeError } from "../../shared/errors.js";
import { chooseHedges, type ProxyCoin } from "../../shared/sheet/chooseHedge.js";
import { comparisonKey, type WantedComparison } from "../../shared/sheet/hedgeMarkets.js";
import type { LiveTable } from "../cell/tableCells.js";
import type { ChannelListener } from "./channel.js";
import { createPacedListeners, type PaceEnvironment } from "./pacedListeners.js";
import { planHeader, planRow } from "./planRow.js";

/** How long the first table waits for the venues; after that its rows say that they wait. */
const firstTableMs = 4_000;

/** What is held of a coin, or why its cell holds none; reading the quantity throws HedgeError where it is none. */
export type PlanHolding = { readonly coin: string | HedgeError; readonly quantity: () => Decimal };

export type PlanTableOptions = {
  readonly holdings: readonly PlanHolding[];
  readonly venue: string;
  readonly hedgeRatio: Decimal;
  readonly proxy: ProxyCoin;
  readonly subscribe: (venue: string, kind: PerpetualKind, listener: ChannelListener<Snapshot>) => () => void;
  readonly subscribeComparison: (
    wanted: WantedComparison,
    listener: ChannelListener<Comparison>,
  ) => () => void;
  readonly pace: PaceEnvironment;
};

/**
 * Keeps a table of what to short for each holding; coins that the venue does not list are compared on all venues, which
 * is asked only for those.
 * @returns what ends it
 */
export function startPlanTable(options: PlanTableOptions, emit: (read: () => LiveTable) => void): () => void {
  const { holdings, venue, hedgeRatio, proxy, pace } = options;
  const snapshots: Partial<Record<PerpetualKind, Snapshot | HedgeError>> = {};
  const comparisons = new Map<string, Comparison | HedgeError>();
  const leaves = new Map<string, () => void>();
  const paced = createPacedListeners<object>(pace);
  let isShown = false;
  let isOver = false;

  const decide = () => {
    const { inverse, linear } = snapshots;
    if (inverse === undefined || linear === undefined) return null;
    const typed = holdings.map(({ coin }) => (typeof coin === "string" ? coin : ""));
    return chooseHedges(typed, proxy, { venue, inverse, linear, comparisons });
  };
  const table = (): LiveTable => {
    const decisions = decide();
    const waiting = {
      status: "refused",
      problem: `no answer yet from ${venue}; the row fills by itself`,
    } as const;
    return [
      planHeader,
      ...holdings.map(({ coin, quantity }, index) =>
        typeof coin === "string"
          ? planRow(coin, decisions === null ? waiting : (decisions[index] ?? null), quantity, hedgeRatio)
          : planHeader.map(() => coin),
      ),
    ];
  };
  const tell = (): void => {
    isShown = true;
    cancelWait();
    paced.tell({});
  };
  const cancelWait = pace.setTimer(tell, firstTableMs);
  const leavePaced = paced.add(() => {
    emit(table);
  }, null);

  const compare = (wanted: WantedComparison): void => {
    const key = comparisonKey(wanted);
    if (leaves.has(key) || isOver) return;
    // Taken before the subscription, which may answer at once and come back here.
    leaves.set(key, () => undefined);
    const leave = options.subscribeComparison(wanted, (state) => {
      comparisons.set(key, state);
      update();
    });
    leaves.set(key, leave);
  };
  const update = (): void => {
    const wanted = decide()?.flatMap((decision) => (decision?.status === "wanted" ? [decision.wanted] : []));
    wanted?.forEach(compare);
    if (isShown || wanted?.length === 0) tell();
  };
  const kinds: readonly PerpetualKind[] = ["inverse", "linear"];
  for (const kind of kinds) {
    const leave = options.subscribe(venue, kind, (state) => {
      snapshots[kind] = state;
      update();
    });
    leaves.set(`${venue} ${kind}, its own`, leave);
  }
  return () => {
    isOver = true;
    cancelWait();
    leavePaced();
    for (const leave of leaves.values()) leave();
  };
}

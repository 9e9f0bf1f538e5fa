import { afterAll, beforeAll, vi } from "vitest";
import type { Perpetual, PerpetualKind, Snapshot } from "../../../shared/contract/perpetuals.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { startTestApp, type TestApp } from "./testApp.js";

type VenueApp = {
  readonly simulator: () => Simulator;
  readonly snapshot: (kind: PerpetualKind) => Snapshot;
  /** A perpetual of a snapshot; fails when it is missing. */
  readonly find: (kind: PerpetualKind, symbol: string) => Perpetual;
  /** "METHOD path" of every request the snapshot of that kind sent to the exchange. */
  readonly asked: (kind: PerpetualKind) => readonly string[];
};

/**
 * Reads each kind of a venue once, through the service and the simulator, before the tests of a file. Time stands
 * still, so that what we serve can be compared text by text with what the exchange says.
 */
export function useVenueApp(venue: string, kinds: readonly PerpetualKind[], now: number): VenueApp {
  let simulator: Simulator | undefined;
  let app: TestApp | undefined;
  const snapshots = new Map<PerpetualKind, Snapshot>();
  const requests = new Map<PerpetualKind, readonly string[]>();
  const present = <Value>(value: Value | undefined, what: string): Value => {
    if (value === undefined) throw new Error(`${what} is missing`);
    return value;
  };
  const snapshot = (kind: PerpetualKind): Snapshot => present(snapshots.get(kind), kind);

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now });
    simulator = await startSimulator();
    app = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url });
    for (const kind of kinds) {
      simulator.clearRequests();
      snapshots.set(kind, await app.snapshot(`api/v1/perpetuals/${venue}/${kind}`));
      requests.set(
        kind,
        simulator.requests().map(({ method, path, query }) => `${method} ${path}${query}`),
      );
    }
  });
  afterAll(async () => {
    await app?.close();
    await simulator?.close();
    vi.useRealTimers();
  });

  return {
    simulator: () => present(simulator, "the simulator"),
    snapshot,
    find: (kind, symbol) =>
      present(
        snapshot(kind).perpetuals.find((perpetual) => perpetual.symbol === symbol),
        symbol,
      ),
    asked: (kind) => present(requests.get(kind), kind),
  };
}

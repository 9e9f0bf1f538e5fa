import { topicRules, type HistoryTopic } from "../../../functions/cache/historySubject.js";
import { readPast } from "../../../functions/venues/pastValues.js";
import type { Venue } from "../../../functions/venues/venue.js";
import type { History } from "../../../shared/contract/history.js";
import type { PerpetualKind } from "../../../shared/contract/perpetuals.js";
import type { Simulator } from "../../simulator/simulator.js";

type Wanted = {
  readonly kind: PerpetualKind;
  readonly topic: HistoryTopic;
  /** The venue's own name of the contract. */
  readonly id: string;
  /** Inclusive, ms since 1970. */
  readonly from: number;
  /** Exclusive, ms since 1970. */
  readonly before: number;
};

/** A venue's history as it is served, read page by page through the simulator; its requests are the latest ones. */
export async function readHistory(
  venue: Venue,
  simulator: Simulator,
  { kind, topic, id, from, before }: Wanted,
): Promise<History> {
  const reader = venue.open({ proxyUrl: simulator.url, timeoutMs: 5000 })[kind];
  const { page, decodeValue } = topicRules[topic];
  const askPage = reader === undefined ? undefined : page(reader);
  const contract = (await reader?.readContracts())?.find((listed) => listed.id === id);
  if (askPage === undefined || contract === undefined)
    throw new Error(`${venue.id} has no ${topic} of ${id}`);
  simulator.clearRequests();
  return readPast({
    venueName: venue.name,
    contract,
    askPage,
    decodeValue,
    from,
    nextTurn: async () => Promise.resolve(),
    before,
  });
}

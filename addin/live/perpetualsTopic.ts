import { perpetualsResource, type PerpetualKind, type Snapshot } from "../../shared/contract/perpetuals.js";
import { decode, routePath } from "../../shared/contract/route.js";
import { HedgeError } from "../../shared/errors.js";
import type { AskService } from "./serviceClient.js";
import type { Topic } from "./topic.js";

/** Every perpetual of one venue and kind. */
export function perpetualsTopic(venue: string, kind: PerpetualKind, askService: AskService): Topic<Snapshot> {
  const path = routePath(perpetualsResource.path, { venue, kind });
  const read = (json: unknown): Snapshot => {
    const snapshot = decode(perpetualsResource.answer, json, {
      code: "service_bad_response",
      what: "the HEDGE service's answer",
    });
    // A proxy that answers one address with another's body would put a wrong price into the cell.
    if (snapshot.venue !== venue || snapshot.kind !== kind) {
      throw new HedgeError({
        code: "service_bad_response",
        message: `the HEDGE service returned ${snapshot.venue} ${snapshot.kind} instead of ${venue} ${kind}`,
      });
    }
    return snapshot;
  };
  return {
    key: path,
    name: `${venue} ${kind}`,
    ask: async (signal) => askService(path, read, signal),
    decode: read,
    freshness: ({ asOf, expires, stale, source }) => ({ asOf, expires, stale, source }),
  };
}

import type { PerpetualKind, Snapshot } from "../../shared/contract/perpetuals.js";
import { encodeBody, type EncodedBody } from "../http/encodedBody.js";
import type { GoodSnapshot } from "./snapshotEntry.js";

type Facts = Pick<Snapshot, "venue" | "expires" | "stale" | "hasTiers"> & { readonly kind: PerpetualKind };
type Rendered = { readonly name: string; readonly body: Promise<EncodedBody> };

// Keyed by identity and beside the entry, because an entry must stay plain data and bytes are derived.
const latestOf = new WeakMap<GoodSnapshot, Rendered>();

/** The body of a snapshot, serialised and compressed once however many callers it is sent to. */
export async function snapshotBody(good: GoodSnapshot, facts: Facts): Promise<EncodedBody> {
  const name = `${String(facts.expires)} ${String(facts.stale)}`;
  const latest = latestOf.get(good);
  if (latest?.name === name) return latest.body;
  const snapshot: Snapshot = {
    venue: facts.venue,
    kind: facts.kind,
    asOf: good.asOf,
    expires: facts.expires,
    stale: facts.stale,
    source: good.source,
    hasTiers: facts.hasTiers,
    perpetuals: [...good.perpetuals],
  };
  const body = encodeBody(snapshot);
  latestOf.set(good, { name, body });
  return body;
}

import type { RiskTiers } from "../../shared/contract/tiers.js";
import { HedgeError } from "../../shared/errors.js";
import type { Answer } from "../http/answer.js";
import { encodeBody } from "../http/encodedBody.js";
import { describeThrown, type Log } from "../log.js";
import type { Contract } from "../venues/contract.js";
import { riskTiersOf } from "../venues/riskTiers.js";
import { findContract, type NamedPerpetual } from "./findContract.js";
import { tiersEntrySchema } from "./sharedSchemas.js";
import { failureOf } from "./snapshotEntry.js";
import type { Store } from "./store.js";
import type { TiersEntry } from "./tiersEntry.js";
import type { VenueQueue } from "./venueQueue.js";

/** Risk tiers by perpetual. */
export type TiersCache = {
  /** @throws HedgeError unknown_coin, not_published, or the venue's failure when there is nothing to serve */
  readonly read: (subject: NamedPerpetual, log: Log) => Promise<Answer>;
};

type TiersOptions = { readonly store: Store; readonly contractStore: Store; readonly queue: VenueQueue };

const hourMs = 3_600_000;
// Venues announce changes of their tiers days before.
const freshForMs = hourMs;
// While a venue fails: what a liquidation price is computed with must not be older than a day.
const keptForMs = 24 * hourMs;
const askAgainAfterMs = 30_000;

/** Opens the cache of risk tiers in a store; the contracts are those of the snapshots' store. */
export function createTiersCache(
  { store, contractStore, queue }: TiersOptions,
  { upstreamTimeoutMs }: { readonly upstreamTimeoutMs: number },
): TiersCache {
  async function load(
    subject: NamedPerpetual,
    contract: Contract,
    askTiers: NonNullable<NamedPerpetual["reader"]["readTiers"]>,
  ): Promise<TiersEntry> {
    const { venue, reader } = subject;
    const ask = async () => askTiers(contract);
    const published = await (reader.areTiersInOneList === true ? ask() : queue.run(venue, ask));
    const scale = riskTiersOf(venue.name, contract, published);
    return {
      good: { asOf: published.asOf, source: reader.source(), ...scale },
      failure: null,
      expires: Date.now() + freshForMs,
    };
  }

  async function read(subject: NamedPerpetual, log: Log): Promise<Answer> {
    const { venue, kind, reader } = subject;
    const askTiers = reader.readTiers;
    if (askTiers === undefined) throw notPublished(subject);
    const contract = await findContract(subject, {
      store: contractStore,
      waitMs: upstreamTimeoutMs / 4,
      log,
    });
    const key = `${venue.id}:${kind}:${contract.id}`;
    const entry = await store.getOrSetShared<TiersEntry>({
      key: `tiers:${key}`,
      schema: tiersEntrySchema,
      keptForMs,
      waitMs: null,
      loadWithinMs: queue.deadlineMs,
      load: async (previous) => {
        try {
          const value = await load(subject, contract, askTiers);
          return { value, expires: value.expires };
        } catch (thrown) {
          log("risk tiers could not be read", { key, reason: describeThrown(thrown) });
          const value = failedEntry(thrown, previous, Date.now());
          return { value, expires: value.expires };
        }
      },
    });
    return answerOf(entry, subject, contract);
  }

  return { read };
}

/** What is kept of a reading that failed: the tiers of the one before, while they are young enough. */
function failedEntry(thrown: unknown, previous: TiersEntry | undefined, now: number): TiersEntry {
  const waitMs = (thrown instanceof HedgeError ? thrown.retryAfterMs : null) ?? askAgainAfterMs;
  const good = previous?.good ?? null;
  const isKept = good !== null && now - good.asOf <= keptForMs;
  return { good: isKept ? good : null, failure: failureOf(thrown, now), expires: now + waitMs };
}

async function answerOf(
  { good, failure, expires }: TiersEntry,
  { venue, kind }: NamedPerpetual,
  { coin, symbol }: Contract,
): Promise<Answer> {
  if (good === null)
    throw new HedgeError({
      code: failure?.code ?? "stale",
      message: failure?.detail ?? "No risk tiers yet.",
      retryAfterMs: Math.max(0, expires - Date.now()),
    });
  const { asOf, source, unit, tiers } = good;
  const stale = failure !== null;
  const answer: RiskTiers = {
    venue: venue.id,
    kind,
    coin,
    symbol,
    asOf,
    expires,
    source,
    stale,
    unit,
    tiers,
  };
  return { body: await encodeBody(answer), freshUntil: expires };
}

function notPublished({ venue, kind }: NamedPerpetual): HedgeError {
  return new HedgeError({
    code: "not_published",
    message: `${venue.name} publishes no risk tiers for its ${kind} perpetuals, or none in a known unit.`,
  });
}

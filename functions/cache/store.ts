import { BentoCache, bentostore, errors } from "bentocache";
import { memoryDriver } from "bentocache/drivers/memory";
import type { GetOptions, GetOrSetOptions } from "bentocache/types";
import type { CacheTier } from "../../shared/contract/health.js";
import type { RedisTier } from "./redisTier.js";
import { refreshShared } from "./refreshShared.js";
import type { Expiring, SharedSchema } from "./sharedEntry.js";

/** A value that all instances share. */
type SharedRequest<Value> = {
  readonly key: string;
  readonly schema: SharedSchema<Value>;
  /** Whether a value can be of this moment; left out: every one can. */
  readonly isPlausible?: (value: Value) => boolean;
  /** How long an expired value is kept, for when it cannot be loaded anew; no value may live longer than this. */
  readonly keptForMs: number;
  /** How long a caller for whom an older value exists waits; null: as long as it takes. */
  readonly waitMs: number | null;
  /** How long `load` takes at most. */
  readonly loadWithinMs: number;
  /** Loads the value, given the one that expired. */
  readonly load: (previous: Value | undefined) => Promise<Expiring<Value>>;
};

/** The store behind all caches. Values are plain data and never changed in place. */
export type Store = {
  /** A value of this process; an expired one only within `grace`. */
  readonly get: <Value>(options: GetOptions<Value>) => Promise<Value | undefined>;
  /** A value of this process, made once however many ask for it. */
  readonly getOrSet: <Value>(options: GetOrSetOptions<Value>) => Promise<Value>;
  /** The same, but made once for all instances, where they share a tier. @throws whatever `load` throws */
  readonly getOrSetShared: <Value>(request: SharedRequest<Value>) => Promise<Value>;
  readonly tier: () => CacheTier;
  readonly close: () => Promise<void>;
};

/** How much of a store is kept in memory; what was not used for longest goes first. */
type MemoryBound =
  | { readonly maxEntries: number }
  /** In MiB, for values that may be long. They are kept as text, which is what is counted. */
  | { readonly maxMebibytes: number };

/** Opens an empty store in memory, before a tier that instances share or alone. */
export function createStore(shared: RedisTier | null, bound: MemoryBound): Store {
  // Bentocache's own second tier is not used: it puts texts from there into this unserialised one, which fails
  // on them, and it has no lock between instances.
  const memory = new BentoCache({
    default: "memory",
    prefix: "hedge",
    stores: {
      memory: bentostore().useL1Layer(
        memoryDriver(
          "maxEntries" in bound
            ? // Not serialised: such a value is read far more often than written, and never changed in place.
              { serialize: false, maxItems: bound.maxEntries }
            : { serialize: true, maxSize: bound.maxMebibytes * 2 ** 20 },
        ),
      ),
    },
  });

  async function getOrSetShared<Value>(request: SharedRequest<Value>): Promise<Value> {
    const { key, keptForMs, waitMs } = request;
    const known = await memory.get<Value | undefined>({ key });
    if (known !== undefined && request.isPlausible?.(known) === false) await memory.delete({ key });
    try {
      return await memory.getOrSet<Value>({
        key,
        grace: keptForMs,
        timeout: waitMs,
        factory: async ({ setOptions }) => {
          const { value, expires } = await loaded(request);
          setOptions({ ttl: Math.max(1, expires - Date.now()) });
          return value;
        },
      });
    } catch (thrown) {
      throw thrown instanceof errors.E_FACTORY_ERROR ? thrown.cause : thrown;
    }
  }

  async function loaded<Value>(request: SharedRequest<Value>): Promise<Expiring<Value>> {
    const { key, keptForMs, load } = request;
    const own = await memory.get<Value | undefined>({ key, grace: keptForMs });
    if (shared === null) return load(own);
    return refreshShared({ ...request, tier: shared, load: async (previous) => load(previous ?? own) });
  }

  return {
    get: async (options) => memory.get(options),
    getOrSet: async (options) => memory.getOrSet(options),
    getOrSetShared,
    tier: () => {
      if (shared === null) return "memory";
      return shared.isReachable() ? "redis" : "redis-unreachable";
    },
    close: async () => {
      await shared?.close();
    },
  };
}

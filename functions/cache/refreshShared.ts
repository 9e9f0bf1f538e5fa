import { setTimeout as wait } from "node:timers/promises";
import type { RedisTier } from "./redisTier.js";
import { decodeShared, encodeShared, type Expiring, type SharedSchema } from "./sharedEntry.js";

type SharedRefresh<Value> = {
  readonly tier: RedisTier;
  readonly key: string;
  readonly schema: SharedSchema<Value>;
  readonly isPlausible?: (value: Value) => boolean;
  /** How long the value stays behind its expiry, for when it cannot be loaded anew. */
  readonly keptForMs: number;
  /** How long a load takes at most. */
  readonly loadWithinMs: number;
  readonly load: (previous: Value | undefined) => Promise<Expiring<Value>>;
};

const lookEveryMs = 25;
// For the holder's value to arrive, when its load took all of its time.
const arrivalMs = 1000;

/**
 * The value all instances share, loaded by one of them when it expired while the others wait for it. Without Redis,
 * and after a wait longer than any load, it is loaded all the same.
 * @throws whatever the load throws
 */
export async function refreshShared<Value>(refresh: SharedRefresh<Value>): Promise<Expiring<Value>> {
  const { tier, key, loadWithinMs } = refresh;
  const waitUntil = performance.now() + loadWithinMs + arrivalMs;
  for (;;) {
    const known = await readShared(refresh);
    if (known !== null && isCurrent(known)) return known;
    const lock = await tier.lock(key);
    if (lock === "unanswered") return refresh.load(known?.value);
    if (lock !== "held") return loadLocked(refresh, lock.release);
    if (!(await isReleased(tier, key, waitUntil))) {
      // No holder takes that long: the key is no lock of ours, and nobody would ever remove it.
      await tier.breakLock(key);
      return refresh.load(known?.value);
    }
  }
}

async function loadLocked<Value>(
  refresh: SharedRefresh<Value>,
  release: () => Promise<void>,
): Promise<Expiring<Value>> {
  const { tier, key, schema, keptForMs, load } = refresh;
  try {
    // Between the first look and the lock somebody else may have finished.
    const known = await readShared(refresh);
    if (known !== null && isCurrent(known)) return known;
    const loaded = await load(known?.value);
    const lifeMs = Math.max(1, loaded.expires - Date.now());
    const text = encodeShared(loaded);
    await tier.write(key, text, lifeMs + keptForMs);
    // As the others read it, down to the order of its fields: the same value must have one ETag everywhere.
    return decodeShared(text, schema, Infinity) ?? loaded;
  } finally {
    await release();
  }
}

async function readShared<Value>({
  tier,
  key,
  schema,
  keptForMs,
  isPlausible,
}: SharedRefresh<Value>): Promise<Expiring<Value> | null> {
  const text = await tier.read(key);
  const known = text === null ? null : decodeShared(text, schema, Date.now() + keptForMs);
  return known === null || isPlausible?.(known.value) === false ? null : known;
}

function isCurrent({ expires }: Expiring<unknown>): boolean {
  return expires > Date.now();
}

async function isReleased(tier: RedisTier, key: string, waitUntil: number): Promise<boolean> {
  do {
    if (performance.now() >= waitUntil) return false;
    await wait(lookEveryMs);
  } while (await tier.isLocked(key));
  return true;
}

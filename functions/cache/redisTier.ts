import { randomUUID } from "node:crypto";
import type { Log } from "../log.js";
import { openRedis } from "./redisConnection.js";

/** The tier that all instances share: texts and locks by key. Without an answer it behaves as if it were empty. */
export type RedisTier = {
  /** The text of a key; null when there is none of bearable length, or no answer. */
  readonly read: (key: string) => Promise<string | null>;
  readonly write: (key: string, text: string, keptForMs: number) => Promise<void>;
  /** Takes the lock of a key and keeps it until released. "held": somebody else has it. */
  readonly lock: (key: string) => Promise<{ readonly release: () => Promise<void> } | "held" | "unanswered">;
  readonly isLocked: (key: string) => Promise<boolean>;
  /** Removes a lock whoever has it. */
  readonly breakLock: (key: string) => Promise<void>;
  readonly isReachable: () => boolean;
  readonly close: () => Promise<void>;
};

// To be raised when stored values change in a way that their schemas do not notice.
const prefix = "hedge:v1:";
const maxCharacters = 8_000_000;
// Renewed while its holder lives: the others wait no longer than this for a holder that was killed.
const lockMs = 5000;

/** Opens the tier in the Redis of a URL; nothing waits for the connection. */
export function openRedisTier(url: string, log: Log): RedisTier {
  const { ask, isReachable, close } = openRedis(url, log);
  const valueKey = (key: string): string => `${prefix}${key}`;
  const lockKey = (key: string): string => `${prefix}lock:${key}`;

  return {
    read: async (key) => {
      // A range, because a value of any size may stand there.
      const text = await ask(async ({ redis }) => redis.getrange(valueKey(key), 0, maxCharacters));
      return text === null || text === "" || text.length > maxCharacters ? null : text;
    },
    write: async (key, text, keptForMs) => {
      await ask(async ({ redis }) => redis.set(valueKey(key), text, "PX", Math.ceil(keptForMs)));
    },
    lock: async (key) => {
      const owner = randomUUID();
      const isTaken = await ask(async ({ locks }) => locks.save(lockKey(key), owner, lockMs));
      if (isTaken === null) return "unanswered";
      if (!isTaken) return "held";
      const renewal = setInterval(() => {
        void ask(async ({ locks }) => whileOwned(locks.extend(lockKey(key), owner, lockMs)));
      }, lockMs / 5);
      return {
        release: async () => {
          clearInterval(renewal);
          await ask(async ({ locks }) => whileOwned(locks.delete(lockKey(key), owner)));
        },
      };
    },
    isLocked: async (key) => (await ask(async ({ locks }) => locks.exists(lockKey(key)))) === true,
    breakLock: async (key) => {
      await ask(async ({ locks }) => locks.forceDelete(lockKey(key)));
    },
    isReachable,
    close,
  };
}

// A lock that ran out while its holder stood still is no fault of the connection.
async function whileOwned(operation: Promise<void>): Promise<boolean> {
  try {
    await operation;
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "E_LOCK_NOT_OWNED") return false;
    throw thrown;
  }
}

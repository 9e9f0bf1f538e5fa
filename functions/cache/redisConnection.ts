import { setTimeout as wait } from "node:timers/promises";
import type { RedisStore as RedisLocks } from "@verrou/core/drivers/redis";
import type { Redis } from "ioredis";
import { describeThrown, type Log } from "../log.js";
import { withDeadline } from "./withDeadline.js";

type RedisClient = {
  readonly redis: Redis;
  readonly locks: RedisLocks;
  /** Whether an error is Redis's own answer, so that the connection is sound. */
  readonly isRefusal: (thrown: unknown) => boolean;
};

/** A connection to Redis that opens itself, and again after each loss; nobody waits for it but at the start. */
type RedisConnection = {
  /** What Redis answers; null when it cannot be reached, does not answer in time or refuses. */
  readonly ask: <Answer>(question: (client: RedisClient) => Promise<Answer>) => Promise<Answer | null>;
  readonly isReachable: () => boolean;
  readonly close: () => Promise<void>;
};

const answerWithinMs = 500;
// Only the first questions wait for the connection: an instance just started would else ask the venues for
// what the others have.
const openWithinMs = 1000;
// The client's own deadlines are not used for answers: after a pause of this process they come before the answer.
const greetWithinMs = 5000;
const longestRetryDelayMs = 2000;

/** Opens a connection; the client is loaded only here, because a service without Redis must not pay for it. */
export function openRedis(url: string, log: Log): RedisConnection {
  let state: "opening" | "reachable" | "unreachable" | "closed" = "opening";
  const refusals = new Set<string>();
  const client = createClient(url);
  const firstAttempt = client.then(async ({ redis }) =>
    Promise.race([follow(redis), wait(openWithinMs, undefined, { ref: false })]),
  );

  /** Follows the connection for good; resolves when it first stands or fails. */
  async function follow(redis: Redis): Promise<void> {
    return new Promise((resolve) => {
      redis.on("ready", () => {
        if (state === "closed") return;
        state = "reachable";
        refusals.clear();
        log("redis is reachable", {}, "info");
        resolve();
      });
      const onLoss = (thrown: unknown): void => {
        lose(redis, thrown);
        resolve();
      };
      redis.on("error", onLoss);
      redis.on("connect", () => {
        setTimeout(() => {
          if (redis.status !== "connect") return;
          onLoss(new Error("no greeting"));
          redis.disconnect(true);
        }, greetWithinMs).unref();
      });
      redis.on("close", () => {
        onLoss(new Error("the connection was closed"));
      });
    });
  }

  function lose(redis: Redis, thrown: unknown): void {
    if (state === "unreachable" || state === "closed") return;
    state = "unreachable";
    log("redis is unreachable", { reason: describeThrown(thrown) });
    // One that hangs keeps its connection open; a new one is greeted only when it is back.
    redis.disconnect(true);
  }

  // Once for each kind, which Redis names in the first word: a full Redis would refuse every value.
  function noteRefusal(thrown: unknown): void {
    const kind = thrown instanceof Error ? thrown.message.replace(/ .*/s, "") : "";
    if (refusals.has(kind)) return;
    refusals.add(kind);
    log("redis refused a command", { reason: describeThrown(thrown) });
  }

  return {
    ask: async (question) => {
      await firstAttempt;
      if (state !== "reachable") return null;
      const opened = await client;
      try {
        return await withDeadline(
          question(opened),
          answerWithinMs,
          () => new Error(`no answer within ${String(answerWithinMs)} ms`),
        );
      } catch (thrown) {
        if (opened.isRefusal(thrown)) noteRefusal(thrown);
        else lose(opened.redis, thrown);
        return null;
      }
    },
    isReachable: () => state === "reachable",
    close: async () => {
      state = "closed";
      const { redis } = await client;
      const isIdle = redis.status === "reconnecting" || redis.status === "end";
      const ended = isIdle ? null : new Promise((resolve) => redis.once("end", resolve));
      redis.disconnect();
      await ended;
    },
  };
}

async function createClient(url: string): Promise<RedisClient> {
  const [ioredis, { RedisStore }] = await Promise.all([
    import("ioredis"),
    import("@verrou/core/drivers/redis"),
  ]);
  const redis = new ioredis.Redis(url, {
    // What cannot be asked now is no longer wanted when the connection is back.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(100 * attempt, longestRetryDelayMs),
    // After a failover the old master is still there, but takes no values.
    reconnectOnError: ({ message }) => message.startsWith("READONLY"),
    connectTimeout: greetWithinMs,
    disconnectTimeout: 100,
    disableClientInfo: true,
  });
  return {
    redis,
    locks: new RedisStore({ connection: redis }),
    isRefusal: (thrown) => thrown instanceof ioredis.ReplyError,
  };
}

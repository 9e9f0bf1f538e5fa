import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { startRedisServer, type RedisServer } from "./redisServer.js";
import { startTestApp, type TestApp } from "./testApp.js";

type RedisApps = {
  readonly simulator: () => Simulator;
  readonly redis: () => RedisServer;
  /** Starts an instance; it may still be on its way to Redis. */
  readonly open: (environment?: Readonly<Record<string, string>>) => Promise<TestApp>;
  /** Starts three instances and waits until they have reached Redis. */
  readonly openThree: (environment?: Readonly<Record<string, string>>) => Promise<TestApp[]>;
};

/** Gives each test of a file an empty Redis and instances that share it, all asking one simulator. */
export function useRedisApps(now: number): RedisApps {
  let simulator: Simulator | undefined;
  let redis: RedisServer | undefined;
  let apps: TestApp[] = [];
  const present = <Value>(value: Value | undefined, what: string): Value => {
    if (value === undefined) throw new Error(`${what} is missing`);
    return value;
  };

  beforeAll(async () => {
    simulator = await startSimulator({ now: () => Date.now() });
  });
  afterAll(async () => simulator?.close());
  beforeEach(async () => {
    redis = await startRedisServer();
    vi.useFakeTimers({ toFake: ["Date"], now });
    simulator?.clearRequests();
  });
  afterEach(async () => {
    simulator?.setFault(null);
    await Promise.all(apps.map(async (app) => app.close()));
    apps = [];
    await redis?.close();
    vi.useRealTimers();
  });

  async function open(environment: Readonly<Record<string, string>> = {}): Promise<TestApp> {
    const app = await startTestApp({
      HEDGE_UPSTREAM_PROXY: present(simulator, "the simulator").url,
      HEDGE_REDIS_URL: present(redis, "Redis").url,
      // However busy the machine is, nobody is given the older value for the sake of an answer in time.
      HEDGE_SLOW_AFTER_MS: "8000",
      ...environment,
    });
    apps.push(app);
    return app;
  }

  return {
    simulator: () => present(simulator, "the simulator"),
    redis: () => present(redis, "Redis"),
    open,
    openThree: async (environment) => {
      const opened = await Promise.all([0, 1, 2].map(async () => open(environment)));
      await Promise.all(opened.map(async (app) => untilCache(app, "redis")));
      return opened;
    },
  };
}

/** The answers of 200 clients, spread over instances and paths. */
export async function crowd(
  instances: readonly TestApp[],
  paths: readonly string[],
): Promise<readonly Response[]> {
  return Promise.all(
    Array.from({ length: 200 }, async (_, client) => {
      const app = instances[client % instances.length];
      const path = paths[Math.floor(client / instances.length) % paths.length];
      if (app === undefined || path === undefined) throw new Error("nobody to ask");
      return app.get(path);
    }),
  );
}

/** The different statuses of answers. */
export function statusesOf(answers: readonly Response[]): number[] {
  return [...new Set(answers.map(({ status }) => status))];
}

/** What an instance says of its cache. */
export async function cacheOf(app: TestApp): Promise<unknown> {
  const health = (await (await app.get("api/health")).json()) as { cache: unknown };
  return health.cache;
}

/** Waits until an instance says of its cache that it is so. */
export async function untilCache(app: TestApp, tier: string): Promise<void> {
  await vi.waitFor(async () => {
    expect(await cacheOf(app)).toBe(tier);
  }, 10_000);
}

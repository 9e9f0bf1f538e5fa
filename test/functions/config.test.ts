import { describe, expect, test } from "vitest";
import { decodeConfig } from "../../functions/config.js";
import { ConfigError } from "../../functions/configError.js";

test("the defaults", () => {
  expect(decodeConfig({ HEDGE_UPSTREAM_PROXY: " " })).toEqual({
    port: 7071,
    quoteIntervalMs: 5000,
    staleLimitMs: 300_000,
    upstreamTimeoutMs: 8000,
    slowAfterMs: 1500,
    upstreamProxyUrl: null,
    redisUrl: null,
    rateLimitPerMinute: 1200,
    historyShare: 0.25,
    proxyHops: 1,
    allowedOrigins: "*",
    authLevel: "anonymous",
    functionKey: null,
    metricsKey: null,
  });
});

test("what is set is taken", () => {
  const { quoteIntervalMs, upstreamProxyUrl } = decodeConfig({
    HEDGE_QUOTE_INTERVAL_S: "30",
    HEDGE_UPSTREAM_PROXY: "http://127.0.0.1:9/",
  });
  expect({ quoteIntervalMs, upstreamProxyUrl }).toEqual({
    quoteIntervalMs: 30_000,
    upstreamProxyUrl: "http://127.0.0.1:9/",
  });
});

test.each(["1e3", "-5", "5s", "0x10", "301", "1,000"])("an interval of %j is refused", (value) => {
  expect(() => decodeConfig({ HEDGE_QUOTE_INTERVAL_S: value })).toThrow(
    new ConfigError(
      `HEDGE_QUOTE_INTERVAL_S must be a whole number from 1 to 300, was ${JSON.stringify(value)}`,
    ),
  );
});

test.each([
  ["HEDGE_RATE_LIMIT", "did you mean HEDGE_RATE_LIMIT_PER_MINUTE?"],
  ["HEDGE_REDIS", "did you mean HEDGE_REDIS_URL?"],
  ["HEDGE_QUOTE_INTERVAL_MS", "did you mean HEDGE_QUOTE_INTERVAL_S?"],
  ["HEDGE_FUNCTON_KEY", "did you mean HEDGE_FUNCTION_KEY?"],
  ["HEDGE_auth_level", "did you mean HEDGE_AUTH_LEVEL?"],
])("%s, which is no setting, ends the start: %s", (name, sentence) => {
  expect(() => decodeConfig({ HEDGE_PROXY_HOPS: "2", [name]: "1" })).toThrow(
    new ConfigError(`${name} is not a setting; ${sentence}`),
  );
});

test("a name like none of the settings is answered with all of them", () => {
  expect(() => decodeConfig({ HEDGE_COLOUR: "green" })).toThrow(
    /^HEDGE_COLOUR is not a setting; known settings are .*HEDGE_QUOTE_INTERVAL_S, .*HEDGE_METRICS_KEY$/,
  );
});

test("names of the build and of the version are no mistake, nor are those of others", () => {
  const environment = {
    HEDGE_VERSION: "1.2.3",
    HEDGE_ADDIN_URL: "https://a.example",
    HEDGE_SUPPORT_URL: "https://a.example/issues",
    HEDGEHOG: "1",
  };
  expect(() => decodeConfig(environment)).not.toThrow();
});

describe.each(["HEDGE_FUNCTION_KEY", "HEDGE_METRICS_KEY"])("%s", (name) => {
  test.each(["fifteen-letters", "sixteen letters!", "sechzehn-zeichen-ü"])(
    "of %j is refused and not shown",
    (key) => {
      expect(() => decodeConfig({ [name]: key })).toThrow(
        `${name} must be at least 16 visible ASCII characters without spaces; it is not shown, as it is a key`,
      );
    },
  );
});

test("origins are taken as browsers write them, and only so", () => {
  const list = "https://hedge.example, http://localhost:3000";
  expect(decodeConfig({ HEDGE_ALLOWED_ORIGINS: list }).allowedOrigins).toEqual([
    "https://hedge.example",
    "http://localhost:3000",
  ]);
  for (const wrong of ["https://hedge.example/", "https://A.example", "*,https://a.example", "a.example"]) {
    expect(() => decodeConfig({ HEDGE_ALLOWED_ORIGINS: wrong })).toThrow(
      `HEDGE_ALLOWED_ORIGINS must be * or origins such as https://hedge.example, separated by commas, was ${JSON.stringify(wrong)}`,
    );
  }
});

test.each(["https://a.example,", "null", "file:///a", "https://user@a.example", "https://a.example:443"])(
  "%j is no origin",
  (wrong) => {
    expect(() => decodeConfig({ HEDGE_ALLOWED_ORIGINS: wrong })).toThrow(ConfigError);
  },
);

test("an auth level that Azure would take but we do not offer is refused", () => {
  expect(decodeConfig({ HEDGE_AUTH_LEVEL: "function" }).authLevel).toBe("function");
  expect(() => decodeConfig({ HEDGE_AUTH_LEVEL: "admin" })).toThrow(
    new ConfigError('HEDGE_AUTH_LEVEL must be anonymous or function, was "admin"'),
  );
});

test("printing the error shows no stack", () => {
  try {
    decodeConfig({ HEDGE_UPSTREAM_PROXY: "ftp://x" });
    expect.unreachable();
  } catch (error) {
    expect((error as ConfigError).stack).not.toContain("\n");
  }
});

test.each(["redis://127.0.0.1:6379", "rediss://user:p%40ss@cache.example:6380/2", "redis://[::1]"])(
  "%s is a Redis",
  (url) => {
    expect(decodeConfig({ HEDGE_REDIS_URL: url }).redisUrl).toBe(url);
  },
);

test.each([
  "http://:s3cret@host",
  "s3cret@host:6379",
  "redis://:s3cret@",
  "redis://:s3cret@host:port",
  "redis://:s3cret@host/first",
  "redis://:s3cret%zz@host",
])("%s is none, and is refused without showing a password", (url) => {
  let stack = "";
  try {
    decodeConfig({ HEDGE_REDIS_URL: url });
  } catch (error) {
    stack = (error as ConfigError).stack ?? "";
  }
  expect(stack).toMatch(/^ConfigError: HEDGE_REDIS_URL must be a redis or rediss URL such as [^\n]+$/);
  expect(stack).not.toContain("s3cret");
});

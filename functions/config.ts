import { ConfigError } from "./configError.js";
import { refuseUnknownSettings } from "./refuseUnknownSettings.js";

/** The environment as the process gets it. */
export type Environment = Readonly<Record<string, string | undefined>>;

type WholeNumberRule = { readonly byDefault: number; readonly least: number; readonly most: number };

const wholeNumbers = {
  /** Port of the local server; Azure ignores it. */
  PORT: { byDefault: 7071, least: 0, most: 65_535 },
  /** Length of the interval within which a venue is asked once. */
  HEDGE_QUOTE_INTERVAL_S: { byDefault: 5, least: 1, most: 300 },
  /** How old the last good snapshot may be while a venue fails. */
  HEDGE_STALE_LIMIT_S: { byDefault: 300, least: 1, most: 86_400 },
  /** How long a venue may take to answer. */
  HEDGE_UPSTREAM_TIMEOUT_MS: { byDefault: 8000, least: 50, most: 60_000 },
  /** How long a caller for whom an older snapshot exists waits for a newer one. */
  HEDGE_SLOW_AFTER_MS: { byDefault: 1500, least: 10, most: 60_000 },
  /** How many requests of one client are answered within a minute, by each instance; 0: any number. */
  HEDGE_RATE_LIMIT_PER_MINUTE: { byDefault: 1200, least: 0, most: 1_000_000 },
  /** How much of a venue's documented limit the requests of each instance for the past may take, per cent. */
  HEDGE_HISTORY_SHARE_PERCENT: { byDefault: 25, least: 1, most: 50 },
  /** How many trusted proxies, Azure's front end among them, append a caller to X-Forwarded-For. */
  HEDGE_PROXY_HOPS: { byDefault: 1, least: 1, most: 10 },
} as const satisfies Readonly<Record<string, WholeNumberRule>>;

const authLevels = ["anonymous", "function"] as const;
/** "anonymous": anybody may ask; "function": only who has a function key. */
export type AuthLevel = (typeof authLevels)[number];

/** Whose pages may read answers: everybody's, or those of these origins. */
export type AllowedOrigins = "*" | readonly string[];

/** The settings of the functions app. */
export type FunctionsConfig = {
  readonly port: number;
  readonly quoteIntervalMs: number;
  readonly staleLimitMs: number;
  readonly upstreamTimeoutMs: number;
  readonly slowAfterMs: number;
  /** Address put in front of every upstream address; null: the venues are asked directly. */
  readonly upstreamProxyUrl: string | null;
  /** The Redis that all instances share; null: each keeps its values for itself. */
  readonly redisUrl: string | null;
  readonly rateLimitPerMinute: number;
  /** Fraction. */
  readonly historyShare: number;
  readonly proxyHops: number;
  readonly allowedOrigins: AllowedOrigins;
  readonly authLevel: AuthLevel;
  /** What the service itself demands at level "function"; null on Azure, which has keys of its own. */
  readonly functionKey: string | null;
  /** What opens the metrics; null: there are none. */
  readonly metricsKey: string | null;
};

/**
 * Decodes the settings, once, at the start.
 * @throws ConfigError naming the setting, its value and what is allowed
 */
export function decodeConfig(environment: Environment): FunctionsConfig {
  refuseUnknownSettings(environment, [...Object.keys(wholeNumbers), ...textNames]);
  const whole = (name: keyof typeof wholeNumbers): number => wholeNumber(environment, name);
  return {
    port: whole("PORT"),
    quoteIntervalMs: whole("HEDGE_QUOTE_INTERVAL_S") * 1000,
    staleLimitMs: whole("HEDGE_STALE_LIMIT_S") * 1000,
    upstreamTimeoutMs: whole("HEDGE_UPSTREAM_TIMEOUT_MS"),
    slowAfterMs: whole("HEDGE_SLOW_AFTER_MS"),
    upstreamProxyUrl: httpUrl(environment, "HEDGE_UPSTREAM_PROXY"),
    redisUrl: redisUrl(environment, "HEDGE_REDIS_URL"),
    rateLimitPerMinute: whole("HEDGE_RATE_LIMIT_PER_MINUTE"),
    historyShare: whole("HEDGE_HISTORY_SHARE_PERCENT") / 100,
    proxyHops: whole("HEDGE_PROXY_HOPS"),
    allowedOrigins: origins(environment, "HEDGE_ALLOWED_ORIGINS"),
    authLevel: authLevelOf(environment, "HEDGE_AUTH_LEVEL"),
    functionKey: longKey(environment, "HEDGE_FUNCTION_KEY"),
    metricsKey: longKey(environment, "HEDGE_METRICS_KEY"),
  };
}

const textNames = [
  "HEDGE_UPSTREAM_PROXY",
  "HEDGE_REDIS_URL",
  "HEDGE_ALLOWED_ORIGINS",
  "HEDGE_AUTH_LEVEL",
  "HEDGE_FUNCTION_KEY",
  "HEDGE_METRICS_KEY",
] as const;
type TextName = (typeof textNames)[number];

function given(environment: Environment, name: TextName | keyof typeof wholeNumbers): string | null {
  const text = environment[name]?.trim();
  return text === undefined || text === "" ? null : text;
}

function wholeNumber(environment: Environment, name: keyof typeof wholeNumbers): number {
  const { byDefault, least, most } = wholeNumbers[name];
  const text = given(environment, name);
  if (text === null) return byDefault;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new ConfigError(
    `${name} must be a whole number from ${String(least)} to ${String(most)}, was ${JSON.stringify(text)}`,
  );
}

function httpUrl(environment: Environment, name: TextName): string | null {
  const text = given(environment, name);
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isHttp = url?.protocol === "http:" || url?.protocol === "https:";
  // With a user in it nothing could be fetched, and behind a fragment the venue's address would be lost.
  if (isHttp && url.username === "" && url.password === "" && url.hash === "") return text;
  throw new ConfigError(
    `${name} must be an http or https URL without user, password and fragment; it is not shown, as it may contain a password`,
  );
}

function redisUrl(environment: Environment, name: TextName): string | null {
  const text = given(environment, name);
  if (text === null || isRedisUrl(text)) return text;
  throw new ConfigError(
    `${name} must be a redis or rediss URL such as rediss://:password@host:6380/0; it is not shown, as it may contain a password`,
  );
}

function isRedisUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, username, password } = new URL(text);
  // The client would take a wrong path for a database and only fail once it is connected.
  const isDatabase = /^(\/\d{0,5})?$/.test(pathname);
  const isEncoded = !/%(?![0-9a-f]{2})/i.test(`${username}${password}`);
  return /^rediss?:$/.test(protocol) && hostname !== "" && isDatabase && isEncoded;
}

function origins(environment: Environment, name: TextName): AllowedOrigins {
  const text = given(environment, name);
  if (text === null || text === "*") return "*";
  const entries = text.split(",").map((entry) => entry.trim());
  // Browsers send an origin in one spelling only; any other would silently allow nobody.
  const wrong = entries.find((entry) => !/^https?:/.test(entry) || originOf(entry) !== entry);
  if (wrong === undefined) return entries;
  throw new ConfigError(
    `${name} must be * or origins such as https://hedge.example, separated by commas, was ${JSON.stringify(text)}`,
  );
}

function originOf(text: string): string | null {
  return URL.canParse(text) ? new URL(text).origin : null;
}

/** It travels in a header and guards by itself: what can be guessed, or cannot be sent, is refused. */
function longKey(environment: Environment, name: TextName): string | null {
  const text = given(environment, name);
  if (text === null || /^[!-~]{16,}$/.test(text)) return text;
  throw new ConfigError(
    `${name} must be at least 16 visible ASCII characters without spaces; it is not shown, as it is a key`,
  );
}

function authLevelOf(environment: Environment, name: TextName): AuthLevel {
  const text = given(environment, name) ?? "anonymous";
  const level = authLevels.find((known) => known === text);
  if (level !== undefined) return level;
  throw new ConfigError(`${name} must be ${authLevels.join(" or ")}, was ${JSON.stringify(text)}`);
}

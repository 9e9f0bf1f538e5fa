import * as z from "zod/mini";
import { venueId } from "../shared/contract/perpetuals.js";

/** Set at build for a service on another host; null lets the add-in use the host it was loaded from. */
declare const HEDGE_SERVICE_URL: string | null;

/** Set at build: hosts that are the developer's computer, which need no https and no connection; none for users. */
declare const HEDGE_OWN_HOSTS: readonly string[];

/** Whether an address lies on this computer. */
export function isOwnHost(url: string): boolean {
  return HEDGE_OWN_HOSTS.includes(new URL(url).hostname);
}

/** URL.canParse is missing in browsers that Office still runs add-ins in. */
function parsedUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    // Not an address: what the caller asks.
    return null;
  }
}

function isServiceUrl(text: string): boolean {
  const url = parsedUrl(text);
  if (url === null) return false;
  const { protocol, username, password, search, hash } = url;
  if (username + password + search + hash !== "") return false;
  return protocol === "https:" || (protocol === "http:" && isOwnHost(text));
}

const serviceUrlRule = "The service address must begin with https:// and have no ?, # or password.";
const functionKeyRule = "The function key must be at most 200 letters, digits and symbols, without spaces.";
const refreshRule = "Refresh seconds must be a whole number from 1 to 3600.";

/** The pane's colours; "system" follows Excel, or else the computer. */
export const colourChoices = ["system", "light", "dark"] as const;
export type ColourChoice = (typeof colourChoices)[number];

/** What the user may choose. */
const userSettingsSchema = z.object({
  /** Null takes the service the add-in was built for. */
  serviceUrl: z.nullable(z.string().check(z.refine(isServiceUrl, serviceUrlRule))),
  functionKey: z.nullable(z.string().check(z.regex(/^[\x21-\x7e]{1,200}$/, functionKeyRule))),
  defaultVenue: venueId,
  refreshSeconds: z.int(refreshRule).check(z.gte(1, refreshRule), z.lte(3600, refreshRule)),
  startLive: z.boolean(),
  colours: z.enum(colourChoices),
});
export type UserSettings = z.output<typeof userSettingsSchema>;

/** What holds until the user chooses otherwise. */
export const defaultSettings: UserSettings = {
  serviceUrl: null,
  functionKey: null,
  defaultVenue: "binance",
  refreshSeconds: 1,
  startLive: true,
  colours: "system",
};

/** Settings that may hold, or the first rule that what was given breaks. */
type CheckedSettings = { readonly chosen: UserSettings } | { readonly rule: string };

/** Checks what a form or a storage gives as settings. */
export function checkUserSettings(value: unknown): CheckedSettings {
  const result = z.safeParse(userSettingsSchema, value);
  if (result.success) return { chosen: result.data };
  return { rule: result.error.issues[0]?.message ?? "Invalid settings." };
}

/** The settings in force. */
export type Settings = {
  /** Address below which `api/` lies, ending in a slash. */
  readonly serviceUrl: string;
  /** Sent as x-functions-key, never in an address; null for a service that asks for none. */
  readonly functionKey: string | null;
  /** The venue of an instrument written without one. */
  readonly defaultVenue: string;
  /** Every live cell has a value or an error after this long. */
  readonly deadlineMs: number;
  /** A price older than this is no longer shown. */
  readonly staleLimitMs: number;
  /** No value is asked again sooner than this. */
  readonly refreshMs: number;
  /** Whether live data runs when the workbook is opened. */
  readonly startLive: boolean;
};

const defaultStaleLimitMs = 300_000;

/** The settings that follow from what the user chose and from where the page was loaded. */
export function settingsOf(user: UserSettings, pageUrl: string): Settings {
  const serviceUrl = user.serviceUrl ?? HEDGE_SERVICE_URL;
  const refreshMs = user.refreshSeconds * 1000;
  return {
    // One slash at the end: without it, the path of a service would be lost when addresses below are resolved.
    serviceUrl: serviceUrl === null ? new URL("/", pageUrl).href : `${serviceUrl.replace(/\/$/, "")}/`,
    functionKey: user.functionKey,
    defaultVenue: user.defaultVenue,
    deadlineMs: 10_000,
    // Who asks once an hour has values of an hour; one that is missed must not empty the cells.
    staleLimitMs: Math.max(defaultStaleLimitMs, 2 * refreshMs),
    refreshMs,
    startLive: user.startLive,
  };
}

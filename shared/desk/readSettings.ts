import { Decimal } from "../decimal.js";
import { attempt, HedgeError } from "../errors.js";
import { nearest } from "../nearest.js";
import { canonicalCoin } from "../listing/aliases.js";
import { cashOf } from "../listing/cash.js";
import { wrappedCoin } from "../listing/wrappedTokens.js";
import {
  decimalIn,
  isEmptyCell,
  shownCell,
  textIn,
  wrongCell,
  type DeskCell,
  type DeskRange,
} from "./deskCell.js";

export const preferences = ["coin margin", "one venue"] as const;
type Preference = (typeof preferences)[number];

/** What holds for the whole desk. Rates and ratios are fractions. */
export type DeskSettings = {
  readonly venue: string;
  readonly hedgeRatio: Decimal;
  readonly prefer: Preference;
  readonly proxy: string;
  /** The rise that margin is asked for; null: by the coin, see {@link surviveRise}. */
  readonly survive: Decimal | null;
  /** Null: margin is asked for by the rise alone. */
  readonly leverage: Decimal | null;
  /** The desk calls for margin when a liquidation is closer than this rise. */
  readonly warn: Decimal;
  readonly horizonDays: Decimal;
  readonly feeRate: Decimal;
  readonly band: Decimal;
  readonly maxFunding: Decimal;
  /** Null: the venue's tier for the size; where none is published {@link defaultMaintenanceRate}. */
  readonly maintenanceRate: Decimal | null;
  /** Days of history; null: each use has its own. */
  readonly days: number | null;
};

/** The settings that hold, and what is wrong with those that cannot: nothing is sized by a guess. */
export type ReadSettings = { readonly settings: DeskSettings; readonly problem: HedgeError | null };

/** Where a venue publishes no tier: of the altcoin tiers that are public most lie at or below it for sizes of a person. */
export const defaultMaintenanceRate = new Decimal("0.025");

const majors: ReadonlySet<string> = new Set(["BTC", "ETH"]);

/**
 * The rise that a short's margin has to survive unless one is typed: 200 % for altcoins and 100 % for BTC and ETH.
 * A rise of 95 % liquidated 14 to 15 % of the 90-day shorts of altcoins in 2024 to 2026, one of 200 % 3 to 4 %
 * (weekly starts, daily highs: docs/reference/evidence.md).
 */
export function surviveRise({ survive }: DeskSettings, coin: string): Decimal {
  return survive ?? new Decimal(majors.has(coin) ? 1 : 2);
}

function defaults(venue: string): DeskSettings {
  return {
    venue,
    hedgeRatio: new Decimal(1),
    prefer: "coin margin",
    proxy: "ETH",
    survive: null,
    leverage: null,
    warn: new Decimal("0.3"),
    horizonDays: new Decimal(30),
    feeRate: new Decimal("0.0005"),
    band: new Decimal("0.05"),
    maxFunding: new Decimal("0.5"),
    maintenanceRate: null,
    days: null,
  };
}

type Range = {
  readonly from?: number;
  readonly above?: number;
  readonly to?: number;
  readonly below?: number;
  readonly rule: string;
};

/** A number within bounds. @throws HedgeError invalid_input with the rule */
function within(name: string, cell: DeskCell, { from, above, to, below, rule }: Range): Decimal {
  const number = decimalIn(name, cell) ?? new Decimal(0);
  const isIn =
    (from === undefined || number.gte(from)) &&
    (above === undefined || number.gt(above)) &&
    (to === undefined || number.lte(to)) &&
    (below === undefined || number.lt(below));
  if (isIn) return number;
  throw wrongCell(name, rule, cell);
}

/** A number whose 0 is a blank cell, because 0 would mean nothing there. */
function unlessZero(name: string, cell: DeskCell, range: Range): Decimal | null {
  return isEmptyCell(cell) ? null : within(name, cell, range);
}

const question = "is this a percentage?";

type Reader = (cell: DeskCell, name: string, before: DeskSettings) => DeskSettings;

function readVenue(text: string, name: string): string {
  const written = text.toLowerCase();
  if (/^[a-z0-9]{1,20}$/.test(written)) return written;
  throw wrongCell(name, "must be a venue such as bybit", text);
}

function readPreference(text: string, name: string): Preference {
  const written = text.toLowerCase();
  const preference = preferences.find((each) => each === written);
  if (preference !== undefined) return preference;
  throw wrongCell(name, 'must be "coin margin" or "one venue"', text);
}

function readProxy(text: string, name: string): string {
  const coin = canonicalCoin(text.toUpperCase());
  if (/^[\p{L}\p{N}]{1,30}$/u.test(coin) && cashOf(coin) === null) return wrappedCoin(coin) ?? coin;
  throw wrongCell(name, "must be a coin such as ETH", text);
}

/** Each setting by its name in lower case. */
const readers: Readonly<Record<string, Reader>> = {
  venue: (cell, name, before) => {
    const text = textIn(name, cell);
    return text === null ? before : { ...before, venue: readVenue(text, name) };
  },
  "hedge ratio": (cell, name, before) => ({
    ...before,
    // A cleared cell that arrives as 0 must not close a hedge: 0 is refused and not taken for "no hedge".
    hedgeRatio: within(name, cell, {
      above: 0,
      to: 2,
      rule: `must be above 0, up to 2 (${question} 50 % is 0.5)`,
    }),
  }),
  prefer: (cell, name, before) => {
    const text = textIn(name, cell);
    return text === null ? before : { ...before, prefer: readPreference(text, name) };
  },
  proxy: (cell, name, before) => {
    const text = textIn(name, cell);
    return text === null ? before : { ...before, proxy: readProxy(text, name) };
  },
  survive: (cell, name, before) => ({
    ...before,
    survive: unlessZero(name, cell, {
      above: 0,
      to: 50,
      rule: `must be a rise above 0, up to 50 (${question} 200 % is 2)`,
    }),
  }),
  leverage: (cell, name, before) => ({
    ...before,
    leverage: unlessZero(name, cell, { above: 0, rule: "must be above 0" }),
  }),
  warn: (cell, name, before) => ({
    ...before,
    // A blank cell arrives as 0 on some platforms: no protection may go by it.
    warn:
      unlessZero(name, cell, {
        above: 0,
        to: 5,
        rule: `must be a rise above 0, up to 5 (${question} 30 % is 0.3)`,
      }) ?? before.warn,
  }),
  horizon: (cell, name, before) => ({
    ...before,
    horizonDays:
      unlessZero(name, cell, { above: 0, to: 730, rule: "must be a number of days above 0, up to 730" }) ??
      before.horizonDays,
  }),
  "fee rate": (cell, name, before) => ({
    ...before,
    feeRate: within(name, cell, {
      from: -0.1,
      to: 0.1,
      rule: `must be from -0.1 to 0.1 (${question} 0.05 % is 0.0005)`,
    }),
  }),
  band: (cell, name, before) => ({
    ...before,
    band: within(name, cell, {
      from: 0,
      below: 1,
      rule: `must be from 0 to below 1 (${question} 5 % is 0.05)`,
    }),
  }),
  "max funding": (cell, name, before) => ({
    ...before,
    maxFunding:
      unlessZero(name, cell, {
        above: 0,
        to: 20,
        rule: `must be an annual rate above 0, up to 20 (${question} 50 % is 0.5)`,
      }) ?? before.maxFunding,
  }),
  "maintenance rate": (cell, name, before) => ({
    ...before,
    maintenanceRate: unlessZero(name, cell, {
      above: 0,
      below: 0.5,
      rule: `must be above 0 and below 0.5 (${question} 2.5 % is 0.025)`,
    }),
  }),
  days: (cell, name, before) => {
    const days = unlessZero(name, cell, {
      from: 1,
      to: 730,
      rule: "must be a whole number of days from 1 to 730",
    });
    if (days?.isInteger() === false)
      throw wrongCell(name, "must be a whole number of days from 1 to 730", cell);
    return { ...before, days: days?.toNumber() ?? null };
  },
};

/** The names of the settings, as they are typed. */
export const settingNames: readonly string[] = Object.keys(readers);

type Setting = readonly [name: string, reader: Reader];

function settingOf(cell: DeskCell): Setting | null {
  if (typeof cell !== "string") return null;
  const written = cell.toLowerCase().replace(/[\s_-]/g, "");
  return Object.entries(readers).find(([name]) => name.replace(" ", "") === written) ?? null;
}

function isNearName(cell: DeskCell): boolean {
  return typeof cell === "string" && nearest(cell, settingNames).length > 0;
}

/**
 * Whether the names stand in the first column. Two by two may lie either way: what holds more names is where they are,
 * and of as many what holds more near ones, so that a typo is reported and does not transpose the range.
 */
function liesInColumns(range: DeskRange): boolean {
  if (!range.every((row) => row.length === 2)) return false;
  if (range.length !== 2) return true;
  const [firstRow = []] = range;
  const firstColumn = range.flatMap((row) => row.slice(0, 1));
  const more = (test: (cell: DeskCell) => boolean): number =>
    firstColumn.filter(test).length - firstRow.filter(test).length;
  const moreNames = more((cell) => settingOf(cell) !== null);
  return moreNames === 0 ? more(isNearName) >= 0 : moreNames > 0;
}

/** Pairs of name and value, whichever way they lie. @throws HedgeError invalid_input for a range of another shape */
function pairsOf(range: DeskRange): readonly (readonly [DeskCell, DeskCell])[] {
  if (range.every((row) => row.every(isEmptyCell))) return [];
  if (liesInColumns(range)) return range.map(([name, value]) => [name ?? null, value ?? null]);
  const [names, values] = range;
  if (range.length === 2 && names !== undefined && names.length === values?.length) {
    return names.map((name, index) => [name, values[index] ?? null]);
  }
  throw new HedgeError({
    code: "invalid_input",
    message: "settings must be two columns (or two rows) of names and values",
  });
}

function unknownName(cell: DeskCell): HedgeError {
  const [meant] = typeof cell === "string" ? nearest(cell, settingNames) : [];
  const hint = meant === undefined ? "" : ` (did you mean ${meant}?)`;
  return new HedgeError({
    code: "invalid_input",
    message: `unknown setting ${shownCell(cell)}${hint}: use ${settingNames.join(", ")}`,
  });
}

function isBlankValue(cell: DeskCell): boolean {
  return cell === null || (typeof cell === "string" && cell.trim() === "");
}

/** The settings with one more read; an error for a value that cannot hold. @throws HedgeError for an unknown name */
function readPair(nameCell: DeskCell, value: DeskCell, before: DeskSettings): DeskSettings | HedgeError {
  if (isEmptyCell(nameCell)) return before;
  const setting = settingOf(nameCell);
  if (setting === null) throw unknownName(nameCell);
  if (isBlankValue(value)) return before;
  const [name, reader] = setting;
  return attempt(() => reader(value, `setting ${name}`, before));
}

/**
 * Reads names and values in two columns or two rows; a blank value takes the default.
 * @param defaultVenue of the add-in's settings
 * @throws HedgeError invalid_input for an unknown name or another shape
 */
export function readSettings(range: DeskRange, defaultVenue: string): ReadSettings {
  let settings = defaults(defaultVenue);
  let problem: HedgeError | null = null;
  for (const [nameCell, value] of pairsOf(range)) {
    const reading = readPair(nameCell, value, settings);
    if (reading instanceof HedgeError) problem ??= reading;
    else settings = reading;
  }
  return { settings, problem };
}

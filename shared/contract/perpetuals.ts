import * as z from "zod/mini";
import { perpetualKinds, type PerpetualKind } from "../calc/units.js";

export { perpetualKinds, type PerpetualKind };

/** Decimals travel as plain text ("0.00010000"), so that no digit is lost in a double on the way. */
export const decimalText = z
  .string()
  .check(z.regex(/^-?\d{1,40}(\.\d{1,40})?$/, "not a plain decimal number"));

/** A moment, ms since 1970. */
export const milliseconds = z.int().check(z.nonnegative());

const assetClasses = ["crypto", "stock", "commodity", "currency", "index", "prelaunch"] as const;

/**
 * Why no position is to be opened: the contract ends; what is open can only be reduced; no orders are taken for now;
 * only orders that wait in the book are.
 */
const closingReasons = ["delisting", "no new positions", "halted", "post only"] as const;

/** One perpetual of a venue. What the venue does not publish is null, never a guess. */
export const perpetualSchema = z.object({
  /** The coin hedged, upper case, without a multiplier: "PEPE" also where the venue lists 1000PEPE. */
  coin: z.string(),
  /** ccxt's unified symbol, e.g. "BTC/USD:BTC". */
  symbol: z.string(),
  quote: z.string(),
  settle: z.string(),
  /** Quote currency per coin (already divided by the multiplier). */
  mark: z.nullable(decimalText),
  index: z.nullable(decimalText),
  /** Fraction per interval that the next settlement will charge; + is paid by longs to shorts. */
  fundingRate: z.nullable(decimalText),
  /** Time of the next settlement, ms since 1970. */
  nextFunding: z.nullable(milliseconds),
  intervalHours: z.nullable(z.number().check(z.positive())),
  /** Size of one contract in `contractUnit`. */
  contractSize: z.nullable(decimalText),
  contractUnit: z.enum(["USD", "coin"]),
  /** Smallest change of an order, in contracts. */
  lotStep: z.nullable(decimalText),
  minContracts: z.nullable(decimalText),
  /** Smallest value of an order, in the quote currency. */
  minNotional: z.nullable(decimalText),
  /** How many coins the venue's listing bundles: 1000 for 1000PEPE, else 1. */
  coinMultiplier: z.int().check(z.positive()),
  /** The venue's own name of the contract, as its order form and API write it: "ETHUSD_PERP". */
  orderSymbol: z.nullable(z.string()),
  /** What kind of thing `coin` is, for a ticker may be a share's or a metal's; "prelaunch": a coin not yet issued. */
  assetClass: z.nullable(z.enum(assetClasses)),
  /** The highest and the lowest rate that one settlement can charge, fraction per interval. */
  fundingCap: z.nullable(decimalText),
  fundingFloor: z.nullable(decimalText),
  /** Of the smallest position: notional per margin, 50 for "50x". */
  maxLeverage: z.nullable(decimalText),
  /**
   * What stands against opening a position; null where the venue publishes nothing. `at`, ms since 1970: when a contract
   * ends, or from when on nothing can be opened; null for at once, and for an end without a date.
   */
  closing: z.nullable(z.object({ reason: z.enum(closingReasons), at: z.nullable(milliseconds) })),
});
export type Perpetual = z.output<typeof perpetualSchema>;

/** Where prices come from; "simulated" is shown to the user wherever such a value is shown. */
export const dataSource = z.enum(["exchange", "simulated"]);
export type DataSource = z.output<typeof dataSource>;

/** Every perpetual of one venue and kind, as of one moment. */
export const snapshotSchema = z.object({
  venue: z.string(),
  kind: z.enum(perpetualKinds),
  /** When the venue was asked, ms since 1970. */
  asOf: milliseconds,
  /** When a newer snapshot can be had, ms since 1970. */
  expires: milliseconds,
  /** True when the venue failed since and this is its last good snapshot. */
  stale: z.boolean(),
  source: dataSource,
  /** False where the venue publishes no risk tiers of this kind, so that nobody asks for them in vain. */
  hasTiers: z.boolean(),
  perpetuals: z.array(perpetualSchema),
});
export type Snapshot = z.output<typeof snapshotSchema>;

/** A venue in an address. */
export const venueId = z
  .string()
  .check(z.regex(/^[a-z0-9]{1,20}$/, "a venue must consist of lower-case letters and digits"));

/** What asks for a snapshot needs to know of its route. */
export const perpetualsResource = { path: "v1/perpetuals/{venue}/{kind}", answer: snapshotSchema } as const;

import * as z from "zod/mini";
import type { Route } from "./route.js";

/** "inverse": margined and settled in the coin itself; "linear": in a stablecoin. */
export const perpetualKinds = ["inverse", "linear"] as const;
export type PerpetualKind = (typeof perpetualKinds)[number];

/** Decimals travel as plain text ("0.00010000"), so that no digit is lost in a double on the way. */
export const decimalText = z
  .string()
  .check(z.regex(/^-?\d{1,40}(\.\d{1,40})?$/, "not a plain decimal number"));

/** A moment, ms since 1970. */
export const milliseconds = z.int().check(z.nonnegative());

/** One perpetual of a venue. What the venue does not tell is null, never a guess. */
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
  /** How many coins the venue's listing bundles: 1000 for 1000PEPE, else 1. */
  coinMultiplier: z.int().check(z.positive()),
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
  perpetuals: z.array(perpetualSchema),
});
export type Snapshot = z.output<typeof snapshotSchema>;

/** A venue in an address. */
export const venueId = z
  .string()
  .check(z.regex(/^[a-z0-9]{1,20}$/, "a venue is written in lower-case letters and digits"));

export const perpetualsRoute = {
  method: "GET",
  name: "perpetuals",
  summary: "Every perpetual of one venue and kind",
  path: "v1/perpetuals/{venue}/{kind}",
  parameters: z.object({
    venue: venueId,
    kind: z.enum(perpetualKinds, 'the kind is "inverse" or "linear"'),
  }),
  answer: snapshotSchema,
  cache: "interval",
} as const satisfies Route<z.core.$ZodType, z.core.$ZodType>;

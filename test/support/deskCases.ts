// The situations of the desk in test/fixtures/deskCases.json, which is written short: what most of them have in common
// stands there once. Their figures were computed by an independent program from the published rules of the desk.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as z from "zod/mini";
import { perpetualKinds, perpetualSchema } from "../../shared/contract/perpetuals.js";
import type { RiskTiers } from "../../shared/contract/tiers.js";
import { projectRoot } from "../../scripts/lib/projectRoot.js";

const maybeNumber = z.nullable(z.number());
const cell = z.nullable(z.union([z.number(), z.string()]));

const marketSchema = z.strictObject({
  venue: z.string(),
  kind: z.enum(perpetualKinds),
  coin: z.string(),
  symbol: z.string(),
  quote: z.string(),
  settle: z.string(),
  mark: maybeNumber,
  index: maybeNumber,
  fundingRate: maybeNumber,
  nextFunding: maybeNumber,
  intervalHours: maybeNumber,
  contractSize: maybeNumber,
  contractUnit: z.enum(["USD", "coin"]),
  lotStep: maybeNumber,
  minContracts: maybeNumber,
  minNotional: maybeNumber,
  coinMultiplier: z.number(),
  orderSymbol: z.nullable(z.string()),
  assetClass: z.nullable(z.string()),
  fundingCap: maybeNumber,
  fundingFloor: maybeNumber,
  maxLeverage: maybeNumber,
  /** The cases are older than this field. */
  closing: z._default(perpetualSchema.shape.closing, null),
});
/** A perpetual as a venue lists it; the service sends the numbers as text. */
export type DeskMarket = z.output<typeof marketSchema>;

const historySchema = z.strictObject({
  /** Daily, oldest first, up to yesterday. */
  closes: z.array(z.number()),
  highs: z.array(z.number()),
  /** Of the settlements, days. */
  times: z.array(z.number()),
  /** As many as times: fraction per interval. */
  rates: z.array(z.number()),
});
export type DeskHistory = z.output<typeof historySchema>;

const venueStates = z.record(z.string(), z.enum(["waiting", "failed"]));
const figure = z.nullable(z.union([z.number(), z.string()]));
const figures = z.record(z.string(), figure);
/** What a row must show by field; null and "never" are no answers. */
export type ExpectedFigures = z.output<typeof figures>;
const stressRow = z.tuple([
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
]);
/** Move, unhedged, hedged, change of both, P&L of the shorts, shorts liquidated. */
export type StressRow = z.output<typeof stressRow>;

const settingsSchema = z.record(z.string(), z.union([z.number(), z.string()]));

const caseSchema = z.strictObject({
  name: z.string(),
  /** Coin, coins, instead, beta, price. */
  holdings: z.array(z.array(cell)),
  /** Instrument, contracts, entry, margin, opened. */
  shorts: z.array(z.array(cell)),
  /** What differs from the usual settings. */
  settings: z.optional(settingsSchema),
  /** Mark and index of a coin on every venue, where they differ. */
  prices: z.optional(z.record(z.string(), z.number())),
  /** Instruments that no venue lists here. */
  without: z.optional(z.array(z.string())),
  /** All there is, instead of the usual markets. */
  markets: z.optional(z.array(marketSchema)),
  /** By "venue/kind": those that do not answer at all, or with a failure. */
  venueStates: z.optional(venueStates),
  /** By "venue:symbol". */
  histories: z.optional(z.record(z.string(), historySchema)),
  expected: z.strictObject({
    /** One a holding; null is a blank row. */
    plan: z.array(z.nullable(figures)),
    shorts: z.array(figures),
    stress: z.strictObject({ planned: z.array(stressRow), asIs: z.array(stressRow) }),
  }),
});
type WrittenCase = z.output<typeof caseSchema>;

const fileSchema = z.strictObject({
  source: z.string(),
  note: z.string(),
  tolerance: z.record(z.string(), z.string()),
  moves: z.array(z.number()),
  stressColumns: z.array(z.string()),
  venueOrder: z.array(z.string()),
  settings: settingsSchema,
  markets: z.array(marketSchema),
  cases: z.array(caseSchema),
});

/** What the service knows: the markets of its venues, which of them do not answer, and the past. */
export type DeskWorld = {
  readonly venues: readonly string[];
  readonly markets: readonly DeskMarket[];
  readonly venueStates: Readonly<Record<string, "waiting" | "failed">>;
  readonly histories: Readonly<Record<string, DeskHistory>>;
  /** By "venue:symbol"; what is not there the venue does not publish. */
  readonly tiers?: Readonly<Record<string, Pick<RiskTiers, "unit" | "tiers"> | "waiting" | "failed">>;
};

/** One situation: what is typed, what the service knows, and what the desk must answer. */
export type DeskCase = Pick<WrittenCase, "name" | "holdings" | "shorts" | "expected"> & {
  readonly settings: Readonly<Record<string, number | string>>;
  readonly world: DeskWorld;
};

/** An instrument as it is typed: "bybit:ETH" for an inverse perpetual, "bybit:ETH-USDT" for a linear one. */
export function typedInstrument({ venue, kind, coin, quote }: DeskMarket): string {
  return kind === "inverse" ? `${venue}:${coin}` : `${venue}:${coin}-${quote}`;
}

const file = z.parse(
  fileSchema,
  JSON.parse(readFileSync(resolve(projectRoot, "test/fixtures/deskCases.json"), "utf8")),
);

function marketsOf({ markets, prices = {}, without = [] }: WrittenCase): readonly DeskMarket[] {
  const listed = (markets ?? file.markets).filter((market) => !without.includes(typedInstrument(market)));
  return listed.map((market) => {
    const price = prices[market.coin];
    return price === undefined ? market : { ...market, mark: price, index: price };
  });
}

/** The moves of the stress tables, as fractions. */
export const stressMoves: readonly number[] = file.moves;

/** The settings of most situations. */
export const defaultDeskSettings: Readonly<Record<string, number | string>> = file.settings;

/** The markets of most situations, on every venue that the add-in knows. */
export const defaultDeskWorld: DeskWorld = {
  venues: file.venueOrder,
  markets: file.markets,
  venueStates: {},
  histories: {},
};

/** Every situation. */
export const deskCases: readonly DeskCase[] = file.cases.map((written) => ({
  name: written.name,
  holdings: written.holdings,
  shorts: written.shorts,
  settings: { ...defaultDeskSettings, ...written.settings },
  world: {
    ...defaultDeskWorld,
    markets: marketsOf(written),
    venueStates: written.venueStates ?? {},
    histories: written.histories ?? {},
  },
  expected: written.expected,
}));

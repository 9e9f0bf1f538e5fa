// What a route takes is checked by the service alone: it stands apart from what the add-in needs to ask it, because each
// start of Excel loads the add-in.
import * as z from "zod/mini";
import { compareResource } from "./compare.js";
import { candlesResource, coinText, fundingResource, maxHistoryDays } from "./history.js";
import { perpetualKinds, perpetualsResource, venueId } from "./perpetuals.js";
import type { Route } from "./route.js";
import { tiersResource } from "./tiers.js";

const kind = z.enum(perpetualKinds, 'kind must be "inverse" or "linear"');

/** Every perpetual of one venue and kind. */
export const perpetualsRoute = {
  ...perpetualsResource,
  method: "GET",
  name: "perpetuals",
  summary: "Every perpetual of one venue and kind",
  parameters: z.object({ venue: venueId, kind }),
  cache: "interval",
} as const satisfies Route<z.core.$ZodType, z.core.$ZodType>;

/** A coin on every venue. */
export const compareRoute = {
  ...compareResource,
  method: "GET",
  name: "compare",
  summary: "A coin on every venue, best for a short first",
  parameters: z.object({ coin: coinText, kind: z._default(kind, "inverse") }),
  cache: "interval",
} as const satisfies Route<z.core.$ZodType, z.core.$ZodType>;

const daysMessage = `days must be a whole number from 1 to ${String(maxHistoryDays)}`;

function wholeDays(byDefault: number) {
  const days = z.pipe(
    z.string().check(z.regex(/^[1-9]\d{0,2}$/, daysMessage)),
    z.pipe(z.transform(Number), z.number().check(z.maximum(maxHistoryDays, daysMessage))),
  );
  return z._default(days, byDefault);
}

const instrumentParameters = {
  venue: venueId,
  kind,
  coin: coinText,
  /** Quote currency; left out: USD on inverse contracts, else USDT or what comes nearest to it. */
  quote: z.optional(
    z.string().check(z.regex(/^[A-Za-z0-9]{2,10}$/, "a quote currency must consist of letters and digits")),
  ),
};

/** Daily close, high and low of a perpetual in quote currency per coin, at the start (UTC) of the day; only days that are over. */
export const candlesRoute = {
  ...candlesResource,
  method: "GET",
  name: "candles",
  summary: "Daily closes of a perpetual, with high and low where the venue publishes the whole day",
  parameters: z.object({ ...instrumentParameters, days: wholeDays(90) }),
  cache: "interval",
} as const satisfies Route<z.core.$ZodType, z.core.$ZodType>;

/** Settled funding rates of a perpetual, fraction per interval, each at its settlement. */
export const fundingRoute = {
  ...fundingResource,
  method: "GET",
  name: "funding",
  summary: "Settled funding rates of a perpetual",
  parameters: z.object({ ...instrumentParameters, days: wholeDays(30) }),
  cache: "interval",
} as const satisfies Route<z.core.$ZodType, z.core.$ZodType>;

/** Risk tiers of a perpetual: margin and leverage by the size of a position. */
export const tiersRoute = {
  ...tiersResource,
  method: "GET",
  name: "tiers",
  summary: "Maintenance margin and leverage of a perpetual by position size",
  parameters: z.object(instrumentParameters),
  cache: "interval",
} as const satisfies Route<z.core.$ZodType, z.core.$ZodType>;

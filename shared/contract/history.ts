import * as z from "zod/mini";
import { decimalText, milliseconds, perpetualKinds, venueId } from "./perpetuals.js";
import type { Route } from "./route.js";

/** The longest history that is told, days. */
export const mostHistoryDays = 730;

const daysMessage = `days is a whole number from 1 to ${String(mostHistoryDays)}`;

function wholeDays(byDefault: number) {
  const days = z.pipe(
    z.string().check(z.regex(/^[1-9]\d{0,2}$/, daysMessage)),
    z.pipe(z.transform(Number), z.number().check(z.maximum(mostHistoryDays, daysMessage))),
  );
  return z._default(days, byDefault);
}

/** A coin as an address holds it; case does not matter. */
export const coinText = z
  .string()
  .check(z.regex(/^[\p{L}\p{N}]{1,30}$/u, "a coin is written in letters and digits"));

const instrumentParameters = {
  venue: venueId,
  kind: z.enum(perpetualKinds, 'the kind is "inverse" or "linear"'),
  coin: coinText,
  /** Quote currency; left out: USD on inverse contracts, else USDT or what comes nearest to it. */
  quote: z.optional(
    z.string().check(z.regex(/^[A-Za-z0-9]{2,10}$/, "a quote currency is written in letters and digits")),
  ),
};

/** Values of the past, oldest first: the moment in ms since 1970 and the value as the venue wrote it. */
export const historySchema = z.array(z.tuple([milliseconds, decimalText]));
export type History = z.output<typeof historySchema>;

/** Daily closes of a perpetual in quote currency per coin, each at the start (UTC) of its day; only days that are over. */
export const candlesRoute = {
  method: "GET",
  name: "candles",
  summary: "Daily closes of a perpetual",
  path: "v1/candles/{venue}/{kind}/{coin}",
  parameters: z.object({ ...instrumentParameters, days: wholeDays(90) }),
  answer: historySchema,
  cache: "interval",
} as const satisfies Route<z.core.$ZodType, z.core.$ZodType>;

/** Settled funding rates of a perpetual, fraction per interval, each at its settlement. */
export const fundingRoute = {
  method: "GET",
  name: "funding",
  summary: "Settled funding rates of a perpetual",
  path: "v1/funding/{venue}/{kind}/{coin}",
  parameters: z.object({ ...instrumentParameters, days: wholeDays(30) }),
  answer: historySchema,
  cache: "interval",
} as const satisfies Route<z.core.$ZodType, z.core.$ZodType>;

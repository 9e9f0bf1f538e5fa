import * as z from "zod/mini";
import { decimalText, milliseconds } from "./perpetuals.js";

/** The longest history that is served, days. */
export const maxHistoryDays = 730;

/** A coin as an address holds it; case does not matter. */
export const coinText = z
  .string()
  .check(z.regex(/^[\p{L}\p{N}]{1,30}$/u, "a coin must consist of letters and digits"));

/**
 * Values of the past, oldest first: the moment in ms since 1970 and the value as the venue wrote it; of a day its close,
 * and behind it high and low where the venue publishes them.
 */
export const historySchema = z.array(z.tuple([milliseconds, decimalText], decimalText));
export type History = z.output<typeof historySchema>;

/** What asks for a history needs to know of its route. */
export const candlesResource = { path: "v1/candles/{venue}/{kind}/{coin}", answer: historySchema } as const;
export const fundingResource = { path: "v1/funding/{venue}/{kind}/{coin}", answer: historySchema } as const;

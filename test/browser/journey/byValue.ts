import { askExchange } from "./exchanges.js";
import type { Typed } from "./hedgeRow.js";

const amount = (typed: number | string): number => (typeof typed === "number" ? typed : 0);

/** The coins with a contract of their own and something held of them, the most valuable first. */
export async function byValue(exchangesUrl: string, rows: readonly Typed[]): Promise<readonly string[]> {
  const valued = rows
    .filter(({ instrument, isProxy }) => instrument !== "" && !isProxy)
    .map(async ({ coin, bag, margin, instrument }) => {
      const { mark } = await askExchange(exchangesUrl, instrument);
      return { coin, value: (amount(bag) + amount(margin)) * mark };
    });
  return (await Promise.all(valued))
    .filter(({ value }) => value > 0)
    .sort((one, other) => other.value - one.value)
    .map(({ coin }) => coin);
}

import { positiveDecimal } from "./plainDecimal.js";

const secondMs = 1000;

/** The moment a venue wrote in seconds, in ms since 1970; null where it wrote none. */
export function fromSeconds(seconds: unknown): number | null {
  const text = positiveDecimal(seconds);
  return text === null ? null : Number(text) * secondMs;
}

/** A moment in ms since 1970 in whole seconds, for venues that are asked in them. */
export function toSeconds(ms: number): number {
  return Math.floor(ms / secondMs);
}

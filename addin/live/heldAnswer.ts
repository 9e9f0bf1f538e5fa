import type { Answer, Freshness, Topic } from "./topic.js";

/** This computer's clocks. */
export type Clocks = {
  /** ms since 1970; the user or the network may set it back or forth. */
  readonly now: () => number;
  /** ms since some moment; never set, but it may stand still while the computer sleeps. */
  readonly elapsed: () => number;
};

/** A value and what is needed to know its age, however the computer's clock is set. */
export type HeldAnswer<Value> = {
  readonly value: Value;
  readonly freshness: Freshness;
  /** Its age when it came, by the service's own clock where the answer reported it. */
  readonly ageOnReceiptMs: number;
  readonly receivedNow: number;
  readonly receivedElapsed: number;
};

function serverNow({ serverTime }: Pick<Answer<unknown>, "serverTime">, { now }: Clocks): number {
  return serverTime ?? now();
}

/** Takes a value of a known age, as of this moment. */
export function holdValue<Value>(
  value: Value,
  ageOnReceiptMs: number,
  topic: Topic<Value>,
  clocks: Clocks,
): HeldAnswer<Value> {
  return {
    value,
    freshness: topic.freshness(value),
    ageOnReceiptMs,
    receivedNow: clocks.now(),
    receivedElapsed: clocks.elapsed(),
  };
}

/** Takes an answer, as of this moment. */
export function holdAnswer<Value>(
  answer: Answer<Value>,
  topic: Topic<Value>,
  clocks: Clocks,
): HeldAnswer<Value> {
  const { asOf } = topic.freshness(answer.value);
  const ageOnReceiptMs = asOf === null ? 0 : Math.max(0, serverNow(answer, clocks) - asOf);
  return holdValue(answer.value, ageOnReceiptMs, topic, clocks);
}

/**
 * How old a value is. Of the two clocks the one that went further counts: an old price must never look
 * fresh, because the one clock was set back or because the other stood still in the computer's sleep.
 */
export function ageMs(held: HeldAnswer<unknown>, clocks: Clocks): number {
  const passed = Math.max(clocks.elapsed() - held.receivedElapsed, clocks.now() - held.receivedNow);
  return held.ageOnReceiptMs + passed;
}

/**
 * In how many ms the service will have a newer value, by its own clock where the answer reported it. Never longer
 * than the value lives: this computer's clock, the second best, may be an hour behind.
 */
export function lifetimeMs(
  { asOf, expires }: Freshness,
  answer: Pick<Answer<unknown>, "serverTime">,
  clocks: Clocks,
): number {
  const left = expires - serverNow(answer, clocks);
  return asOf === null ? left : Math.min(left, expires - asOf);
}

/** How many ms the moment of a value is after that of another; null where one of them has none. */
export function laterByMs(before: HeldAnswer<unknown>, after: HeldAnswer<unknown>): number | null {
  const [first, second] = [before.freshness.asOf, after.freshness.asOf];
  return first === null || second === null ? null : second - first;
}

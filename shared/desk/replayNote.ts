import { sum, type Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import { valueOf, type DeskRow } from "./deskRow.js";
import { dayText, inPercent } from "./numberWords.js";
import type { CountedFunding } from "./replayCourse.js";

/** A holding that a replay does without, with its USD of today; null where it has no price. */
export type LeftOut = { readonly text: string; readonly value: Decimal | null };

/** What a replay does without. */
export type Omissions = {
  readonly holdings: readonly LeftOut[];
  /** Shorts that are not opened, with the reason. */
  readonly shorts: readonly string[];
  /** By the contract that is short. */
  readonly funding: ReadonlyMap<string, CountedFunding | HedgeError>;
  /** What has no price on some days, with their number. */
  readonly holed: readonly string[];
};

/** Rounded to 0 % or 100 % it would read as nothing or everything. */
function shareText(share: Decimal): string {
  if (share.lt(0.0005)) return "less than 0.1 %";
  return share.gte(0.9995) ? "more than 99.9 %" : inPercent(share);
}

/** How much of the desk is left out: without it a replay of what is left looks like one of the desk. */
function heldText(leftOut: readonly LeftOut[], rows: readonly DeskRow[]): readonly string[] {
  if (leftOut.length === 0) return [];
  const names = leftOut.map(({ text }) => text).join(", ");
  const out = sum(leftOut.flatMap(({ value }) => (value === null ? [] : [value])));
  if (out.isZero()) return [`Left out: ${names}.`];
  const values = rows.filter(({ state }) => state !== "blank").map(valueOf);
  const known = values.flatMap((value) => (value === null ? [] : [value]));
  const whole = known.length === values.length ? "today's value" : "what has a price today";
  return [`Left out: ${names}: ${shareText(out.div(sum(known)))} of ${whole}.`];
}

/** What is wrong with a contract's funding; null where all of it is counted. */
function fundingProblem(funding: CountedFunding | HedgeError): string | null {
  if (funding instanceof HedgeError) return `is not counted: ${funding.message}`;
  return funding.since === null ? null : `is counted only since ${dayText(funding.since)}`;
}

/** A sentence for each problem: contracts of one venue mostly share theirs. */
function fundingTexts(fundings: Omissions["funding"]): readonly string[] {
  const byProblem = new Map<string, string[]>();
  for (const [contract, funding] of fundings) {
    const problem = fundingProblem(funding);
    if (problem !== null) byProblem.set(problem, [...(byProblem.get(problem) ?? []), contract]);
  }
  return [...byProblem].map(([problem, contracts]) => `Funding of ${contracts.join(", ")} ${problem}.`);
}

/** What a replay leaves out and does not count, in sentences; "" where it is nothing. */
export function replayNote(
  { holdings, shorts, funding, holed }: Omissions,
  rows: readonly DeskRow[],
  source: string,
): string {
  const unopened = shorts.length === 0 ? [] : [`Not opened: ${shorts.join(", ")}.`];
  const without =
    holed.length === 0
      ? []
      : [`Days without a price are left out, so a liquidation on them is not seen: ${holed.join(", ")}.`];
  const parts = [...heldText(holdings, rows), ...unopened, ...fundingTexts(funding), ...without, source];
  return parts.filter((part) => part !== "").join(" ");
}

import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import { sentence } from "./actionText.js";
import type { DeskTable } from "./deskField.js";
import { judgedText, methodNames, type JudgedMethods } from "./methods.js";
import { inPercent, inUsd } from "./numberWords.js";

/** Of what the best method removes: a simpler one that removes this share of it is good enough. */
const enough = new Decimal("0.8");

const [ownCoins, ...proxied] = methodNames;

type Judged = {
  readonly name: string;
  readonly size: Decimal;
  readonly contracts: string;
  readonly variance: Decimal;
};

/** The methods that have figures, the one with the fewest shorts first. */
function judged(table: DeskTable): readonly Judged[] {
  const byName = new Map(table.map((row) => [row[0]?.value, row]));
  // By beta removes at least as much as by correlation, with as few shorts.
  const simplestFirst = [proxied[1], proxied[2], ownCoins];
  return simplestFirst.flatMap((name) => {
    const [, size, contracts, , , variance] = byName.get(name)?.map(({ value }) => value) ?? [];
    const isWhole = size instanceof Decimal && variance instanceof Decimal && typeof contracts === "string";
    return isWhole ? [{ name, size, contracts, variance }] : [];
  });
}

/** Why a table lacks figures; "" where it lacks none. */
function problemIn(table: DeskTable): string {
  const errors = table.flatMap((row) =>
    row.flatMap(({ value }) => (value instanceof HedgeError ? [value.message] : [])),
  );
  return errors[0] === undefined ? "" : sentence(errors[0]);
}

/** The simplest hedge that still removes most of the variance, and how it was judged. */
export function methodsSentence({ table, periods }: JudgedMethods): string {
  const methods = judged(table);
  const [first] = methods;
  if (first === undefined) return problemIn(table) || "Nothing to hedge.";
  const most = methods.reduce((best, { variance }) => Decimal.max(best, variance), first.variance);
  const chosen = methods.find(({ variance }) => variance.gte(most.times(enough))) ?? first;
  const own = methods.find(({ name }) => name === ownCoins);
  const removed = `${inPercent(chosen.variance)} of the variance`;
  if (chosen.name === ownCoins) {
    const rest = methods.filter(({ name }) => name !== ownCoins);
    const best = rest.reduce<Judged | null>(
      (before, each) => (before === null || each.variance.gt(before.variance) ? each : before),
      null,
    );
    const compared =
      best === null
        ? `No proxy could be tested. ${problemIn(table)}`.trim()
        : `${sentence(`${best.name} would have removed only ${inPercent(best.variance)}`)} ${judgedText(periods)}`;
    return `Hedge each coin with its own contract. ${compared}`;
  }
  const compared = own === undefined ? "" : `; each coin with its own contract ${inPercent(own.variance)}`;
  return `Simplest hedge that removes most: ${chosen.name}, ${chosen.contracts} (${inUsd(chosen.size)}), would have removed ${removed}${compared}. ${judgedText(periods)}`;
}

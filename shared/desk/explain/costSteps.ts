import type { Desk } from "../openDesk.js";
import { breakEvenOf, feeOf, fundingOver } from "./elementaryCalls.js";
import { negative, number, over, times, valueOf, type Expression } from "./expression.js";
import { fundingSteps, type MarketSteps } from "./marketSteps.js";
import { fundingStressFormula, weekAprFormula } from "./pastFormulas.js";
import type { StepList } from "./stepList.js";

/** Notional, funding, fees and break-even of the short after the trade; gives the notional. */
export function costSteps(
  list: StepList,
  desk: Desk,
  market: MarketSteps,
  contracts: Expression,
): Expression {
  const { settings } = desk;
  const { contractUsd, mark, contract } = market;
  const inUsd = { unit: "USD", measure: "usd" } as const;
  const product = times(contracts, contractUsd);
  const notional = list.figure({ name: "notional", label: "Notional", ...inUsd }, product) ?? product;
  const funding = fundingSteps(list);
  const days = list.input(
    { name: "horizon", label: "Horizon", unit: "days", measure: "other" },
    settings.horizonDays,
  );
  // Nothing is short: that costs nothing, whatever the venue does not publish.
  const free = valueOf(notional).isZero() ? number(0) : null;
  const week = list.lookedUp({
    name: "apr7",
    label: "Funding APR of the last seven days (short)",
    unit: "per year",
    measure: "fraction",
    source: weekAprFormula(contract, desk),
  });
  const cost = (time: Expression): Expression | null => {
    if (week !== null) return negative(over(times(times(notional, week), time), number(365)));
    return funding === null ? free : fundingOver(notional, funding, time);
  };
  const costLabel = "(+ you pay, − you receive)";
  list.figure({ name: "costPerDay", label: `Funding cost per day ${costLabel}`, ...inUsd }, cost(number(1)));
  list.figure(
    { name: "costHorizon", label: `Funding cost over the horizon ${costLabel}`, ...inUsd },
    cost(days),
  );
  list.lookedUp({
    name: "fundingStress",
    label: "Funding cost of the worst past horizon",
    ...inUsd,
    source: free === null ? fundingStressFormula(contract, valueOf(notional), desk) : "",
  });
  const fee = list.input(
    { name: "feeRate", label: "Fee rate", unit: "of the notional", measure: "other" },
    settings.feeRate,
  );
  list.figure(
    { name: "fees", label: "Fees, open and close", ...inUsd },
    times(number(2), feeOf(notional, fee)),
  );
  if (free !== null) return notional;
  const received =
    funding === null
      ? null
      : list.step(
          {
            name: "fundingReceived",
            label: "Funding received over the horizon",
            unit: "of the notional",
            measure: "rate",
          },
          over(times(times(funding.rate, days), number(24)), funding.hours),
        );
  list.figure(
    { name: "breakEven", label: "Break-even price", unit: `USD per ${contract.coin}`, measure: "price" },
    received === null ? null : breakEvenOf({ entry: mark, fee, received, kind: contract.kind }),
  );
  return notional;
}

import type { Comparison } from "../../../shared/contract/compare.js";
import { Decimal } from "../../../shared/decimal.js";
import { localNumber } from "../../language/localNumber.js";

export type Offer = Comparison["offers"][number];

/** What a venue does not publish. */
const notPublished = "–";

/** With its sign, unless nothing but zeros would be shown. */
function percent(fraction: Decimal, digits: number): string {
  const value = fraction.times(100).toDecimalPlaces(digits);
  const sign = value.isZero() ? "" : value.isNegative() ? "−" : "+";
  return `${sign}${localNumber(value.abs().toFixed(digits))} %`;
}

function basisText({ mark, index }: Offer["perpetual"]): string {
  if (mark === null || index === null) return notPublished;
  const spot = new Decimal(index);
  return spot.isPositive() && !spot.isZero()
    ? percent(new Decimal(mark).div(spot).minus(1), 3)
    : notPublished;
}

function contractText({ contractSize, contractUnit, coin }: Offer["perpetual"]): string {
  if (contractSize === null) return notPublished;
  return `${localNumber(new Decimal(contractSize).toFixed())} ${contractUnit === "USD" ? "USD" : coin}`;
}

/** An offer's figures as the table shows them. */
export function offerFigures({ apr, perpetual }: Offer): {
  readonly apr: string;
  readonly isCost: boolean;
  readonly basis: string;
  readonly contract: string;
} {
  return {
    apr: apr === null ? notPublished : percent(new Decimal(apr), 2),
    isCost: apr !== null && new Decimal(apr).isNegative(),
    basis: basisText(perpetual),
    contract: contractText(perpetual),
  };
}

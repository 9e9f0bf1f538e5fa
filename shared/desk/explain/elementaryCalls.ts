// Each function that an explanation uses, once: how a formula calls it and what it computes.
import { annualRate, fundingCost } from "../../calc/funding.js";
import { roundToStep } from "../../calc/lots.js";
import { initialMargin, liquidationPrice, marginFor } from "../../calc/margin.js";
import { basis } from "../../calc/market.js";
import { breakEven, tradingFee } from "../../calc/profit.js";
import { contractCount, proxyQuantity } from "../../calc/sizing.js";
import type { PerpetualKind } from "../../calc/units.js";
import { Decimal } from "../../decimal.js";
import { number, valueOf, type Expression } from "./expression.js";

type Call = Extract<Expression, { kind: "call" }>;

const zero = new Decimal(0);
const side = "short";

function call(name: string, given: Call["given"], compute: Call["compute"]): Expression {
  return { kind: "call", name, given, compute };
}

function ours(id: string, given: Call["given"], compute: Call["compute"]): Expression {
  return call(`HEDGE.${id}`, given, compute);
}

export function largestOf(...all: readonly Expression[]): Expression {
  return call("MAX", all, () => Decimal.max(...all.map(valueOf)));
}

export function smallerOf(one: Expression, other: Expression): Expression {
  return call("MIN", [one, other], () => Decimal.min(valueOf(one), valueOf(other)));
}

/** Contracts for USD, toward zero on the lot step. */
export function contractsFor(usd: Expression, contractUsd: Expression, lotStep: Expression): Expression {
  return ours("CONTRACTS", [usd, contractUsd, lotStep, "down"], () =>
    contractCount({
      positionValue: valueOf(usd),
      contractSize: valueOf(contractUsd),
      lotStep: valueOf(lotStep),
      rounding: "down",
      hedgeRatio: new Decimal(1),
    }),
  );
}

export function onStep(quantity: Expression, lotStep: Expression, rounding: "down" | "up"): Expression {
  return ours("ROUNDLOT", [quantity, lotStep, rounding], () =>
    roundToStep(valueOf(quantity), valueOf(lotStep), rounding),
  );
}

/** Coins of the coin shorted that hedge a value by its beta. */
export function byBeta(value: Expression, beta: Expression, price: Expression): Expression {
  return ours("PROXYBETA", [value, beta, price], () =>
    proxyQuantity({
      positionValue: valueOf(value),
      beta: valueOf(beta),
      proxyPrice: valueOf(price),
      marginCoins: zero,
    }),
  );
}

export function premium(mark: Expression, index: Expression): Expression {
  return ours("BASIS", [mark, index], () => basis(valueOf(mark), valueOf(index), null));
}

export function aprOf(rate: Expression, hours: Expression): Expression {
  return ours("APR", [rate, hours], () => annualRate(valueOf(rate), valueOf(hours)));
}

export type FundingTerms = { readonly rate: Expression; readonly hours: Expression };

/** USD that a short pays over days. */
export function fundingOver(
  notional: Expression,
  { rate, hours }: FundingTerms,
  days: Expression,
): Expression {
  return ours("FUNDINGCOST", [notional, rate, days, hours, side], () =>
    fundingCost({
      notional: valueOf(notional),
      fundingRate: valueOf(rate),
      days: valueOf(days),
      intervalHours: valueOf(hours),
      side,
    }),
  );
}

export function feeOf(notional: Expression, rate: Expression): Expression {
  return ours("FEE", [notional, rate], () => tradingFee(valueOf(notional), valueOf(rate), null));
}

type Trade = {
  readonly entry: Expression;
  readonly fee: Expression;
  readonly received: Expression;
  readonly kind: PerpetualKind;
};

/** The price at which a short has neither cost nor earned. */
export function breakEvenOf({ entry, fee, received, kind }: Trade): Expression {
  return ours("BREAKEVEN", [entry, fee, fee, received, side, kind], () =>
    breakEven({
      entryPrice: valueOf(entry),
      openFee: valueOf(fee),
      closeFee: valueOf(fee),
      fundingReceived: valueOf(received),
      side,
      kind,
    }),
  );
}

/** A short as its margin and liquidation follow from it. */
export type ShortTerms = {
  /** USD at the entry. */
  readonly notional: Expression;
  readonly entry: Expression;
  readonly maintenanceRate: Expression;
  readonly kind: PerpetualKind;
};

export function marginToSurvive(
  { notional, entry, maintenanceRate, kind }: ShortTerms,
  price: Expression,
): Expression {
  return ours("MARGINFOR", [notional, entry, price, maintenanceRate, number(zero), kind], () =>
    marginFor({
      notional: valueOf(notional),
      entryPrice: valueOf(entry),
      survivePrice: valueOf(price),
      maintenanceRate: valueOf(maintenanceRate),
      deduction: zero,
      kind,
    }),
  );
}

/** Margin of an inverse short by its leverage, in coins. */
export function marginByLeverage({ notional, entry }: ShortTerms, leverage: Expression): Expression {
  return ours("MARGIN", [notional, entry, leverage], () =>
    initialMargin(valueOf(notional), valueOf(entry), valueOf(leverage)),
  );
}

export function liquidationAt(
  { notional, entry, maintenanceRate, kind }: ShortTerms,
  margin: Expression,
): Expression {
  const method = kind === "linear" ? "linear" : "mark";
  const given = [notional, entry, margin, maintenanceRate, number(zero), side, method];
  return ours("LIQPRICE", given, () =>
    liquidationPrice({
      notional: valueOf(notional),
      entryPrice: valueOf(entry),
      margin: valueOf(margin),
      maintenanceRate: valueOf(maintenanceRate),
      deduction: zero,
      side,
      method,
    }),
  );
}

import { beta } from "../calc/beta.js";
import { fundingCost } from "../calc/funding.js";
import { roundToStep } from "../calc/lots.js";
import { multiProxy } from "../calc/multiProxy.js";
import { returnCorrelation, sampleVariance, simpleReturns } from "../calc/statistics.js";
import { Decimal } from "../decimal.js";
import { attempt, HedgeError } from "../errors.js";
import { sizedContract, type DeskContract } from "./deskContract.js";
import type { DeskFigure, DeskTable, DeskValue, FigureKind } from "./deskField.js";
import { methodSeries, type MethodProxy, type MethodSeries } from "./methodSeries.js";
import { inContracts } from "./numberWords.js";
import type { Desk } from "./openDesk.js";

/** The two coins that almost everything else moves with. */
const bothProxies = ["BTC", "ETH"] as const;

/** The methods in the order of their rows. */
export const methodNames = ["own coins", "proxy by correlation", "proxy by beta", "two proxies"] as const;

const weekDays = 7;
const worstShare = 0.05;
/** Fewer windows have no worst twentieth. */
const minWindows = 20;

/** A short of a coin, as a share of the value that is hedged; negative: to be bought. */
type Weight = { readonly coin: string; readonly share: number };

type Method = {
  readonly name: string;
  /** R² of the holdings' daily returns on the proxies'. */
  readonly rSquared: () => number;
  readonly weights: () => readonly Weight[];
};

function proxyOf({ proxies }: MethodSeries, coin: string): MethodProxy {
  const proxy = proxies.get(coin);
  if (proxy !== undefined) return proxy;
  throw new HedgeError({ code: "no_answer", message: `there is no price history of ${coin}` });
}

function returnsOf(series: MethodSeries, coin: string): readonly number[] {
  return simpleReturns(proxyOf(series, coin).prices);
}

/** Share of the variance of daily returns that a hedge removes: 1 − Var(a − Σ w p)/Var(a), for a beta hedge 2hR² − h²R². */
function varianceRemoved(series: MethodSeries, weights: readonly Weight[]): number {
  const asset = simpleReturns(series.basket);
  const legs = weights.map(({ coin, share }) => ({ share, returns: returnsOf(series, coin) }));
  const hedged = asset.map((move, index) =>
    legs.reduce((rest, { share, returns }) => rest - share * (returns[index] ?? Number.NaN), move),
  );
  return 1 - sampleVariance(hedged) / sampleVariance([...asset]);
}

function weeklyMoves(prices: readonly number[]): readonly number[] {
  return prices.slice(weekDays).map((price, index) => price / (prices[index] ?? Number.NaN) - 1);
}

/** Of the loss in the worst 5 % of weeks, every start day counted, the share that the shorts paid back. */
function lossPaidBack(series: MethodSeries, weights: readonly Weight[]): number {
  const weeks = weeklyMoves(series.basket);
  if (weeks.length < minWindows) {
    const message = `at least ${String(minWindows + weekDays)} common days are needed, were ${String(series.basket.length)}`;
    throw new HedgeError({ code: "no_answer", message });
  }
  const worst = weeks
    .map((move, index) => ({ move, index }))
    .sort((one, other) => one.move - other.move)
    .slice(0, Math.ceil(weeks.length * worstShare));
  const loss = worst.reduce((total, { move }) => total - move, 0);
  if (!(loss > 0)) throw new HedgeError({ code: "no_answer", message: "no week of the past lost anything" });
  const legs = weights.map(({ coin, share }) => ({
    share,
    moves: weeklyMoves(proxyOf(series, coin).prices),
  }));
  const paid = legs.reduce(
    (total, { share, moves }) =>
      worst.reduce((sum, { index }) => sum - share * (moves[index] ?? Number.NaN), total),
    0,
  );
  return paid / loss;
}

function costPerDay(contract: DeskContract, size: Decimal): Decimal {
  const { fundingRate, intervalHours, venue, text } = contract;
  if (fundingRate === null || intervalHours === null) {
    throw new HedgeError({
      code: "not_told",
      message: `${venue} does not publish the funding of ${text} now`,
    });
  }
  const side = size.lt(0) ? "long" : "short";
  return fundingCost({ notional: size.abs(), fundingRate, days: new Decimal(1), intervalHours, side });
}

type Leg = { readonly contract: DeskContract; readonly size: Decimal };

/** One short of each contract: rows of one coin are one position. */
function byContract(legs: readonly Leg[]): readonly Leg[] {
  const found = new Map<string, Leg>();
  for (const { contract, size } of legs) {
    const before = found.get(contract.text)?.size ?? new Decimal(0);
    found.set(contract.text, { contract, size: before.plus(size) });
  }
  return [...found.values()];
}

function contractsText(legs: readonly Leg[]): string {
  return byContract(legs)
    .map(({ contract, size }) => {
      const sized = sizedContract(contract);
      if (typeof sized === "string") return `? ${contract.text}`;
      const count = roundToStep(size.div(sized.usd), sized.lotStep, "down");
      return `${count.lt(0) ? "buy " : ""}${inContracts(count)} ${contract.text}`;
    })
    .join(" + ");
}

function sumOf(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), new Decimal(0));
}

const columns: readonly FigureKind[] = ["text", "usd", "text", "usdCents", "percent", "percent", "percent"];

function figures(values: readonly DeskValue[]): readonly DeskFigure[] {
  return columns.map((kind, index): DeskFigure => ({ kind, value: values[index] ?? "" }));
}

function proxyRow(
  series: MethodSeries,
  value: Decimal,
  { name, rSquared, weights }: Method,
): readonly DeskValue[] {
  const legs = (): readonly Leg[] =>
    weights().map(({ coin, share }) => ({
      contract: proxyOf(series, coin).contract,
      size: value.times(share),
    }));
  return [
    name,
    attempt(() => sumOf(legs().map(({ size }) => size))),
    attempt(() => contractsText(legs())),
    attempt(() => sumOf(legs().map(({ contract, size }) => costPerDay(contract, size)))),
    attempt(() => new Decimal(rSquared())),
    attempt(() => new Decimal(varianceRemoved(series, weights()))),
    attempt(() => new Decimal(lossPaidBack(series, weights()))),
  ];
}

function ownRow({ holdings }: MethodSeries, value: Decimal, ratio: Decimal): readonly DeskValue[] {
  const rest = new Decimal(1).minus(ratio);
  const cost = (): Decimal =>
    sumOf(holdings.map(({ contract, value: held }) => costPerDay(contract, held.times(ratio))));
  return [
    methodNames[0],
    value.times(ratio),
    contractsText(holdings.map(({ contract, value: held }) => ({ contract, size: held.times(ratio) }))),
    attempt(cost),
    new Decimal(1),
    new Decimal(1).minus(rest.pow(2)),
    ratio,
  ];
}

/**
 * Four ways to hedge what is held: own coins, one proxy by correlation, by beta, two proxies. A row each: method, size
 * in USD, contracts, funding cost a day, R², share of the daily variance removed at the hedge ratio, share of the loss
 * in the worst 5 % of weeks paid back; where something is left out, a last row names it.
 * @param days of past closes, from which all statistics are taken
 */
export function methods(desk: Desk, days: number): DeskTable {
  const { proxy, hedgeRatio } = desk.settings;
  const problem = desk.settingsProblem;
  const series = problem ?? methodSeries(desk, [...new Set([proxy, ...bothProxies])], days);
  if (series instanceof HedgeError) {
    return methodNames.map((name) => figures([name, series, series, series, series, series, series]));
  }
  const value = sumOf(series.holdings.map(({ value: held }) => held));
  const ratio = hedgeRatio.toNumber();
  const asset = (): readonly number[] => simpleReturns(series.basket);
  const correlation = (): number => returnCorrelation(asset(), returnsOf(series, proxy));
  const weighted = (): ReturnType<typeof multiProxy> =>
    multiProxy({
      positionValue: new Decimal(1),
      asset: asset(),
      proxies: bothProxies.map((coin) => returnsOf(series, coin)),
    });
  const byProxy: readonly Method[] = [
    {
      name: methodNames[1],
      rSquared: () => correlation() ** 2,
      weights: () => [{ coin: proxy, share: ratio * correlation() }],
    },
    {
      name: methodNames[2],
      rSquared: () => correlation() ** 2,
      weights: () => [
        { coin: proxy, share: ratio * beta(asset(), returnsOf(series, proxy), { method: "ols" }) },
      ],
    },
    {
      name: methodNames[3],
      rSquared: () => weighted().rSquared,
      weights: () => {
        const { notionals } = weighted();
        return bothProxies.map((coin, index) => ({
          coin,
          share: ratio * (notionals[index]?.toNumber() ?? 0),
        }));
      },
    },
  ];
  const rows = [
    figures(ownRow(series, value, hedgeRatio)),
    ...byProxy.map((method) => figures(proxyRow(series, value, method))),
  ];
  return series.leftOut.length === 0 ? rows : [...rows, figures([`Left out: ${series.leftOut.join(", ")}.`])];
}

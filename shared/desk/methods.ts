import { beta } from "../calc/beta.js";
import { roundToStep } from "../calc/lots.js";
import { multiProxy } from "../calc/multiProxy.js";
import {
  outOfSample,
  periodDays,
  returnsUpTo,
  type HedgedPrices,
  type HedgedReturns,
} from "../calc/outOfSample.js";
import { returnCorrelation } from "../calc/statistics.js";
import { Decimal } from "../decimal.js";
import { attempt, HedgeError } from "../errors.js";
import { sizedContract, type DeskContract } from "./deskContract.js";
import type { DeskFigure, DeskTable, DeskValue, FigureKind } from "./deskField.js";
import { comingFunding } from "./fundingPace.js";
import { methodSeries, type MethodProxy, type MethodSeries } from "./methodSeries.js";
import { inContracts } from "./numberWords.js";
import type { Desk } from "./openDesk.js";

/** The two coins that almost everything else moves with. */
const bothProxies = ["BTC", "ETH"] as const;

/** The methods in the order of their rows. */
export const methodNames = ["own coins", "proxy by correlation", "proxy by beta", "two proxies"] as const;

/** Days that a beta is taken from: in our study more or fewer changed what it removed by no more than 0.02. */
const betaDays = 180;
/** The days of one beta, those that it is tried on, and the close before both. */
const enough = betaDays + periodDays + 1;

type Method = {
  readonly name: string;
  readonly coins: readonly string[];
  /** R² of the holdings' daily returns on the proxies'. */
  readonly rSquared: (returns: HedgedReturns) => number;
  /** Of each coin the share to short at a hedge ratio of 1. */
  readonly shares: (returns: HedgedReturns) => readonly number[];
};

function proxyOf({ proxies }: MethodSeries, coin: string): MethodProxy {
  const proxy = proxies.get(coin);
  if (proxy === undefined || proxy instanceof HedgeError) {
    throw proxy ?? new HedgeError({ code: "no_answer", message: `there is no price history for ${coin}` });
  }
  return proxy;
}

function pricesOf(series: MethodSeries, { coins }: Method): HedgedPrices {
  return { asset: series.basket, proxies: coins.map((coin) => proxyOf(series, coin).prices) };
}

/** The returns that a size of today comes from. */
function latestReturns(series: MethodSeries, method: Method): HedgedReturns {
  const last = series.basket.length - 1;
  return returnsUpTo(pricesOf(series, method), last, Math.min(betaDays, last));
}

function periodsOf({ basket }: MethodSeries): number {
  return Math.max(0, Math.floor((basket.length - 1 - betaDays) / periodDays));
}

/** Tries a method on every whole period of the past, the last of which ends with it. */
function judge(series: MethodSeries, method: Method, ratio: number): ReturnType<typeof outOfSample> {
  const periods = periodsOf(series);
  const { length } = series.basket;
  if (periods === 0) {
    const message = `${String(length)} common ${length === 1 ? "day" : "days"} of prices, at least ${String(enough)} are needed: ${String(betaDays)} for the betas and ${String(periodDays)} to test them`;
    throw new HedgeError({ code: "no_answer", message });
  }
  const prices = pricesOf(series, method);
  return outOfSample({
    prices,
    first: length - 1 - periods * periodDays,
    periods,
    weightsAt: (day) => method.shares(returnsUpTo(prices, day, betaDays)).map((share) => ratio * share),
  });
}

/** How the shares of a table were judged. */
export function judgedText(periods: number): string {
  const counted = `${String(periods)} ${periods === 1 ? "period" : "periods"} of ${String(periodDays)} days`;
  return `Out of sample: ${counted}, each sized on the ${String(betaDays)} days before it.`;
}

/** At the coming rate: the past of a proxy's funding is asked for by nothing else. @throws HedgeError where it is not published */
function costPerDay(contract: DeskContract, size: Decimal): Decimal {
  const cost = comingFunding(contract, { notional: size, days: new Decimal(1) });
  if (cost instanceof HedgeError) throw cost;
  return cost;
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
/** Columns that are judged out of sample. */
const judgedColumns: ReadonlyMap<number, string> = new Map([
  [5, "variance removed"],
  [6, "loss recovered"],
]);

function figures(values: readonly DeskValue[], note = ""): readonly DeskFigure[] {
  return columns.map((kind, index): DeskFigure => {
    const value = values[index] ?? "";
    const field = judgedColumns.get(index);
    return note !== "" && field !== undefined ? { kind, value, note, field } : { kind, value };
  });
}

type Held = { readonly value: Decimal; readonly ratio: Decimal };

function proxyRow(series: MethodSeries, { value, ratio }: Held, method: Method): readonly DeskValue[] {
  const legs = attempt((): readonly Leg[] => {
    const shares = method.shares(latestReturns(series, method));
    return method.coins.map((coin, index) => ({
      contract: proxyOf(series, coin).contract,
      size: value.times(ratio).times(shares[index] ?? 0),
    }));
  });
  const judged = attempt(() => judge(series, method, ratio.toNumber()));
  const ofLegs = (read: (found: readonly Leg[]) => DeskValue): DeskValue =>
    legs instanceof HedgeError ? legs : attempt(() => read(legs));
  const share = (of: "varianceRemoved" | "lossPaidBack"): DeskValue =>
    judged instanceof HedgeError ? judged : attempt(() => new Decimal(judged[of]()));
  return [
    method.name,
    ofLegs((found) => sumOf(found.map(({ size }) => size))),
    ofLegs(contractsText),
    ofLegs((found) => sumOf(found.map(({ contract, size }) => costPerDay(contract, size)))),
    attempt(() => new Decimal(method.rSquared(latestReturns(series, method)))),
    share("varianceRemoved"),
    share("lossPaidBack"),
  ];
}

function ownRow({ holdings }: MethodSeries, { value, ratio }: Held): readonly DeskValue[] {
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

function correlationOf({ asset, proxies: [proxy = []] }: HedgedReturns): number {
  return returnCorrelation(asset, proxy);
}

function weighted({ asset, proxies }: HedgedReturns): ReturnType<typeof multiProxy> {
  return multiProxy({ positionValue: new Decimal(1), asset, proxies });
}

function proxied(proxy: string): readonly Method[] {
  const rSquared = (returns: HedgedReturns): number => correlationOf(returns) ** 2;
  return [
    {
      name: methodNames[1],
      coins: [proxy],
      rSquared,
      shares: (returns) => [correlationOf(returns)],
    },
    {
      name: methodNames[2],
      coins: [proxy],
      rSquared,
      shares: ({ asset, proxies: [only = []] }) => [beta(asset, only, { method: "ols" })],
    },
    {
      name: methodNames[3],
      coins: bothProxies,
      rSquared: (returns) => weighted(returns).rSquared,
      shares: (returns) => weighted(returns).notionals.map(Number),
    },
  ];
}

/** The table of METHODS, and how many periods its shares are judged by. */
export type JudgedMethods = { readonly table: DeskTable; readonly periods: number };

/**
 * Four ways to hedge what is held: own coins, one proxy by correlation, by beta, two proxies. A row each: method, size
 * in USD, contracts, funding cost a day and R² by the last 180 days; share of the daily variance removed at the hedge
 * ratio, and of the loss in the worst 5 % of weeks paid back, both out of sample: 180 days give the sizes, the next 30
 * days judge them, and so on. In sample a beta hedge removes 2hR² − h²R²; own coins 1 − (1 − h)² in either. Where
 * something is left out, a last row names it.
 * @param days of past closes
 */
export function methods(desk: Desk, days: number): JudgedMethods {
  const { proxy, hedgeRatio } = desk.settings;
  const problem = desk.settingsProblem;
  const coins = [...new Set([proxy, ...bothProxies])];
  const series = problem ?? methodSeries(desk, coins, { days, enough });
  if (series instanceof HedgeError) {
    const table = methodNames.map((name) => figures([name, series, series, series, series, series, series]));
    return { table, periods: 0 };
  }
  const held = { value: sumOf(series.holdings.map(({ value }) => value)), ratio: hedgeRatio };
  const periods = periodsOf(series);
  const rows = [
    figures(ownRow(series, held)),
    ...proxied(proxy).map((method) => figures(proxyRow(series, held, method), judgedText(periods))),
  ];
  const table =
    series.leftOut.length === 0 ? rows : [...rows, figures([`Left out: ${series.leftOut.join(", ")}.`])];
  return { table, periods };
}

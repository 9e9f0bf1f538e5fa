// Each figure of PLAN is that of the function that a person would type for it, with the same arguments.
import fc from "fast-check";
import { it } from "vitest";
import { annualRate, fundingCost } from "../../../../shared/calc/funding.js";
import { initialMargin, liquidationPrice, marginFor } from "../../../../shared/calc/margin.js";
import { basis } from "../../../../shared/calc/market.js";
import { breakEven, tradingFee } from "../../../../shared/calc/profit.js";
import { contractCount } from "../../../../shared/calc/sizing.js";
import { Decimal } from "../../../../shared/decimal.js";
import type { DeskValue } from "../../../../shared/desk/deskField.js";
import { planTable } from "../../../../shared/desk/planTable.js";
import { attempt } from "../../../../shared/errors.js";
import { expectSame } from "../../../support/expectSame.js";
import { marketFacts, reportedNumber, type MarketFacts } from "../../../support/marketFacts.js";
import { opened, randomDesk, type RandomDesk } from "../../../support/randomDesk.js";

const zero = new Decimal(0);
const one = new Decimal(1);

type Figures = Readonly<Record<string, DeskValue>>;
type Hedge = { readonly desk: RandomDesk; readonly market: MarketFacts; readonly row: Figures };

const names = [
  ...["instrument", "contracts", "trade", "notional", "costPerDay", "costHorizon", "fees", "breakEven"],
  ...["apr", "basis", "marginNeeded", "liquidation", "leverage", "unhedgedUsd"],
];

function setting({ settings }: RandomDesk, name: string, usual: Decimal): Decimal {
  const value = settings[name];
  return value === undefined || value === "" ? usual : new Decimal(value);
}

/** @returns USD of the short */
function expectSize({ desk, market, row }: Hedge, coins: Decimal): Decimal {
  const { mark, index, fundingRate, intervalHours, lotStep, contractUnit } = market;
  const contractSize = market.contractSize.times(contractUnit === "USD" ? one : mark);
  const contracts = contractCount({
    ...{ positionValue: coins.times(mark), contractSize, lotStep, rounding: "down" },
    hedgeRatio: setting(desk, "hedge ratio", one),
  });
  const notional = contracts.times(contractSize);
  expectSame(row["contracts"], contracts, "contracts");
  expectSame(row["notional"], notional, "notional");
  expectSame(row["apr"], annualRate(fundingRate, intervalHours), "apr");
  expectSame(row["basis"], basis(mark, index, null), "basis");
  expectSame(row["unhedgedUsd"], coins.times(mark), "unhedgedUsd");
  return notional;
}

function expectCosts({ desk, market, row }: Hedge, notional: Decimal): void {
  const { fundingRate, intervalHours, mark, kind } = market;
  const funding = { notional, fundingRate, intervalHours, side: "short" } as const;
  const days = setting(desk, "horizon", zero);
  expectSame(row["costPerDay"], fundingCost({ ...funding, days: one }), "costPerDay");
  expectSame(row["costHorizon"], fundingCost({ ...funding, days }), "costHorizon");
  const fee = new Decimal("0.0005");
  expectSame(row["fees"], tradingFee(notional, fee, null).times(2), "fees");
  // What a short receives over the horizon is what it does not pay, as a fraction of its size.
  const fundingReceived = fundingCost({ ...funding, notional: one, days }).neg();
  const trade = {
    entryPrice: mark,
    openFee: fee,
    closeFee: fee,
    fundingReceived,
    side: "short",
    kind,
  } as const;
  expectSame(
    row["breakEven"],
    attempt(() => breakEven(trade)),
    "breakEven",
  );
}

/** The rise that margin has to survive: as typed; with a leverage alone none; else 1 for BTC and ETH and 2 for others. */
function riseOf({ settings }: RandomDesk, coin: string): Decimal {
  const { survive, leverage } = settings;
  if (typeof survive === "number") return new Decimal(survive);
  if (typeof leverage === "number") return zero;
  return new Decimal(["BTC", "ETH"].includes(coin) ? 1 : 2);
}

function expectMargin({ desk, market, row }: Hedge, notional: Decimal): void {
  const { kind, coin, mark } = market;
  const maintenanceRate = setting(desk, "maintenance rate", new Decimal("0.025"));
  const rise = riseOf(desk, coin);
  const position = { notional, entryPrice: mark, maintenanceRate, deduction: zero };
  const survivePrice = mark.times(rise.plus(1));
  const byRise = rise.isZero() ? zero : marginFor({ ...position, survivePrice, kind });
  // Margin of a linear contract is in USD, as coins of a price of 1 are.
  const price = kind === "linear" ? one : mark;
  const leverage = setting(desk, "leverage", zero);
  const byLeverage = leverage.isZero() ? zero : initialMargin(notional, price, leverage);
  const margin = Decimal.max(byRise, byLeverage);
  expectSame(row["marginNeeded"], margin, "marginNeeded");
  expectSame(row["leverage"], notional.div(margin.times(price)), "leverage");
  const method = kind === "linear" ? "linear" : "mark";
  const liquidation = attempt(() => liquidationPrice({ ...position, margin, side: "short", method }));
  expectSame(row["liquidation"], liquidation, "liquidation");
}

it("PLAN of 1,000 random first hedges", () => {
  const desks = randomDesk({ kinds: ["own", "cash", "blank"], maxShorts: 0, isEachOnce: true, maxRows: 3 });
  fc.assert(
    fc.property(desks, (desk) => {
      for (const [index, figures] of planTable(opened(desk), names).entries()) {
        const row = Object.fromEntries(figures.map(({ value }, column) => [names[column] ?? "", value]));
        if (row["instrument"] === "") continue;
        const hedge = { desk, market: marketFacts(desk.world.markets, row["instrument"]), row };
        const notional = expectSize(hedge, reportedNumber(desk.holdings[index]?.[1]));
        if (notional.isZero()) continue;
        expectCosts(hedge, notional);
        expectMargin(hedge, notional);
      }
    }),
    { numRuns: 1000 },
  );
});

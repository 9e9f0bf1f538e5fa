// Each figure of SHORTS is that of the function that a person would type for it, with the same arguments.
import fc from "fast-check";
import { it } from "vitest";
import { fundingCost } from "../../../../shared/calc/funding.js";
import { liquidationPrice } from "../../../../shared/calc/margin.js";
import { profit } from "../../../../shared/calc/profit.js";
import { Decimal } from "../../../../shared/decimal.js";
import type { DeskFigure } from "../../../../shared/desk/deskField.js";
import { shortsTable } from "../../../../shared/desk/planTable.js";
import { attempt, HedgeError } from "../../../../shared/errors.js";
import { expectSame } from "../../../support/expectSame.js";
import { marketFacts, reportedNumber, type MarketFacts } from "../../../support/marketFacts.js";
import { opened, randomDesk, type Cells, type RandomDesk } from "../../../support/randomDesk.js";

const names = ["coins", "sizeUsd", "pnlUsd", "pnlCoins", "costPerDay", "liquidation", "distance"] as const;

type Trade = { readonly notional: Decimal; readonly entryPrice: Decimal };

function liquidationOf(
  { settings }: RandomDesk,
  { kind }: MarketFacts,
  trade: Trade,
  margin: Cells[number] | undefined,
): Decimal | HedgeError {
  if (margin === null) return new HedgeError({ code: "no_answer", message: "no margin is typed" });
  const rate = settings["maintenance rate"];
  return attempt(() =>
    liquidationPrice({
      ...{ ...trade, margin: reportedNumber(margin), side: "short", deduction: new Decimal(0) },
      maintenanceRate: new Decimal(typeof rate === "number" ? rate : "0.025"),
      method: kind === "linear" ? "linear" : "mark",
    }),
  );
}

function expectShort(desk: RandomDesk, line: Cells, row: readonly DeskFigure[]): void {
  const market = marketFacts(desk.world.markets, line[0]);
  const { mark, contractUnit, contractSize, coinMultiplier, fundingRate, intervalHours } = market;
  const isInUsd = contractUnit === "USD";
  const size = reportedNumber(line[1]).times(contractSize);
  const entryPrice = reportedNumber(line[2]).div(coinMultiplier);
  // USD at the entry: of USD contracts they are that many, of others coins × entry.
  const notional = isInUsd ? size : size.times(entryPrice);
  const sizeUsd = isInUsd ? size : size.times(mark);
  const trade = { notional, entryPrice, exitPrice: mark, side: "short" } as const;
  const funding = {
    notional: sizeUsd,
    fundingRate,
    days: new Decimal(1),
    intervalHours,
    side: "short",
  } as const;
  const liquidation = liquidationOf(desk, market, trade, line[3]);
  const expected = [
    notional.div(entryPrice),
    sizeUsd,
    profit({ ...trade, unit: "usd" }),
    profit({ ...trade, unit: "coin" }),
    fundingCost(funding),
    liquidation,
    liquidation instanceof HedgeError ? liquidation : liquidation.div(mark).minus(1),
  ];
  for (const [column, figure] of expected.entries()) {
    expectSame(row[column]?.value, figure, names[column] ?? "");
  }
}

it("SHORTS of 1,000 random desks", () => {
  fc.assert(
    fc.property(randomDesk({ kinds: ["own"], maxRows: 2, maxShorts: 2 }), (desk) => {
      const open = opened(desk);
      const [first, second] = desk.shorts;
      // Lines of one contract are one position, which another property covers.
      if (first?.[0] === second?.[0]) return;
      for (const [index, row] of shortsTable(open, names).entries()) {
        if (open.shorts[index]?.state === "open") expectShort(desk, desk.shorts[index] ?? [], row);
      }
    }),
    { numRuns: 1000 },
  );
});

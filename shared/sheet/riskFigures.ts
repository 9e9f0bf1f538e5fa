import { isLinear, type DetailFigure } from "./detailFigure.js";
import { whenNumbers } from "./formulaText.js";
import { inputNames } from "./hedgeLayout.js";

const { leverage, horizonDays, feeRate, rebalanceBand, maintenanceRate } = inputNames;
/** So little short of the whole size, collateral is all of it: the rest is the rounding of doubles. */
const wholeCollateral = "(1-0.000000001)";

/** What a short of the size needs and risks. A linear short of q coins with C USD dies at X: C + q(E − X) = m·q·X. */
export const riskFigures: readonly DetailFigure[] = [
  {
    column: "marginCoins",
    header: "Margin needed,\ncoins",
    width: 96,
    format: "coinsFixed",
    formula: ({ own }) =>
      whenNumbers(
        [own("notional")],
        `IF(${isLinear(own)},"",HEDGE.MARGIN(${own("notional")},${own("mark")},${leverage}))`,
      ),
  },
  {
    column: "marginUsd",
    header: "Margin needed,\nUSD",
    width: 96,
    format: "usd",
    formula: ({ own }) =>
      whenNumbers(
        [own("notional")],
        `IF(${isLinear(own)},${own("notional")}/${leverage},${own("marginCoins")}*${own("mark")})`,
      ),
  },
  {
    column: "collateral",
    header: "Collateral,\nUSD",
    width: 92,
    format: "usd",
    note: "The margin coins of the row at today's price; where there are none, and on linear contracts, the margin needed.",
    formula: ({ own, hedge }) =>
      whenNumbers(
        [own("marginUsd")],
        `IF(AND(NOT(${isLinear(own)}),N(${hedge("margin")})>0),N(${hedge("margin")})*${own("mark")},${own("marginUsd")})`,
      ),
  },
  {
    column: "liquidation",
    header: "Liquidation\nprice, USD",
    width: 96,
    format: "coins",
    note: "If sold at today's price. Inverse: LIQPRICE. Linear: price × (1 + collateral / size) / (1 + maintenance rate). Venues with tiers, fees or cross margin differ.",
    formula: ({ own }) => {
      const [size, collateral, mark] = [own("notional"), own("collateral"), own("mark")];
      const linear = `${mark}*(1+${collateral}/${size})/(1+${maintenanceRate})`;
      const inverse = `IF(${collateral}>=${size}*${wholeCollateral},"never",HEDGE.LIQPRICE(${size},${mark},${collateral}/${mark},${maintenanceRate}))`;
      return whenNumbers([collateral], `IF(${size}=0,"",IF(${isLinear(own)},${linear},${inverse}))`);
    },
  },
  {
    column: "distance",
    header: "Liquidated\nat a rise of",
    width: 84,
    format: "percent",
    formula: ({ own }) =>
      `IF(ISNUMBER(${own("liquidation")}),${own("liquidation")}/${own("mark")}-1,${own("liquidation")})`,
  },
  {
    column: "costPerDay",
    header: "Funding a day,\n− received",
    width: 100,
    format: "usdCents",
    formula: ({ own }) =>
      whenNumbers(
        [own("notional"), own("fundingRate"), own("intervalHours")],
        `HEDGE.FUNDINGCOST(${own("notional")},${own("fundingRate")},1,${own("intervalHours")})`,
      ),
  },
  {
    column: "costOverHorizon",
    header: "Funding over\nthe horizon",
    width: 96,
    format: "usdCents",
    formula: ({ own }) =>
      whenNumbers(
        [own("notional"), own("fundingRate"), own("intervalHours")],
        `HEDGE.FUNDINGCOST(${own("notional")},${own("fundingRate")},${horizonDays},${own("intervalHours")})`,
      ),
  },
  {
    column: "fees",
    header: "Fees, open\nand close",
    width: 84,
    format: "usdCents",
    formula: ({ own }) => whenNumbers([own("notional")], `2*HEDGE.FEE(${own("notional")},${feeRate})`),
  },
  {
    column: "breakEven",
    header: "Break-even\nprice, USD",
    width: 96,
    format: "coins",
    note: "Of what is shorted, at the horizon: below it the hedge has earned, above it has cost. Inverse: BREAKEVEN. Linear: price × (1 − fee + funding received / size) / (1 + fee).",
    formula: ({ own }) => {
      const [size, mark] = [own("notional"), own("mark")];
      const received = `-${own("costOverHorizon")}/${size}`;
      // A linear short of q coins ends at X without gain or loss: q(E − X) − f·q·E − f·q·X + φ·q·E = 0.
      const linear = `${mark}*(1-${feeRate}${received})/(1+${feeRate})`;
      const inverse = `HEDGE.BREAKEVEN(${mark},${feeRate},${feeRate},${received})`;
      return whenNumbers(
        [own("costOverHorizon")],
        `IF(${size}=0,"",IF(${isLinear(own)},${linear},${inverse}))`,
      );
    },
  },
  {
    column: "current",
    header: "Current short,\nUSD",
    width: 92,
    format: "usd",
    formula: ({ own, hedge }) =>
      whenNumbers([own("contractUsd")], `N(${hedge("current")})*${own("contractUsd")}`),
  },
  {
    column: "trade",
    header: "Contracts to\ntrade, + sell",
    width: 92,
    note: "REBALANCE in lots: 0 while the short is within the band around the contracts proposed.",
    formula: ({ own }) => {
      const lot = `${own("contractUsd")}*${own("lotStep")}`;
      // A band of 0 would have its ends on each other, which REBALANCE refuses.
      const band = `MAX(${rebalanceBand},0.000000001)`;
      return whenNumbers(
        [own("current"), own("notional")],
        `ROUND(HEDGE.REBALANCE(${own("current")},${own("notional")},1-${band},1+${band},${lot})*${own("lotStep")},6)`,
      );
    },
  },
  {
    column: "marginToAdd",
    header: "Margin to add,\ncoins",
    width: 96,
    format: "coinsFixed",
    note: "What the margin coins of the row fall short of the margin needed.",
    formula: ({ own, hedge }) =>
      whenNumbers(
        [own("marginCoins")],
        `IF(N(${hedge("margin")})>0,MAX(0,${own("marginCoins")}-N(${hedge("margin")})),0)`,
      ),
  },
];

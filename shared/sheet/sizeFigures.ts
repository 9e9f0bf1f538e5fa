import type { DetailFigure } from "./detailFigure.js";
import { whenNumbers } from "./formulaText.js";
import { inputNames } from "./hedgeLayout.js";

/** How large the short is. */
export const sizeFigures: readonly DetailFigure[] = [
  {
    column: "beta",
    header: "Beta",
    width: 60,
    format: "ratio",
    note: "How far the coin moves when the proxy moves 1; on rows with a contract of their own it is 1.",
  },
  {
    column: "exposure",
    header: "Exposure,\nUSD",
    width: 92,
    format: "usd",
    note: "Value held, in USD of what is shorted: value × beta, and the margin coins.",
    formula: ({ own, hedge }) =>
      whenNumbers(
        [hedge("value"), own("mark"), own("beta")],
        `${hedge("bag")}*${hedge("price")}*${own("beta")}+N(${hedge("margin")})*${own("mark")}`,
      ),
  },
  {
    column: "target",
    header: "To short,\nUSD",
    width: 92,
    format: "usd",
    formula: ({ own, hedge }) => {
      const coins = `IF(${own("kind")}="proxy",HEDGE.PROXYBETA(${hedge("bag")}*${hedge("price")},${own("beta")},${own("mark")}),${hedge("bag")})`;
      return whenNumbers(
        [own("exposure")],
        `HEDGE.NOTIONAL(${coins},${own("mark")},N(${hedge("margin")}),${inputNames.hedgeRatio})`,
      );
    },
  },
  {
    column: "contracts",
    header: "Contracts",
    width: 84,
    formula: ({ own }) =>
      whenNumbers(
        [own("target"), own("contractUsd"), own("lotStep")],
        `HEDGE.CONTRACTS(${own("target")},${own("contractUsd")},${own("lotStep")})`,
      ),
  },
  {
    column: "notional",
    header: "Size of\nthe short, USD",
    width: 96,
    format: "usd",
    formula: ({ own }) => whenNumbers([own("contracts")], `${own("contracts")}*${own("contractUsd")}`),
  },
  {
    column: "coins",
    header: "Coins hedged",
    width: 96,
    format: "coinsFixed",
    note: "In coins of what is shorted.",
    formula: ({ own }) => whenNumbers([own("notional")], `HEDGE.QTY(${own("notional")},${own("mark")})`),
  },
  {
    column: "coverage",
    header: "Coverage",
    width: 76,
    format: "percent",
    note: "Size of the short by what is to be shorted.",
    formula: ({ own }) =>
      whenNumbers(
        [own("notional")],
        `IF(${own("target")}=0,"",HEDGE.COVERAGE(${own("notional")},${own("target")}))`,
      ),
  },
];

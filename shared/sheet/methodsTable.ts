import { cellAt, columnName, whenNumbers } from "./formulaText.js";
import type { HedgeLayout } from "./hedgeLayout.js";
import type { PlanCell } from "./sheetPlan.js";

type Cells = Record<string, PlanCell>;

/** The methods by the names under which the back-test takes them. */
export const methodNames = {
  own: "asset-specific",
  correlation: "proxy by correlation",
  beta: "proxy by beta",
  twoProxies: "two proxies",
} as const;

/** Where the figures stand that the methods are computed from. */
type Sources = {
  readonly statistics: {
    readonly value: string;
    readonly correlation: string;
    readonly beta: string;
    readonly basketMoves: string;
    readonly proxyMoves: string;
  };
  /** Of BTC; ETH's is the next, the chosen proxy's the one after: E instrument, F mark, G USD a contract, H lot step, I rate, J hours. */
  readonly quoteRow: number;
  /** E and F: USD of BTC and ETH per USD of basket; G: R². */
  readonly weightRow: number;
  /** The basket's prices of the past, which are also those of what the asset-specific hedge shorts. */
  readonly basketPrices: string;
};

type Leg = { readonly instrument: string; readonly size: string; readonly contracts: string };

const firstLeg: Leg = { instrument: "B", size: "C", contracts: "D" };
const secondLeg: Leg = { instrument: "E", size: "F", contracts: "G" };

const headerRow = 5;
const textColumns: readonly string[] = ["A", firstLeg.instrument, secondLeg.instrument];
const headers = [
  "Method",
  "Short",
  "Size, USD",
  "Contracts",
  "and short",
  "Size, USD",
  "Contracts",
  "Funding a day,\n− received",
  "R²",
  "Variance\nremoved",
];

/** A short of one proxy: its size in USD by a formula, then contracts; negative sizes are to be bought. */
function legCells(row: number, leg: Leg, quoteRow: number, size: string): Cells {
  const quote = (column: string): string => cellAt(column, quoteRow);
  const [usd, contracts] = [cellAt(leg.size, row), cellAt(leg.contracts, row)];
  return {
    [cellAt(leg.instrument, row)]: { formula: `=${quote("E")}`, look: "label" },
    [usd]: { formula: `=${size}`, look: "number", format: "usd" },
    [contracts]: {
      formula: `=${whenNumbers([usd, quote("G"), quote("H")], `HEDGE.CONTRACTS(${usd},${quote("G")},${quote("H")})`)}`,
      look: "result",
      format: "whole",
    },
  };
}

/** Funding a day of contracts of a proxy; of bought ones the other way round. */
function fundingPerDay(contracts: string, quoteRow: number): string {
  const quote = (column: string): string => cellAt(column, quoteRow);
  const cost = `SIGN(${contracts})*HEDGE.FUNDINGCOST(ABS(${contracts})*${quote("G")},${quote("I")},1,${quote("J")})`;
  return whenNumbers([contracts, quote("G"), quote("I"), quote("J")], cost);
}

/** The table of methods: what each shorts, what it costs, how much of the basket's variance it would have removed. */
export function methodCells(
  layout: HedgeLayout,
  { statistics, quoteRow, weightRow, basketPrices }: Sources,
): Cells {
  const { value, correlation, beta, basketMoves, proxyMoves } = statistics;
  const [own, byCorrelation, byBeta, two] = [headerRow + 1, headerRow + 2, headerRow + 3, headerRow + 4];
  const chosen = quoteRow + 2;
  const [btcWeight, ethWeight, rSquared] = ["E", "F", "G"].map((column) => cellAt(column, weightRow));
  const price = cellAt("F", chosen);
  const figure = (formula: string, format: "ratio" | "percent" | "usdCents"): PlanCell => ({
    formula: `=${formula}`,
    look: "number",
    format,
  });
  const squared = whenNumbers([correlation], `${correlation}^2`);
  // Of a short of h per USD: 2kρ − k² with k = h × σ proxy / σ basket; here h = ρ.
  const scaled = `(${correlation}*${proxyMoves}/${basketMoves})`;
  const removedByCorrelation = whenNumbers(
    [correlation, basketMoves, proxyMoves],
    `2*${scaled}*${correlation}-${scaled}^2`,
  );
  const name = (text: string, note: string): PlanCell => ({ value: text, look: "coin", note });
  const weighted = (weight: string | undefined): string =>
    whenNumbers([value, weight ?? ""], `${value}*${weight ?? ""}`);
  return {
    ...Object.fromEntries(
      headers.map((text, index) => {
        const column = columnName(index);
        const look = textColumns.includes(column) ? "headerLeft" : "header";
        return [cellAt(column, headerRow), { value: text, look } as const];
      }),
    ),
    [cellAt("A", own)]: name(methodNames.own, "Each coin by its own contract, as on the first sheet."),
    [cellAt("B", own)]: { value: "each coin's own", look: "label" },
    [cellAt("C", own)]: {
      formula: `=SUM(${layout.detailColumn("notional")})`,
      look: "number",
      format: "usd",
    },
    [cellAt("D", own)]: {
      formula: `=COUNTIF(${layout.detailColumn("notional")},">0")&" positions"`,
      look: "result",
    },
    [cellAt("H", own)]: figure(`SUM(${layout.detailColumn("costPerDay")})`, "usdCents"),
    [cellAt("I", own)]: {
      ...figure(`HEDGE.CORRELATION(${basketPrices},${basketPrices})^2`, "ratio"),
      note: "The closes are those of the contracts themselves: what is held moves as what is shorted, its basis apart.",
    },
    [cellAt("J", own)]: figure(cellAt("I", own), "percent"),
    [cellAt("A", byCorrelation)]: name(
      methodNames.correlation,
      "The guide's formula: value × correlation. It leaves out that coins move farther than the proxy.",
    ),
    ...legCells(
      byCorrelation,
      firstLeg,
      chosen,
      whenNumbers([value, correlation, price], `HEDGE.PROXY(${value},${correlation},${price})*${price}`),
    ),
    [cellAt("H", byCorrelation)]: figure(fundingPerDay(cellAt("D", byCorrelation), chosen), "usdCents"),
    [cellAt("I", byCorrelation)]: figure(squared, "ratio"),
    [cellAt("J", byCorrelation)]: figure(removedByCorrelation, "percent"),
    [cellAt("A", byBeta)]: name(methodNames.beta, "The short of one proxy with the smallest variance."),
    ...legCells(
      byBeta,
      firstLeg,
      chosen,
      whenNumbers([value, beta, price], `HEDGE.PROXYBETA(${value},${beta},${price})*${price}`),
    ),
    [cellAt("H", byBeta)]: figure(fundingPerDay(cellAt("D", byBeta), chosen), "usdCents"),
    [cellAt("I", byBeta)]: figure(squared, "ratio"),
    [cellAt("J", byBeta)]: figure(squared, "percent"),
    [cellAt("A", two)]: name(
      methodNames.twoProxies,
      "BTC and ETH together with the smallest variance. A negative size is bought, not sold.",
    ),
    ...legCells(two, firstLeg, quoteRow, weighted(btcWeight)),
    ...legCells(two, secondLeg, quoteRow + 1, weighted(ethWeight)),
    [cellAt("H", two)]: figure(
      whenNumbers(
        [cellAt("D", two), cellAt("G", two)],
        `${fundingPerDay(cellAt("D", two), quoteRow)}+${fundingPerDay(cellAt("G", two), quoteRow + 1)}`,
      ),
      "usdCents",
    ),
    [cellAt("I", two)]: figure(whenNumbers([rSquared ?? ""], rSquared ?? ""), "ratio"),
    [cellAt("J", two)]: figure(whenNumbers([rSquared ?? ""], rSquared ?? ""), "percent"),
  };
}

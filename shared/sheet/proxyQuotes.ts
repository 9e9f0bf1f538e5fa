import { proxyCoins, type HedgeChoice, type HedgeRefusal, type ProxyCoin } from "./chooseHedge.js";
import { cellAt, columnRange, fixed, quoted } from "./formulaText.js";
import { inputNames } from "./hedgeLayout.js";
import type { HedgeRequest } from "./hedgeRequest.js";
import type { Format } from "./looks.js";
import type { PlanCell } from "./sheetPlan.js";

function proxyInstrument(choice: HedgeChoice | HedgeRefusal, proxy: ProxyCoin): PlanCell {
  if (choice.status === "refused") return { value: "", look: "label", note: choice.problem };
  const venue = choice.isOnVenue ? `${inputNames.venue}&` : "";
  const rest = choice.isOnVenue ? quoted(`:${proxy}`) : quoted(`${choice.instrument.venue}:${proxy}`);
  return { formula: `=${venue}${rest}`, look: "label", note: choice.reason };
}

type ProxyFigure = {
  readonly column: string;
  readonly header: string;
  /** The name under which QUOTES gives it; their order is that of the columns. */
  readonly field: string;
  readonly format?: Format;
};

const figures: readonly ProxyFigure[] = [
  { column: "F", header: "Mark, USD", field: "mark", format: "usdCents" },
  { column: "G", header: "Contract, USD", field: "contractUsd", format: "coins" },
  { column: "H", header: "Lot step", field: "lotStep" },
  { column: "I", header: "Funding rate", field: "fundingRate", format: "fundingRate" },
  { column: "J", header: "Every hours", field: "intervalHours", format: "whole" },
];

function look({ format }: ProxyFigure): PlanCell {
  return { look: "plainNumber", ...(format === undefined ? {} : { format }) };
}

/** Quotes of both proxies, and below them those of the one that the input names. */
export function proxyQuoteCells({ proxies }: HedgeRequest, quoteRow: number): Record<string, PlanCell> {
  const [first, last, chosen] = [quoteRow, quoteRow + 1, quoteRow + 2];
  const both = (column: string): string => fixed(columnRange(column, first, last));
  const named = (column: string): string =>
    `=IFERROR(INDEX(${both(column)},MATCH(${inputNames.proxyCoin},${both("D")},0)),"")`;
  const fields = figures.map(({ field }) => field).join(", ");
  return {
    [cellAt("D", quoteRow - 1)]: { value: "Proxy", look: "headerLeft" },
    [cellAt("E", quoteRow - 1)]: { value: "Instrument", look: "headerLeft" },
    ...Object.fromEntries(
      figures.flatMap((figure): readonly (readonly [string, PlanCell])[] => [
        [cellAt(figure.column, quoteRow - 1), { value: figure.header, look: "header" }],
        [cellAt(figure.column, first), look(figure)],
        [cellAt(figure.column, last), look(figure)],
        [cellAt(figure.column, chosen), { ...look(figure), formula: named(figure.column) }],
      ]),
    ),
    ...Object.fromEntries(
      proxyCoins.flatMap((proxy, index): readonly (readonly [string, PlanCell])[] => [
        [cellAt("D", quoteRow + index), { value: proxy, look: "coin" }],
        [cellAt("E", quoteRow + index), proxyInstrument(proxies[proxy], proxy)],
      ]),
    ),
    [cellAt("F", first)]: {
      look: "plainNumber",
      format: "usdCents",
      formula: `=HEDGE.QUOTES(${columnRange("E", first, last)},${quoted(fields)})`,
    },
    [cellAt("D", chosen)]: { formula: `=UPPER(${inputNames.proxyCoin})`, look: "coin" },
    [cellAt("E", chosen)]: { formula: named("E"), look: "label" },
  };
}

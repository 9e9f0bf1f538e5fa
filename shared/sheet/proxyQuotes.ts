import { proxyCoins, type HedgeChoice, type HedgeRefusal, type ProxyCoin } from "./chooseHedge.js";
import { cellAt, columnName, columnRange, fixed, quoted } from "./formulaText.js";
import { inputNames } from "./hedgeLayout.js";
import type { HedgeRequest } from "./hedgeRequest.js";
import type { PlanCell } from "./sheetPlan.js";

function proxyInstrument(choice: HedgeChoice | HedgeRefusal, proxy: ProxyCoin): PlanCell {
  if (choice.status === "refused") return { value: "", look: "label", note: choice.problem };
  const venue = choice.isOnVenue ? `${inputNames.venue}&` : "";
  const rest = choice.isOnVenue ? quoted(`:${proxy}`) : quoted(`${choice.instrument.venue}:${proxy}`);
  return { formula: `=${venue}${rest}`, look: "label", note: choice.reason };
}

/** Quotes of both proxies, and below them those of the one that the input names. */
export function proxyQuoteCells({ proxies }: HedgeRequest, quoteRow: number): Record<string, PlanCell> {
  const headers = [
    "Proxy",
    "Instrument",
    "Mark, USD",
    "Contract, USD",
    "Lot step",
    "Funding rate",
    "Every hours",
  ];
  const rows = proxyCoins.flatMap((proxy, index): readonly (readonly [string, PlanCell])[] => [
    [cellAt("D", quoteRow + index), { value: proxy, look: "coin" }],
    [cellAt("E", quoteRow + index), proxyInstrument(proxies[proxy], proxy)],
  ]);
  const named = (column: string): string =>
    `IFERROR(INDEX(${fixed(columnRange(column, quoteRow, quoteRow + 1))},MATCH(${inputNames.proxyCoin},${fixed(columnRange("D", quoteRow, quoteRow + 1))},0)),"")`;
  const chosen = ["E", "F", "G", "H", "I", "J"].map(
    (column) =>
      [cellAt(column, quoteRow + 2), { formula: `=${named(column)}`, look: "plainNumber" }] as const,
  );
  const cells: readonly (readonly [string, PlanCell])[] = [
    ...headers.map(
      (value, index) => [cellAt(columnName(index + 3), quoteRow - 1), { value, look: "header" }] as const,
    ),
    ...rows,
    [
      cellAt("F", quoteRow),
      {
        formula: `=HEDGE.QUOTES(${columnRange("E", quoteRow, quoteRow + 1)},"mark, contractUsd, lotStep, fundingRate, intervalHours")`,
        look: "plainNumber",
      },
    ],
    ...["G", "H", "I", "J"].map((column) => [cellAt(column, quoteRow), { look: "plainNumber" }] as const),
    ...["F", "G", "H", "I", "J"].map(
      (column) => [cellAt(column, quoteRow + 1), { look: "plainNumber" }] as const,
    ),
    [cellAt("D", quoteRow + 2), { formula: `=UPPER(${inputNames.proxyCoin})`, look: "coin" }],
    ...chosen,
  ];
  return Object.fromEntries(cells);
}

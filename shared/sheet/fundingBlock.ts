import { columnRange, fixed } from "./formulaText.js";
import type { PlanCell, SheetPlan } from "./sheetPlan.js";

const days = 30;
/** Some venues settle every hour; one more day, because the first and the last are cut by the hour of asking. */
const mostSettlements = (days + 1) * 24;

/**
 * Settled funding of an instrument from a row on: the settlements, which spill below each other in columns A and B with
 * nothing under them, and beside them what a short received day by day.
 */
export function fundingBlock(titleRow: number, instrument: string): Pick<SheetPlan, "cells" | "charts"> {
  const first = titleRow + 2;
  const dates = fixed(columnRange("A", first, first + mostSettlements - 1));
  const rates = fixed(columnRange("B", first, first + mostSettlements - 1));
  const cells: Record<string, PlanCell> = {
    [`A${String(titleRow)}`]: {
      formula: `="Settled funding of "&${instrument}&", last ${String(days)} days"`,
      look: "section",
    },
    [`A${String(titleRow + 1)}`]: { value: "Settled,\nUTC", look: "header" },
    [`B${String(titleRow + 1)}`]: { value: "Rate", look: "header" },
    [`D${String(titleRow + 1)}`]: { value: "Day", look: "header" },
    [`E${String(titleRow + 1)}`]: {
      value: "A short\nreceived",
      look: "header",
      note: "The day's settled rates added up, of the size of the short; negative was paid.",
    },
    [`A${String(first)}`]: {
      formula: `=HEDGE.FUNDINGHISTORY(${fixed(instrument)},${String(days)})`,
      look: "plainNumber",
      format: "dateTime",
    },
  };
  for (let day = 0; day < days; day += 1) {
    const row = String(first + day);
    const from = `D${row}`;
    cells[from] = {
      formula: `=IF(COUNT(${dates})=0,"",INT(MAX(${dates}))-${String(days - 1 - day)})`,
      look: "plainNumber",
      format: "date",
    };
    cells[`E${row}`] = {
      formula: `=IF(${from}="","",SUMIFS(${rates},${dates},">="&${from},${dates},"<"&(${from}+1)))`,
      look: "plainNumber",
      format: "fundingRate",
    };
  }
  return {
    cells,
    charts: [
      {
        title: "Funding a short received each day, % of its size",
        kind: "column",
        categories: columnRange("D", first, first + days - 1),
        series: [{ name: "Received", range: columnRange("E", first, first + days - 1) }],
        place: { cell: `I${String(titleRow)}`, width: 600, height: 300 },
      },
    ],
  };
}

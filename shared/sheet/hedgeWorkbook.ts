import { detailsSheet } from "./detailsSheet.js";
import type { HedgeRequest } from "./hedgeRequest.js";
import { hedgeSheet } from "./hedgeSheet.js";
import { journalSheet } from "./journalSheet.js";
import { methodsSheet } from "./methodsSheet.js";
import { scenarioSheet } from "./scenarioSheet.js";
import type { WorkbookPlan } from "./sheetPlan.js";

/** A hedge as sheets of live formulas: the first screen, its details, scenarios, portfolio methods and a journal. */
export function buildHedgeWorkbook(request: HedgeRequest): WorkbookPlan {
  return {
    sheets: [
      hedgeSheet(request),
      detailsSheet(request),
      scenarioSheet(request),
      methodsSheet(request),
      journalSheet(request),
    ],
  };
}

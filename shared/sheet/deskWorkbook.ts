import type { DeskBook } from "./deskBook.js";
import type { DeskRanges } from "./deskSheets.js";
import { detailsSheet } from "./detailsSheet.js";
import { historySheet } from "./historySheet.js";
import { hedgeHoldings, hedgeSettingsRange, hedgeSheet } from "./hedgeSheet.js";
import { journalSheet } from "./journalSheet.js";
import { methodsSheet } from "./methodsSheet.js";
import { scenarioSheet } from "./scenarioSheet.js";
import type { WorkbookPlan } from "./sheetPlan.js";
import { shortsRange, shortsSheet } from "./shortsSheet.js";

/**
 * The sheets of a desk: what is typed on the left, one spilled function on the right.
 * @param venues that the venue's cell offers
 */
export function deskWorkbook(book: DeskBook, venues: readonly string[]): WorkbookPlan {
  const ranges: DeskRanges = {
    holdings: hedgeHoldings(book).range,
    shorts: shortsRange(book),
    settings: hedgeSettingsRange,
  };
  return {
    sheets: [
      hedgeSheet(book, venues, ranges),
      shortsSheet(book, ranges),
      detailsSheet(book, ranges),
      scenarioSheet(ranges),
      methodsSheet(ranges),
      historySheet(book, ranges),
      journalSheet(book),
    ],
  };
}

import { deskWorkbook } from "../../../shared/sheet/deskWorkbook.js";
import { venueOrder } from "../../../shared/listing/venueOrder.js";
import type { SheetPlan } from "../../../shared/sheet/sheetPlan.js";
import { oneCoinSheet } from "./oneCoinSheet.js";
import { portfolioSheet } from "./portfolioSheet.js";
import { proxySheet } from "./proxySheet.js";
import { sampleBook } from "./sampleBook.js";
import { tryItSheet } from "./tryItSheet.js";

/** The sheets the workbench opens with, the first one in front: a finished desk, and beside it the guide's cases. */
export const sampleWorkbook: readonly SheetPlan[] = [
  ...deskWorkbook(sampleBook, venueOrder).sheets,
  oneCoinSheet,
  portfolioSheet,
  proxySheet,
  tryItSheet,
];

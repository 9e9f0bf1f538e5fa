import { oneCoinSheet } from "./oneCoinSheet.js";
import { portfolioSheet } from "./portfolioSheet.js";
import { proxySheet } from "./proxySheet.js";
import type { SheetPlan } from "../../../shared/sheet/sheetPlan.js";
import { tryItSheet } from "./tryItSheet.js";

/** The sheets the workbench opens with, the first one in front. */
export const sampleWorkbook: readonly SheetPlan[] = [portfolioSheet, oneCoinSheet, proxySheet, tryItSheet];

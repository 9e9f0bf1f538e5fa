// Runs in the page of explainedRow.test.ts, which bundles it: the row alone, without a pane around it.
import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { ExplainedRow } from "../../addin/taskpane/explain/ExplainedRow.js";
import { PaneProvider, type PaneEnvironment } from "../../addin/taskpane/pane/paneEnvironment.js";
import { createProblemLog } from "../../addin/taskpane/pane/problemLog.js";
import { openDesk } from "../../shared/desk/openDesk.js";
import type { DeskWorld } from "../support/deskCases.js";
import { memoryMarkets } from "../support/memoryMarkets.js";
import type { Cells } from "../support/randomDesk.js";

/** What the page shows. */
export type ShownRow = {
  readonly world: DeskWorld;
  readonly holdings: readonly Cells[];
  readonly index: number;
  readonly isDark: boolean;
};

function show({ world, holdings, index, isDark }: ShownRow): void {
  const settings = [["venue", "okx"]];
  const desk = openDesk({ holdings, shorts: [], settings, defaultVenue: "okx" }, memoryMarkets(world));
  const environment = {
    openSpreadsheet: async () => Promise.resolve(globalThis.HEDGE_SPREADSHEET),
    problems: createProblemLog(globalThis, () => Date.now()),
  } as unknown as PaneEnvironment;
  const row = createElement(ExplainedRow, { desk, index });
  const provided = createElement(PaneProvider, { value: environment }, row);
  const theme = isDark ? webDarkTheme : webLightTheme;
  const main = document.createElement("main");
  document.body.replaceChildren(main);
  createRoot(main).render(createElement(FluentProvider, { theme }, provided));
}

Object.assign(globalThis, { showExplained: show });

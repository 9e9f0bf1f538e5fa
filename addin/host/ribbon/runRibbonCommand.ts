import { HedgeError } from "../../../shared/errors.js";
import type { PublishedRuntime } from "../../live/feedStatus.js";
import { toHedgeError } from "../excel/excelError.js";
import { openSpreadsheet } from "../openSpreadsheet.js";
import { requestPanePage } from "../panePage.js";
import type { RequestedPage, RibbonNotice } from "../panePage.js";
import { repairedText } from "../repairedText.js";
import type { ProblemKind } from "../spreadsheet.js";
import type { RibbonCommand } from "./ribbonButtons.js";

// Another attempt cannot repair the errors that functions return themselves.
const repairable: ReadonlySet<ProblemKind> = new Set(["name", "busy", "xldudf"]);

/** Where the pane says why a command failed. */
const failurePages: Readonly<Record<RibbonCommand, RequestedPage>> = {
  buildSheet: "build",
  refresh: "live",
  pause: "live",
  repair: "problems",
  help: "help",
};

/** Does what a button of the ribbon says; the pane then shows what came of it, a failure too. @throws HedgeError */
export async function runRibbonCommand(command: RibbonCommand): Promise<void> {
  try {
    await run(command);
  } catch (error) {
    const failure = toHedgeError(error);
    await showPane(failurePages[command], { intent: "error", text: failure.message });
    throw failure;
  }
}

async function run(command: RibbonCommand): Promise<void> {
  switch (command) {
    case "buildSheet":
      return showPane("build");
    case "refresh": {
      const { refused, heldBack } = runtime().feed.refreshNow();
      return refused === "paused" || heldBack > 0 ? showPane("live") : undefined;
    }
    case "pause": {
      const { feed } = runtime();
      if (feed.status().paused) feed.resume();
      else feed.pause();
      return showPane("live");
    }
    case "repair":
      return repairStuck();
    case "help":
      return showPane("help");
  }
}

async function repairStuck(): Promise<void> {
  const spreadsheet = await openSpreadsheet();
  const stuck = (await spreadsheet.findProblems()).filter(({ kind }) => repairable.has(kind));
  if (stuck.length === 0) return showPane("problems");
  const outcome = await spreadsheet.repair(stuck.map(({ sheet, address }) => ({ sheet, address })));
  const intent = outcome.left.length === 0 ? "success" : "error";
  return showPane("problems", { intent, text: repairedText(outcome) });
}

async function showPane(page: RequestedPage, notice: RibbonNotice | null = null): Promise<void> {
  requestPanePage(page, notice);
  // The workbench's Office has no panes: there the pane stands on the page itself.
  if ("addin" in Office) await Office.addin.showAsTaskpane();
}

function runtime(): PublishedRuntime {
  if (globalThis.HEDGE === undefined)
    throw new HedgeError({
      code: "host_unavailable",
      message:
        "The functions are not loaded. Close and reopen the pane; in Excel on the web, reload the page.",
    });
  return globalThis.HEDGE;
}

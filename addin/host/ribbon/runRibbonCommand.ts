import { HedgeError } from "../../../shared/errors.js";
import type { PublishedRuntime } from "../../live/feedStatus.js";
import { openSpreadsheet } from "../openSpreadsheet.js";
import { requestPanePage } from "../panePage.js";
import type { RequestedPage } from "../panePage.js";
import type { ProblemKind } from "../spreadsheet.js";
import type { RibbonCommand } from "./ribbonButtons.js";

// A new try cannot mend the errors that functions give themselves.
const mendable: ReadonlySet<ProblemKind> = new Set(["name", "busy", "xldudf"]);

/** Does what a button of the ribbon says; the pane then shows what came of it. @throws HedgeError */
export async function runRibbonCommand(command: RibbonCommand): Promise<void> {
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
    case "repair": {
      const spreadsheet = await openSpreadsheet();
      const problems = await spreadsheet.findProblems();
      await spreadsheet.repair(problems.filter(({ kind }) => mendable.has(kind)));
      return showPane("problems");
    }
    case "help":
      return showPane("help");
  }
}

async function showPane(page: RequestedPage): Promise<void> {
  requestPanePage(page);
  // The workbench's Office has no panes: there the pane stands on the page itself.
  if ("addin" in Office) await Office.addin.showAsTaskpane();
}

function runtime(): PublishedRuntime {
  if (globalThis.HEDGE === undefined)
    throw new HedgeError({
      code: "host_unavailable",
      message: "The functions are not loaded. Close and open the pane; in Excel on the web, reload the page.",
    });
  return globalThis.HEDGE;
}

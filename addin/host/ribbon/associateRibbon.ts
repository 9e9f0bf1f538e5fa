import { learnLanguage } from "../../language/learnLanguage.js";
import { ribbonButtons } from "./ribbonButtons.js";
import type { RibbonCommand } from "./ribbonButtons.js";

/** Gives the ribbon's buttons their commands, under the names that manifest.xml calls; does nothing outside Excel. */
export async function associateRibbon(): Promise<void> {
  if (!("Office" in globalThis)) return;
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) return;
  for (const { id } of ribbonButtons) {
    Office.actions.associate(id, (event: Office.AddinCommands.Event) => {
      run(id)
        .catch((error: unknown) => {
          reportError(error);
        })
        .finally(() => {
          // Excel keeps a button disabled until it is notified.
          event.completed();
        });
    });
  }
}

async function run(command: RibbonCommand): Promise<void> {
  // Cells wait for all that this page loads at its start.
  await learnLanguage();
  const { runRibbonCommand } = await import(/* webpackChunkName: "ribbon" */ "./runRibbonCommand.js");
  await runRibbonCommand(command);
}

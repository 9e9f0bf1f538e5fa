import { createRoot } from "react-dom/client";
import { openSpreadsheet } from "../../host/openSpreadsheet.js";
import { language } from "../../language/spoken.js";
import type { PublishedRuntime } from "../../live/feedStatus.js";
import { createServiceClient } from "../../live/serviceClient.js";
import { Pane } from "./Pane.js";
import { PaneProvider, type PaneEnvironment } from "./paneEnvironment.js";
import { createProblemLog } from "./problemLog.js";

/** Shows the pane in an element; cells never wait for it, because functions.js runs before and without it. */
export function mountPane(root: HTMLElement, runtime: PublishedRuntime): void {
  const environment: PaneEnvironment = {
    runtime,
    openSpreadsheet,
    ask: createServiceClient(
      runtime.settings.settings,
      async (input, init) => fetch(input, init),
      () => navigator.onLine,
    ),
    problems: createProblemLog(globalThis, () => Date.now()),
  };
  // Beside a workbench, whose page is English.
  root.lang = language.tag;
  const isBesideWorkbench = globalThis.HEDGE_SPREADSHEET !== undefined;
  createRoot(root).render(
    <PaneProvider value={environment}>
      <Pane isInOffice={!isBesideWorkbench} />
    </PaneProvider>,
  );
}

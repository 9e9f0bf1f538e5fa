import { leavePane, onPaneLeft, onPaneWanted } from "../../host/panePage.js";

type SidePane = {
  readonly side: HTMLElement;
  /** Where the pane goes, inside of the side. */
  readonly pane: HTMLElement;
  readonly close: HTMLElement;
  /** Settles when the functions run, whose feed the pane shows. */
  readonly ready: Promise<void>;
};

/** The pane's code: asked for again where it did not arrive. */
async function importPane() {
  return import(/* webpackChunkName: "pane" */ "../../taskpane/pane/mountPane.js");
}

/**
 * Opens the task pane beside the sheet when a button asks for one of its pages. Its code comes as soon as the workbench
 * is there and idle, so that nobody waits for it at the first press.
 */
export function showSidePane({ side, pane, close, ready }: SidePane): void {
  let isLoaded = false;
  const load = async (): Promise<void> => {
    await ready;
    const { mountPane } = await importPane();
    if (globalThis.HEDGE !== undefined) mountPane(pane, globalThis.HEDGE);
  };
  const loadSoon = (): void => {
    requestIdleCallback(() => {
      // What does not arrive now is asked for at the first press, which reports it.
      importPane().catch(() => undefined);
    });
  };
  // A workbench that does not start reports it itself.
  ready.then(loadSoon, () => undefined);
  onPaneWanted(() => {
    side.hidden = false;
    if (isLoaded) return;
    isLoaded = true;
    load().catch((error: unknown) => {
      // The next press tries again.
      isLoaded = false;
      reportError(error);
    });
  });
  onPaneLeft(() => {
    side.hidden = true;
  });
  close.addEventListener("click", () => {
    leavePane().catch((error: unknown) => {
      reportError(error);
    });
  });
}

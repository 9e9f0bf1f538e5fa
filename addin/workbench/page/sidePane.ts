import { leavePane, onPaneLeft, onPaneWanted } from "../../host/panePage.js";

type SidePane = {
  readonly side: HTMLElement;
  /** Where the pane goes, inside of the side. */
  readonly pane: HTMLElement;
  readonly close: HTMLElement;
  /** Settles when the functions run, whose feed the pane shows. */
  readonly ready: Promise<void>;
};

/** Opens the task pane beside the sheet when a button asks for one of its pages; loads it the first time. */
export function showSidePane({ side, pane, close, ready }: SidePane): void {
  let isLoaded = false;
  const load = async (): Promise<void> => {
    await ready;
    const { mountPane } = await import(/* webpackChunkName: "pane" */ "../../taskpane/pane/mountPane.js");
    if (globalThis.HEDGE !== undefined) mountPane(pane, globalThis.HEDGE);
  };
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

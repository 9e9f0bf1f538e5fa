import { createContext, useContext } from "react";
import type { Spreadsheet } from "../../host/spreadsheet.js";
import type { PublishedRuntime } from "../../live/feedStatus.js";
import type { AskService } from "../../live/serviceClient.js";
import type { ProblemLog } from "./problemLog.js";

/** What the pages work with. */
export type PaneEnvironment = {
  readonly runtime: PublishedRuntime;
  /** Rejects with a HedgeError where the page cannot reach a spreadsheet. */
  readonly openSpreadsheet: () => Promise<Spreadsheet>;
  readonly ask: AskService;
  readonly problems: ProblemLog;
};

const PaneContext = createContext<PaneEnvironment | null>(null);

export const PaneProvider = PaneContext.Provider;

/** What the pane works with; for components inside of PaneProvider. */
export function usePane(): PaneEnvironment {
  const environment = useContext(PaneContext);
  if (environment === null) throw new Error("A page of the pane must stand inside PaneProvider.");
  return environment;
}

/** What every page is given. */
export type PageProps = {
  /** False while another page is in front: the page keeps what was typed into it, and does nothing else. */
  readonly isShown: boolean;
};

import { sentence } from "../sentence.js";
import { texts } from "../texts.js";

type LoggedProblem = { readonly at: number; readonly text: string };

/** The last errors of the pane, for the diagnostics. */
export type ProblemLog = {
  /** Keeps an error and gives the sentence to show for it. */
  readonly note: (error: unknown) => string;
  /** The last ones, the newest first. */
  readonly latest: () => readonly LoggedProblem[];
};

const maxKept = 20;

/** By its name: an error of functions.js is of another bundle's class of the same name. */
function isForUser(error: unknown): error is Error {
  return error instanceof Error && error.name === "HedgeError";
}

/** Keeps what goes wrong in the pane, and what the page reports as unexpected. */
export function createProblemLog(page: EventTarget, now: () => number): ProblemLog {
  let kept: readonly LoggedProblem[] = [];
  const keep = (text: string): void => {
    kept = [{ at: now(), text }, ...kept].slice(0, maxKept);
  };
  page.addEventListener("error", (event) => {
    if (event instanceof ErrorEvent) keep(event.message);
  });
  page.addEventListener("unhandledrejection", (event) => {
    if (event instanceof PromiseRejectionEvent) keep(String(event.reason));
  });
  return {
    note: (error) => {
      if (isForUser(error)) {
        keep(error.message);
        return sentence(error.message);
      }
      // A defect must reach the console and, through the page's error event, the diagnostics.
      reportError(error);
      return texts.defect;
    },
    latest: () => kept,
  };
}

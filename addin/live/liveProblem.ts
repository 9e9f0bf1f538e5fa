import { errorRules, HedgeError } from "../../shared/errors.js";

const pausedText = "live data is paused; press Resume in the HEDGE pane";

/** Why the computer's own connection gives no values. */
export function offlineProblem(cause?: unknown): HedgeError {
  return new HedgeError({ code: "service_unreachable", message: "this computer is offline", cause });
}

/** Any thrown thing as an error that a cell can show. */
export function toHedgeError(error: unknown): HedgeError {
  if (error instanceof HedgeError) return error;
  return new HedgeError({
    code: "internal",
    message: "Internal error: HEDGE could not read the response",
    cause: error,
  });
}

/** What a problem is and, where asking again can help, that it will be done. */
export function problemText(problem: HedgeError): string {
  if (!errorRules[problem.code].retry) return problem.message;
  return `${problem.message.replace(/\.$/u, "")}; retrying automatically`;
}

type Situation = {
  /** As users read it: "bybit inverse". */
  readonly name: string;
  readonly isPaused: boolean;
  /** Why the last request failed; null where none did. */
  readonly problem: HedgeError | null;
  /** Of the last value, ms; null where there was none. */
  readonly ageMs: number | null;
};

/** What a cell shows instead of a value; null while the first answer is still to come. */
export function missingValue({ name, isPaused, problem, ageMs }: Situation): HedgeError | null {
  if (ageMs === null) {
    if (isPaused) return new HedgeError({ code: "no_answer", message: pausedText });
    return problem === null ? null : new HedgeError({ code: problem.code, message: problemText(problem) });
  }
  const why = problem === null ? "retrying automatically" : problemText(problem);
  const age = `the last value of ${name} is ${String(Math.floor(ageMs / 60_000))} minutes old`;
  return new HedgeError({ code: "stale", message: `${age}: ${isPaused ? pausedText : why}` });
}

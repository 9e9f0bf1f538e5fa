import { HedgeError } from "../../shared/errors.js";

/**
 * The answer of a request, or an error when it does not come within a deadline.
 * @param setTimer runs a callback later; the returned function cancels it
 * @throws HedgeError service_unreachable after the deadline, or what the request throws
 */
export async function inTime<Answer>(
  request: (signal: AbortSignal) => Promise<Answer>,
  controller: AbortController,
  { deadlineMs, setTimer }: Deadline,
): Promise<Answer> {
  let cancelDeadline = (): void => undefined;
  const deadline = new Promise<never>((_, reject) => {
    cancelDeadline = setTimer(() => {
      const seconds = String(deadlineMs / 1000);
      const message = `the HEDGE service did not respond within ${seconds} s`;
      reject(new HedgeError({ code: "service_unreachable", message }));
      controller.abort();
    }, deadlineMs);
  });
  try {
    return await Promise.race([request(controller.signal), deadline]);
  } finally {
    cancelDeadline();
  }
}

type Deadline = {
  readonly deadlineMs: number;
  readonly setTimer: (callback: () => void, delayMs: number) => () => void;
};

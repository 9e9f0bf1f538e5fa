/**
 * A signal that aborts after a time, and before it when another one does. AbortSignal.timeout and AbortSignal.any would
 * do the same, and are missing in browsers that Office still runs add-ins in: the call would throw instead of ask.
 * @param leave aborts earlier
 */
export function deadlineSignal(ms: number, leave?: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  const timer = setTimeout(abort, ms);
  controller.signal.addEventListener("abort", () => {
    clearTimeout(timer);
  });
  if (leave?.aborted === true) abort();
  leave?.addEventListener("abort", abort, { once: true });
  return controller.signal;
}

// Runs as a worker of its own and holds the timers of timers.ts.
import type { TimerOrder } from "./timers.js";

const running = new Map<number, ReturnType<typeof setTimeout>>();

globalThis.addEventListener("message", ({ data: { id, delayMs } }: MessageEvent<TimerOrder>) => {
  clearTimeout(running.get(id));
  running.delete(id);
  if (delayMs === null) return;
  const timer = setTimeout(() => {
    running.delete(id);
    globalThis.postMessage(id);
  }, delayMs);
  running.set(id, timer);
});

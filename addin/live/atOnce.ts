/**
 * Runs at most so many tasks at once, the others in the order in which they came. Own code, because the library for it
 * weighs nearly 1 kB of gzip at each start of Excel.
 * @param max at least 1
 */
export function atOnce(max: number): <Value>(task: () => Promise<Value>) => Promise<Value> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running < max) running += 1;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await task();
    } finally {
      // The place is handed on: a task that comes in between must not take it too.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

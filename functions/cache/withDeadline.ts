/** The promise's outcome, or what `late` makes once the time is over; the promise itself goes on. */
export async function withDeadline<Value>(
  promise: Promise<Value>,
  timeoutMs: number,
  late: () => Error,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      // After a pause of this process timers come first, so that an answer long arrived would seem late.
      setImmediate(() => {
        reject(late());
      });
    }, timeoutMs);
  });
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** Lets Ctrl-C end a server properly, and then the process. */
export function closeOnSignal(close: () => Promise<void>): void {
  const end = (): void => {
    void close().then(() => process.exit(0));
  };
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
}

/** Writes the local service's log lines to standard error, so that its output stays its own. */
export function logToConsole(line: string): void {
  console.error(line);
}

import { ConfigError } from "../../functions/configError.js";
import { isSystemError } from "./isSystemError.js";

/** Ends the process with the one line that whoever started it needs. */
export function endWith(reason: string): never {
  console.error(reason);
  process.exit(1);
}

const refusals = [
  ["EADDRINUSE", "The port is taken: set PORT to a free one."],
  ["EADDRNOTAVAIL", "HOST is no address of this machine."],
  ["EACCES", "PORT may not be used by this user: set one from 1024 on."],
] as const;

/** Why the operating system lets nobody listen there; null for everything else, such as a file that may not be read. */
function refusalOf(error: unknown): string | null {
  if (!(error instanceof Error && "syscall" in error && error.syscall === "listen")) return null;
  return refusals.find(([code]) => isSystemError(error, code))?.[1] ?? null;
}

/** The work's result; a wrong setting or a taken port ends the process, anything else is a defect. */
export async function orExit<Value>(work: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConfigError) endWith(error.message);
    const refusal = refusalOf(error);
    if (refusal !== null) endWith(refusal);
    throw error;
  }
}

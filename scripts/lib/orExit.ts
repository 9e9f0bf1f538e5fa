import { ConfigError } from "../../functions/configError.js";
import { isSystemError } from "./isSystemError.js";

/** Ends the process with the one line that whoever started it needs. */
export function endWith(reason: string): never {
  console.error(reason);
  process.exit(1);
}

/** The work's result; a wrong setting or a taken port ends the process, anything else is a defect. */
export async function orExit<Value>(work: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConfigError) endWith(error.message);
    if (isSystemError(error, "EADDRINUSE")) endWith("The port is taken: set PORT to a free one.");
    if (isSystemError(error, "EADDRNOTAVAIL")) endWith("HOST is no address of this machine.");
    if (isSystemError(error, "EACCES")) endWith("PORT may not be used by this user: set one from 1024 on.");
    throw error;
  }
}

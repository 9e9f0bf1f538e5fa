import { ConfigError } from "../../functions/configError.js";
import { isPortTaken } from "./isPortTaken.js";

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
    if (isPortTaken(error)) endWith("The port is taken: set PORT to a free one.");
    throw error;
  }
}

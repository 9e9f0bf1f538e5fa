import { HedgeError } from "../../../shared/errors.js";

/** @throws HedgeError invalid_input with what is wrong with a list and what to do */
export function refuseList(message: string): never {
  throw new HedgeError({ code: "invalid_input", message });
}

import type { FunctionDoc } from "./functionDocs.js";

/** "QTY(positionValue, futuresPrice, [hedgeRatio])". */
export function functionSignature({ id, parameters }: FunctionDoc): string {
  const names = parameters.map(({ name, optional }) => (optional ? `[${name}]` : name));
  return `${id}(${names.join(", ")})`;
}

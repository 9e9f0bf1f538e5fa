// Loaded between Office.js and functions.js.
import { recordFunctions } from "../recordFunctions.js";

// When Office.js did not load, the bundle's calls of CustomFunctions.associate would throw before the page could
// say what is missing.
if (!("CustomFunctions" in globalThis)) {
  Object.assign(globalThis, { CustomFunctions: { associate: () => undefined } });
}
recordFunctions();

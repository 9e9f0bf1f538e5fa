import { expect, it } from "vitest";
import { loadFunctionsBundle } from "../support/functionsBundle.js";
import { fuzzFunctions } from "./fuzzFunctions.js";

it("answers 50,000 random calls with a number, a matrix, or an error with a sentence", async () => {
  const host = await loadFunctionsBundle("http://127.0.0.1:9/");
  const report = fuzzFunctions(host, 50_000, Date.now());
  // If nearly all were refused, the formulas behind the checks would not have been reached.
  expect(report.numbers + report.matrices).toBeGreaterThan(5_000);
});

// Worked examples of exchanges and open-source test suites, and some by hand where those leave a sign open.
import { beforeAll, expect, it } from "vitest";
import type { CustomFunctionsHost } from "../../addin/runtime/customFunctionsHost.js";
import byHand from "../fixtures/handComputedExamples.json" with { type: "json" };
import published from "../fixtures/publishedExamples.json" with { type: "json" };
import { loadFunctionsBundle } from "../support/functionsBundle.js";

let host: CustomFunctionsHost;
beforeAll(async () => {
  host = await loadFunctionsBundle("http://127.0.0.1:9/");
});

it.each([...published, ...byHand])("$id: $fn is $expected", async ({ fn, args, expected, tolerance }) => {
  const result = await host.call(fn, args);
  expect(result).toEqual(expect.any(Number));
  // Exact facts are exact up to the double that a cell holds.
  const slack = Math.max(tolerance, Math.abs(expected) * 1e-14);
  expect(Math.abs(Number(result) - expected)).toBeLessThanOrEqual(slack);
});

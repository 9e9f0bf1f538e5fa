// Calls that look plausible and have no right answer: what the cell must say instead of a number.
import { beforeAll, it } from "vitest";
import type { CustomFunctionsHost } from "../../addin/runtime/customFunctionsHost.js";
import refused from "../fixtures/refusedExamples.json" with { type: "json" };
import { expectResult } from "../support/expectResult.js";
import { loadFunctionsBundle } from "../support/functionsBundle.js";

let host: CustomFunctionsHost;
beforeAll(async () => {
  host = await loadFunctionsBundle("http://127.0.0.1:9/");
});

it.each(refused)("$id: $fn is $expected ($source)", async ({ fn, args, expected }) => {
  expectResult(await host.call(fn, args), expected);
});

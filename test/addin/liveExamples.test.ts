// Every @example of the JSDoc of functions that ask the service, executed on the built bundle against the built service.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CellResult, CustomFunctionsHost } from "../../addin/runtime/customFunctionsHost.js";
import { readFunctionDocs } from "../../scripts/lib/functionDocs.js";
import { startDemo, type Demo } from "../../scripts/lib/startDemo.js";
import { expectResult } from "../support/expectResult.js";
import { loadFunctionsBundle } from "../support/functionsBundle.js";
import { parseFormula } from "../support/parseFormula.js";

let demo: Demo;
let host: CustomFunctionsHost;

beforeAll(async () => {
  demo = await startDemo({ port: 0 });
  host = await loadFunctionsBundle(`${demo.url}/workbench.html`);
});
afterAll(async () => {
  await demo.close();
});

async function firstResult(id: string, given: readonly unknown[]): Promise<CellResult> {
  return new Promise((fulfil) => {
    // A stream may answer while it starts, before it can be cancelled.
    const cancel = host.stream(id, given, (result) => {
      fulfil(result);
      queueMicrotask(() => {
        cancel();
      });
    });
  });
}

describe.each(readFunctionDocs().filter(({ remote }) => remote))("$id", (doc) => {
  it.each(doc.examples)("$formula is $expected", async ({ formula, expected }) => {
    const { id, given } = parseFormula(formula);
    expect(id).toBe(doc.id);
    expectResult(doc.streaming ? await firstResult(id, given) : await host.call(id, given), expected);
  });
});

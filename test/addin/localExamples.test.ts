// Every @example of the local functions' JSDoc, executed on the built bundle in the host that the workbench uses.
import { beforeAll, describe, expect, it } from "vitest";
import type { CustomFunctionsHost } from "../../addin/runtime/customFunctionsHost.js";
import { readFunctionDocs } from "../../scripts/lib/functionDocs.js";
import { expectResult } from "../support/expectResult.js";
import { loadFunctionsBundle } from "../support/functionsBundle.js";
import { parseFormula } from "../support/parseFormula.js";

let host: CustomFunctionsHost;
beforeAll(async () => {
  host = await loadFunctionsBundle("http://127.0.0.1:9/");
});

const docs = readFunctionDocs();

describe.each(docs.filter(({ remote }) => !remote))("$id", (doc) => {
  it.each(doc.examples)("$formula is $expected", async ({ formula, expected }) => {
    const { id, given } = parseFormula(formula);
    expect(id).toBe(doc.id);
    expectResult(await host.call(id, given), expected);
  });
});

it.each(docs)("$id has an ordinary and a failing example and one line that says what it does", (doc) => {
  const failing = doc.examples.filter(({ expected }) => expected.startsWith("#"));
  // What takes nothing cannot be given anything wrong.
  if (doc.parameters.length > 0) expect(failing.length).toBeGreaterThan(0);
  expect(doc.examples.length).toBeGreaterThan(failing.length);
  expect(doc.description).toMatch(/^.+$/);
});

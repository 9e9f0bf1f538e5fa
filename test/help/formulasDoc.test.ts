// Every formula of the documents that states its result, executed on the built bundle.
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { CustomFunctionsHost } from "../../addin/runtime/customFunctionsHost.js";
import { readFunctionDocs } from "../../scripts/lib/functionDocs.js";
import { functionSignature } from "../../scripts/lib/functionSignature.js";
import { readDocuments } from "../project/support/readDocuments.js";
import { loadFunctionsBundle } from "../support/functionsBundle.js";
import { parseFormula } from "../support/parseFormula.js";

const text = readFileSync(new URL("../../docs/reference/formulas.md", import.meta.url), "utf8");

// VERSION takes nothing and computes nothing.
const localDocs = readFunctionDocs().filter(({ remote, parameters }) => !remote && parameters.length > 0);
const headings = [...text.matchAll(/^### ([A-Z]+\(.*\))$/gm)].map(([, signature = ""]) => signature);

/** The formulas of a text with the results it states; undefined where it states none. */
const formulasIn = (prose: string) =>
  [...prose.matchAll(/`(=HEDGE\.[^`]+)`(?:\s+→\s+(\{[^}]*\}|#N\/A|-?[\d.]*\d))?/g)].map(
    ([, formula = "", stated]) => ({ formula, stated }),
  );
const formulas = formulasIn(text);
const stated = readDocuments().flatMap(({ path, prose }) =>
  formulasIn(prose.join("\n")).flatMap(({ formula, stated }) =>
    stated === undefined ? [] : [{ path, formula, stated }],
  ),
);

let host: CustomFunctionsHost;
beforeAll(async () => {
  host = await loadFunctionsBundle("http://127.0.0.1:9/");
});

/** "3571.47" states two digits after the point, so half of the last one may be missing. */
function expectCell(cell: unknown, statedCell: string): void {
  if (!/^-?[\d.]+$/.test(statedCell)) {
    expect(String(cell).toUpperCase()).toBe(statedCell.replaceAll('"', "").toUpperCase());
    return;
  }
  const digits = statedCell.split(".")[1]?.length;
  const expected = Number(statedCell);
  const slack = digits === undefined ? Math.abs(expected) * 1e-12 : 0.5 * 10 ** -digits + 1e-12;
  expect(cell).toEqual(expect.any(Number));
  expect(Math.abs(Number(cell) - expected)).toBeLessThanOrEqual(slack);
}

describe("docs/reference/formulas.md", () => {
  it("has a section for each function that needs no live data, with its signature", () => {
    expect([...headings].sort()).toEqual(localDocs.map(functionSignature).sort());
  });

  it("states a result for each formula", () => {
    expect(formulas.filter((each) => each.stated === undefined)).toEqual([]);
    expect(stated.length).toBeGreaterThan(150);
  });
});

describe("the documents", () => {
  it.each(stated)("$path: $formula is $stated", async ({ formula, stated }) => {
    const { id, given } = parseFormula(formula);
    const result = await host.call(id, given);
    if (stated.startsWith("#")) {
      expect(result).toMatchObject({ kind: "error", code: stated });
      return;
    }
    const cells = stated.startsWith("{") ? stated.slice(1, -1).split(/[,;]/) : [stated];
    const shown: unknown[] = Array.isArray(result) ? result.flat() : [result];
    expect(shown).toHaveLength(cells.length);
    cells.forEach((cell, index) => {
      expectCell(shown[index], cell);
    });
  });
});

import { expect } from "vitest";
import { isCellError, isCellMatrix, type CellResult } from "../../addin/runtime/cellResult.js";
import { formulaValue } from "./parseFormula.js";

/** Statistics run on doubles: a table's numbers are compared to nine decimals. */
function roundedCells(table: unknown): unknown {
  if (Array.isArray(table)) return table.map(roundedCells);
  return typeof table === "number" ? expect.closeTo(table, 9) : table;
}

/** "a table of 2 rows and 3 columns", or as many rows as there are; what is in it is tested elsewhere. */
function expectTable(result: CellResult, expected: string): void {
  const size = /^a table of (?:(\d+) rows and )?(\d+) columns$/.exec(expected);
  expect(size, expected).not.toBeNull();
  const rows = isCellMatrix(result) ? result : [];
  if (size?.[1] === undefined) expect(rows.length, JSON.stringify(result)).toBeGreaterThan(1);
  else expect(rows.length, JSON.stringify(result)).toBe(Number(size[1]));
  for (const row of rows) expect(row.length).toBe(Number(size?.[2]));
}

/** Compares a result with what an @example says: an error and its sentence, a table, "a number", or a number. */
export function expectResult(result: CellResult, expected: string): void {
  const error = /^(#VALUE!|#N\/A) (.+)$/.exec(expected);
  if (error !== null) {
    expect(result).toMatchObject({ kind: "error", code: error[1] });
    expect(isCellError(result) ? result.message : "").toContain(error[2]);
  } else if (expected.startsWith("a number")) {
    expect(result).toEqual(expect.any(Number));
    if (expected === "a number > 0") expect(result).toBeGreaterThan(0);
  } else if (expected.startsWith("a table")) {
    expectTable(result, expected);
  } else if (expected.startsWith('"')) {
    const shape = expected
      .slice(1, -1)
      .split("…")
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join(".+");
    expect(result).toMatch(new RegExp(`^${shape}$`));
  } else if (expected.startsWith("{")) {
    expect(result).toEqual(roundedCells(formulaValue(expected)));
  } else {
    expect(result).toBe(Number(expected));
  }
}

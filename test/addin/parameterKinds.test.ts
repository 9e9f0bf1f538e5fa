// Each kind of parameter against what a cell or range can hold. The platforms differ in how they send a blank:
// 0, null or "". Rows are kinds, with a call that has the cell in question in it and the value a plain 1 gives.
import { beforeAll, describe, expect, it } from "vitest";
import { isCellError, type CellResult } from "../../addin/runtime/cellResult.js";
import type { CustomFunctionsHost } from "../../addin/runtime/customFunctionsHost.js";
import { loadFunctionsBundle } from "../support/functionsBundle.js";

let host: CustomFunctionsHost;
beforeAll(async () => {
  host = await loadFunctionsBundle("http://127.0.0.1:9/");
});

type Call = readonly [id: string, ...given: readonly unknown[]];

function shown(result: CellResult): unknown {
  return isCellError(result) ? `${result.code} ${result.message}` : result;
}

async function evaluate([id, ...given]: Call): Promise<unknown> {
  return shown(await host.call(id, given));
}

const short = [400_000, 4000] as const;
const kinds: readonly (readonly [
  kind: string,
  call: (cell: unknown) => Call,
  results: Record<string, unknown>,
])[] = [
  [
    "number",
    (cell) => ["QTY", cell, 2],
    { null: 0, zero: 0, empty: "blank", text: 6.25, boolean: "TRUE", single: 0.5 },
  ],
  [
    "price",
    (cell) => ["QTY", 100, cell],
    { null: "blank", zero: "was 0", empty: "blank", text: 8, boolean: "TRUE", single: 100 },
  ],
  [
    "amount",
    (cell) => ["COVERAGE", cell, 2],
    { null: 0, zero: 0, empty: "blank", text: 6.25, boolean: "TRUE", single: 0.5 },
  ],
  [
    "funding rate",
    (cell) => ["APR", cell, 8760],
    { null: 0, zero: 0, empty: "blank", text: "percentage", boolean: "TRUE", single: "percentage" },
  ],
  [
    "correlation",
    (cell) => ["PROXY", 100, cell, 1],
    { null: 0, zero: 0, empty: "blank", text: "is this a beta", boolean: "TRUE", single: 100 },
  ],
  [
    "maintenance rate",
    (cell) => ["LIQPRICE", ...short, 0, cell],
    { null: 4000, zero: 4000, empty: "blank", text: "percentage", boolean: "TRUE", single: "percentage" },
  ],
  [
    "date-time",
    (cell) => ["FUNDINGCOUNT", cell, 100],
    {
      null: "March 1900",
      zero: "March 1900",
      empty: "blank",
      text: "March 1900",
      boolean: "TRUE",
      single: "March",
    },
  ],
  [
    "hedge ratio with a default of 1",
    (cell) => ["QTY", 100, 2, cell],
    { null: 50, zero: 0, empty: "blank", text: "percentage", boolean: "TRUE", single: 50 },
  ],
  [
    "optional amount with a default of 0",
    (cell) => ["PROXYBETA", 100, 2, 1, cell],
    { null: 200, zero: 200, empty: "blank", text: 212.5, boolean: "TRUE", single: 201 },
  ],
  [
    "fee rate",
    (cell) => ["FEE", 100, cell],
    { null: 0, zero: 0, empty: "blank", text: "percentage", boolean: "TRUE", single: "percentage" },
  ],
  [
    "volatility",
    (cell) => ["PROXY", 100, 1, 1, cell, 2],
    { null: "is missing", zero: "was 0", empty: "blank", text: 625, boolean: "TRUE", single: 50 },
  ],
  [
    "end of a band",
    (cell) => ["REBALANCE", 98, 100, cell],
    { null: 0, zero: 0, empty: "blank", text: "percentage", boolean: "TRUE", single: 2 },
  ],
  [
    "optional price without a default",
    (cell) => ["FEE", 100, 0.01, cell],
    { null: 1, zero: "was 0", empty: "blank", text: 0.08, boolean: "TRUE", single: 1 },
  ],
  [
    "word",
    (cell) => ["FUNDINGCOST", 100, 0.01, 1, 24, cell],
    { null: -1, zero: -1, empty: -1, text: '"short" or "long"', boolean: "TRUE", single: "was 1" },
  ],
  [
    "range without gaps",
    (cell) => ["FUNDINGPAID", 100, [[0.02], [cell]]],
    { null: "blank", zero: -2, empty: "blank", text: "percentage", boolean: "TRUE", single: "percentage" },
  ],
  [
    "range of prices for statistics",
    (cell) => ["VOLATILITY", [[64], [80], [cell], [80], [60]], 4],
    {
      null: 0.5,
      zero: 0.5,
      empty: 0.5,
      text: expect.any(Number),
      boolean: "TRUE",
      single: expect.any(Number),
    },
  ],
  [
    "range of changes",
    (cell) => ["EFFECTIVENESS", [[-10], [20], [cell]], [[5], [-10], [-5]], "offset"],
    { null: 0.5, zero: 1, empty: 0.5, text: 10 / 22.5, boolean: "TRUE", single: 10 / 11 },
  ],
  [
    "tiers",
    (cell) => ["MAINTMARGIN", ...short, cell],
    { null: 0, zero: 0, empty: "blank", text: "percentage", boolean: "TRUE", single: "percentage" },
  ],
];

const cells: Record<string, unknown> = {
  null: null,
  zero: 0,
  empty: "",
  text: "12.5",
  boolean: true,
  single: [[1]],
};

describe.each(kinds)("%s", (_, call, results) => {
  it.each(Object.entries(results))("%s", async (name, expected) => {
    const result = await evaluate(call(cells[name]));
    if (typeof expected !== "string") expect(result).toEqual(expected);
    else expect(result).toMatch(new RegExp(`^#VALUE! .*${expected}`));
  });
});

// What becomes of an error in a cell that is given to a function: the function says which cell holds it, by one of the
// two errors that show a sentence; of a table only the row that holds it fails. Errors arrive as CustomFunctions.Error or as a data type.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cellError, isCellMatrix, type CellResult } from "../../addin/workbench/host/cellResult.js";
import type { CustomFunctionsHost } from "../../addin/workbench/host/customFunctionsHost.js";
import { readFunctionDocs } from "../../scripts/lib/functionDocs.js";
import { letErrorsIn } from "../../scripts/lib/letErrorsIn.js";
import { projectRoot } from "../../scripts/lib/projectRoot.js";
import { startDemo, type Demo } from "../../scripts/lib/startDemo.js";
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

async function resultOf(id: string, given: readonly unknown[]): Promise<CellResult> {
  if (host.functions.find((each) => each.id === id)?.options?.stream !== true) return host.call(id, given);
  return new Promise((fulfil) => {
    const cancel = host.stream(id, given, (result) => {
      fulfil(result);
      queueMicrotask(() => {
        cancel();
      });
    });
  });
}

const sentence = (where: string, error: string) =>
  `${where} holds the error ${error}; mend that cell, and this one follows by itself`;

it("functions.json lets errors in, of the whole file, which is the only place where Excel looks for it", () => {
  const built: unknown = JSON.parse(readFileSync(resolve(projectRoot, "dist/addin/functions.json"), "utf8"));
  expect(built).toMatchObject({ allowErrorForDataTypeAny: true, allowCustomDataForDataTypeAny: true });
  expect(() => letErrorsIn("{}")).toThrow();
});

const dataType = (error: string) => ({ type: "Error", basicType: "Error", basicValue: error });
// An answer that is missing stays missing; all else says that something in the sheet is wrong.
const errors = [
  ["#DIV/0!", "#VALUE!"],
  ["#NUM!", "#VALUE!"],
  ["#NULL!", "#VALUE!"],
  ["#N/A", "#N/A"],
  ["#VALUE!", "#VALUE!"],
  ["#REF!", "#VALUE!"],
  ["#NAME?", "#VALUE!"],
] as const;

/** The argument with the error in the place of its last cell. */
function spoiled(argument: unknown, error: unknown): unknown {
  if (!Array.isArray(argument)) return error;
  const matrix = argument as readonly (readonly unknown[])[];
  return matrix.map((row, index) => (index === matrix.length - 1 ? [...row.slice(0, -1), error] : row));
}

// Those of several rows are told of below.
const withoutRows = readFunctionDocs().filter(
  ({ id, parameters }) => id !== "PLAN" && id !== "QUOTES" && parameters.length > 0,
);

describe.each(withoutRows)("$id", ({ id, parameters, examples }) => {
  const { given } = parseFormula(examples[0]?.formula ?? "");
  const places = parameters.map(({ name }, index) => ({ name, index }));

  it.each(places)("names the cell with an error in $name", async ({ index }) => {
    const isWord = host.functions.find((each) => each.id === id)?.parameters[index]?.type === "string";
    const padded = [...given, ...parameters.slice(given.length).map(() => null)];
    for (const [error, expected] of errors) {
      for (const cell of [cellError(error), dataType(error)]) {
        const changed = padded.map((each, place) => (place === index ? spoiled(each, cell) : each));
        const result = await resultOf(id, changed);
        // A parameter that takes a word is a text to Excel, which lets no errors into those and gives them back itself.
        const isHosts = isWord && "kind" in cell;
        const own = {
          code: expected,
          message: expect.stringContaining(`holds the error ${error};`) as string,
        };
        expect(result).toMatchObject({ kind: "error", ...(isHosts ? { code: error } : own) });
      }
    }
  });
});

it("the sentence tells the place in a range", async () => {
  expect(await resultOf("QTY", [cellError("#REF!"), 4000])).toEqual(
    cellError("#VALUE!", sentence("positionValue", "#REF!")),
  );
  expect(
    await resultOf("AVGENTRY", [
      [[1], [2]],
      [[4000], [cellError("#NAME?")]],
    ]),
  ).toEqual(cellError("#VALUE!", sentence("prices, cell 2", "#NAME?")));
  expect(await resultOf("VOLATILITY", [[[64], [dataType("#SPILL!")], [80], [60]]])).toEqual(
    cellError("#VALUE!", sentence("prices, cell 2", "#SPILL!")),
  );
  expect(await resultOf("MARK", [dataType("#N/A")])).toEqual(
    cellError("#N/A", sentence("instrument", "#N/A")),
  );
});

it("a column with one error gives a table with one bad row", async () => {
  for (const error of [cellError("#DIV/0!"), dataType("#DIV/0!")]) {
    const instruments = [["binance:BTC"], [error], [""], [cellError("#N/A")], ["bybit:ETH"]];
    const result = await resultOf("QUOTES", [instruments, "mark, intervalHours"]);
    const spoiltRow = (cell: CellResult) => [cell, cell];
    expect(result).toEqual([
      [expect.closeTo(96_000, -5), 8],
      spoiltRow(cellError("#VALUE!", sentence("instrument", "#DIV/0!"))),
      ["", ""],
      spoiltRow(cellError("#N/A", sentence("instrument", "#N/A"))),
      [expect.closeTo(3_300, -3.6), 8],
    ]);
  }
});

it("a plan with an error among its coins and its quantities plans all the others", async () => {
  const coins = [["BTC"], [cellError("#REF!")], ["ETH"]];
  const result = await resultOf("PLAN", [coins, [[1], [2], [dataType("#DIV/0!")]], "binance"]);
  const [, btc, unknown, eth] = isCellMatrix(result) ? result : [];
  expect(btc?.slice(0, 3)).toEqual(["BTC", "binance:BTC", "inverse"]);
  expect(btc?.[3]).toEqual(expect.closeTo(96_000, -5));
  expect(unknown).toEqual(Array.from({ length: 9 }, () => cellError("#VALUE!", sentence("coin", "#REF!"))));
  expect(eth?.slice(0, 3)).toEqual(["ETH", "binance:ETH", "inverse"]);
  expect(eth?.[3]).toEqual(cellError("#VALUE!", sentence("quantities, cell 3", "#DIV/0!")));
  expect(eth?.[7]).toEqual(expect.any(Number));
});

it("a cell that still waits for its value keeps the table waiting, as in Excel", async () => {
  const instruments = [["binance:BTC"], [cellError("#BUSY!")]];
  expect(await resultOf("QUOTES", [instruments])).toEqual(cellError("#BUSY!"));
});

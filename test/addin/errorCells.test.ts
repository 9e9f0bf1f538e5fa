// What becomes of an error in a cell that is given to a function: the function says which cell holds it, by one of the
// two errors that show a sentence; of a table only the row that holds it fails. Errors arrive as CustomFunctions.Error or as a data type.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cellError, isCellMatrix, type CellResult } from "../../addin/runtime/cellResult.js";
import type { CustomFunctionsHost } from "../../addin/runtime/customFunctionsHost.js";
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
  `${where} holds the error ${error}; fix that cell and this one updates`;

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

// Of these a cell that holds an error spoils its own row alone, which is tested below.
const inRows: Readonly<Record<string, readonly string[]>> = {
  QUOTES: ["instruments"],
  PLAN: ["holdings", "shorts", "settings"],
  SHORTS: ["shorts", "holdings", "settings"],
  STRESS: ["holdings", "shorts", "settings", "moves"],
  REPLAY: ["holdings", "shorts", "settings"],
  PAST: ["holdings", "shorts", "settings"],
  METHODS: ["holdings", "settings"],
};

const withArguments = readFunctionDocs().filter(({ parameters }) => parameters.length > 0);

describe.each(withArguments)("$id", ({ id, parameters, examples }) => {
  const { given } = parseFormula(examples[0]?.formula ?? "");
  const places = parameters
    .map(({ name }, index) => ({ name, index }))
    .filter(({ name }) => inRows[id]?.includes(name) !== true);

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

it("the sentence reports the place in a range", async () => {
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

/** The same as an action, which is a sentence of its own. */
const action = (where: string, error: string) => `${sentence(where, error)}.`;

describe("a desk with errors in its cells", () => {
  const spoiltFigure = (where: string, error: string) => cellError("#VALUE!", sentence(where, error));
  const fields = "action, price, instrument, contracts, trade";

  it("says in a holding's row what is wrong with it and plans the others", async () => {
    const holdings = [
      ["BTC", 1],
      [cellError("#REF!"), 2],
      ["ETH", dataType("#DIV/0!")],
      ["SOL", 100],
    ];
    const result = await resultOf("PLAN", [holdings, null, [["venue", "binance"]], fields]);
    const [btc, unknown, eth, sol] = isCellMatrix(result) ? result : [];
    expect(btc).toEqual([
      expect.stringMatching(/^Sell [\d,]+ BTCUSD_PERP on binance/),
      expect.closeTo(96_000, -5),
      "binance:BTC",
      expect.any(Number),
      expect.any(Number),
    ]);
    expect(unknown).toEqual([action("Coin", "#REF!"), "", "", "", ""]);
    expect(eth).toEqual([action("Coins", "#DIV/0!"), "", "", "", ""]);
    expect(sol?.slice(2, 3)).toEqual(["binance:SOL"]);
  });

  it.each([
    ["shorts", "Contracts", "Short 1: ", [[["binance:ETH", dataType("#NUM!"), 4000]], null]],
    ["settings", "Setting hedge ratio", "", [null, [["hedge ratio", dataType("#NUM!")]]]],
  ] as const)(
    "orders nothing by %s that cannot be read",
    async (_range, where, place, [shorts, settings]) => {
      const result = await resultOf("PLAN", [[["ETH", 20]], shorts, settings, fields]);
      const spoilt = spoiltFigure(
        where.replace(/^./, (letter) => letter.toLowerCase()),
        "#NUM!",
      );
      expect(result).toEqual([
        [`${place}${action(where, "#NUM!")}`, expect.any(Number), "binance:ETH", spoilt, 0],
      ]);
    },
  );

  it("leaves the other shorts alone", async () => {
    const shorts = [
      ["binance:ETH", 100, 4000, 5],
      ["binance:BTC", cellError("#N/A"), 60_000],
    ];
    expect(await resultOf("SHORTS", [shorts, null, null, "action, coin, coins"])).toEqual([
      ["Fine.", "ETH", 0.25],
      [action("Contracts", "#N/A"), "BTC", ""],
    ]);
  });

  it("answers the other moves", async () => {
    const moves = [[-0.5], [dataType("#NAME?")], [0.5]];
    const result = await resultOf("STRESS", [[["ETH", 100]], null, null, moves]);
    const [first, spoilt, last] = isCellMatrix(result) ? result : [];
    expect([first?.[0], last?.[0]]).toEqual([-0.5, 0.5]);
    expect(spoilt).toEqual(Array.from({ length: 7 }, () => spoiltFigure("moves", "#NAME?")));
  });
});

it("a cell that still waits for its value keeps the table waiting, as in Excel", async () => {
  const instruments = [["binance:BTC"], [cellError("#BUSY!")]];
  expect(await resultOf("QUOTES", [instruments])).toEqual(cellError("#BUSY!"));
});

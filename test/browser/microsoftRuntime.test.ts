// The built functions.js in Microsoft's own runtime of custom functions: what Excel on the web runs, without Excel.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quoteFields } from "../../addin/live/quoteFields.js";
import { needsOneCallPerCell } from "../../addin/runtime/callArguments.js";
import { decodeFunctionsMetadata } from "../../addin/runtime/functionsMetadata.js";
import { readFunctionDocs } from "../../scripts/lib/functionDocs.js";
import { startDemo, type Demo } from "../../scripts/lib/startDemo.js";
import { snapshotSchema } from "../../shared/contract/perpetuals.js";
import { openMicrosoftRuntime, type MicrosoftRuntime, type SentCall } from "../excel/microsoftRuntime.js";
import { wireArguments, wireResult } from "../excel/wireValue.js";
import { distFolder } from "../manifest/manifestFiles.js";
import { expectResult } from "../support/expectResult.js";
import { parseFormula } from "../support/parseFormula.js";

const { functions } = decodeFunctionsMetadata(
  JSON.parse(readFileSync(new URL("functions.json", distFolder), "utf8")),
);

let demo: Demo;
let excel: MicrosoftRuntime;
let lastId = 0;

beforeAll(async () => {
  demo = await startDemo({ port: 0 });
  excel = await openMicrosoftRuntime(demo.url);
});
afterAll(async () => {
  await excel.close();
  await demo.close();
});

function metadataOf(id: string) {
  const found = functions.find((each) => each.id === id);
  if (found === undefined) throw new Error(`functions.json has no ${id}.`);
  return found;
}

function callOf(functionName: string, given: readonly unknown[]): SentCall {
  const { parameters, options } = metadataOf(functionName);
  lastId += 1;
  return {
    id: lastId,
    functionName,
    given: wireArguments(parameters, given),
    isStreaming: options?.stream === true,
    hasDataTypes: false,
  };
}

async function first(functionName: string, given: readonly unknown[]) {
  const call = callOf(functionName, given);
  await excel.send([call]);
  const [arrival] = await excel.arrivals(call.id);
  if (call.isStreaming) await excel.cancel(call.id);
  return arrival === undefined ? undefined : wireResult(arrival);
}

describe.each(readFunctionDocs())("$id", (doc) => {
  it("gives what each of its examples says", async () => {
    const examples = doc.examples
      .map(({ formula, expected }) => ({ expected, ...parseFormula(formula) }))
      // Excel itself calls such a function once a cell.
      .filter(({ id, given }) => !needsOneCallPerCell(metadataOf(id), given));
    expect(examples.length).toBeGreaterThan(0);
    const calls = examples.map(({ id, given }) => callOf(id, given));
    await excel.send(calls);
    for (const [index, { expected }] of examples.entries()) {
      const call = calls[index];
      if (call === undefined) throw new Error("Each example has its call.");
      const [arrival] = await excel.arrivals(call.id);
      if (arrival === undefined) throw new Error("Something arrived.");
      expectResult(wireResult(arrival), expected);
      if (call.isStreaming) await excel.cancel(call.id);
    }
  });
});

describe("what a cell can hold", () => {
  const error = { code: "#N/A", type: "CustomFunctionError" };

  it("an error in a cell that is needed goes on, with a sentence that names the argument", async () => {
    expect(await first("QTY", [error, 4000])).toMatchObject({
      kind: "error",
      code: "#N/A",
      message: expect.stringContaining("positionValue") as string,
    });
  });

  it("a number with a format or a card is its number", async () => {
    const number = { type: "Double", basicType: "Double", basicValue: 400_000, numberFormat: "0.00" };
    const call = { ...callOf("QTY", [{ value: JSON.stringify(number) }, 4000]), hasDataTypes: true };
    await excel.send([call]);
    expect((await excel.arrivals(call.id))[0]).toMatchObject({ isSuccess: true, value: 100 });
  });

  it("an entity is refused with the argument's name", async () => {
    const entity = { type: "Entity", text: "Bitcoin", basicType: "Error", basicValue: "#VALUE!" };
    const call = { ...callOf("QTY", [{ value: JSON.stringify(entity) }, 4000]), hasDataTypes: true };
    await excel.send([call]);
    const [arrival] = await excel.arrivals(call.id);
    expect(arrival?.isSuccess).toBe(false);
    expect(String(arrival?.value)).toMatch(/^positionValue .*data type without a number/u);
  });

  it("an error in a range spoils its own row alone", async () => {
    const table = await first("QUOTES", [[["binance:BTC"], [error], ["binance:ETH"]], "mark"]);
    expect(table).toEqual([
      [expect.any(Number)],
      [expect.objectContaining({ kind: "error" })],
      [expect.any(Number)],
    ]);
  });

  it("omitted arguments arrive as null and have their defaults", async () => {
    expect(await first("CONTRACTS", [175_000, 10])).toBe(17_500);
    expect(await first("FUNDINGCOST", [175_000, 0.0005, 14, null, null])).toBe(-3675);
  });
});

it("answers a batch of five hundred calls", async () => {
  const calls = Array.from({ length: 500 }, (_, index) => callOf("QTY", [(index + 1) * 4000, 4000]));
  await excel.send(calls);
  for (const [index, { id }] of calls.entries()) {
    const [arrival] = await excel.arrivals(id);
    expect(arrival).toMatchObject({ isSuccess: true, value: index + 1 });
  }
});

it("streams, and is silent after it is cancelled", async () => {
  const call = callOf("ASOF", ["binance:BTC"]);
  await excel.send([call]);
  const count = (await excel.arrivals(call.id, 2)).length;
  await excel.cancel(call.id);
  const before = (await excel.arrivals(call.id)).length;
  const other = callOf("ASOF", ["binance:BTC"]);
  await excel.send([other]);
  // Another cell's stream of the same figure goes on meanwhile.
  await excel.arrivals(other.id, 3);
  await excel.cancel(other.id);
  expect(count).toBeGreaterThanOrEqual(2);
  // One that was on its way may still arrive.
  expect((await excel.arrivals(call.id)).length).toBeLessThanOrEqual(before + 1);
});

it("takes a cancellation and a new call of the same cell in either order", async () => {
  const [before, after] = [callOf("MARK", ["binance:ETH"]), callOf("MARK", ["binance:ETH"])];
  await excel.send([before]);
  await excel.send([after]);
  await excel.cancel(before.id);
  expect((await excel.arrivals(after.id))[0]).toMatchObject({ isSuccess: true });
  await excel.cancel(after.id);
});

/** Sends a call and waits for tables until one is whole. @returns its rows, and the bytes of the largest request so far */
async function weighed(call: SentCall, isWhole: (rows: readonly (readonly unknown[])[]) => boolean) {
  const before = (await excel.resultBytes()).length;
  await excel.send([call]);
  let rows: readonly (readonly unknown[])[] = [];
  await expect
    .poll(
      async () => {
        const value = (await excel.arrivals(call.id, 3)).at(-1)?.value;
        rows = Array.isArray(value) ? value : [];
        return isWhole(rows);
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(true);
  await excel.cancel(call.id);
  return { rows, bytes: Math.max(...(await excel.resultBytes()).slice(before)) };
}

const cardsOf = (row: readonly unknown[]): number =>
  row.filter((cell) => typeof cell === "object" && cell !== null && "properties" in cell).length;

/** What a table of 200 rows may send each second; Excel on the web takes 5 MB a call, of all cells together. */
const maxUpdateBytes = 60_000;

async function listed(venue: string, kind: string) {
  const answer = await fetch(`${demo.url}/api/v1/perpetuals/${venue}/${kind}`);
  return snapshotSchema.parse(await answer.json()).perpetuals;
}

describe("an update of 200 rows", () => {
  it("of QUOTES with all its fields has a card a row", { timeout: 60_000 }, async () => {
    const linear = await Promise.all(
      ["bybit", "okx", "gate"].map(async (venue) =>
        (await listed(venue, "linear")).map(({ coin, quote }) => `${venue}:${coin}-${quote}`),
      ),
    );
    const instruments = linear.flat();
    expect(instruments.length).toBeGreaterThan(50);
    const column = Array.from({ length: 200 }, (_, index) => [instruments[index % instruments.length]]);
    const fields = Object.keys(quoteFields).join();
    const { rows, bytes } = await weighed(callOf("QUOTES", [column, fields]), (table) =>
      table.every((row) => cardsOf(row) > 0),
    );
    expect(rows.map(cardsOf)).toEqual(Array(200).fill(1));
    expect(bytes).toBeLessThan(maxUpdateBytes);
  });

  it("of PLAN with its own fields has at most one", { timeout: 60_000 }, async () => {
    const held = await listed("binance", "inverse");
    const holdings = Array.from({ length: 200 }, (_, index) => [held[index % held.length]?.coin, index + 1]);
    const { rows, bytes } = await weighed(callOf("PLAN", [holdings, null, null, null]), (table) =>
      table.every(([action]) => !/^Waiting|^$/u.test(String(action))),
    );
    expect(rows).toHaveLength(200);
    // Binance publishes no risk tiers: the row that carries the position of a coin says so.
    expect(rows.filter((row) => cardsOf(row) === 1).length).toBeGreaterThan(10);
    expect(Math.max(...rows.map(cardsOf))).toBe(1);
    expect(bytes).toBeLessThan(maxUpdateBytes);
  });
});

describe("a table that spills", () => {
  const coins = ["BTC", "ETH", "SOL", "XRP", "DOGE"];
  const planFields =
    "instrument,contracts,now,trade,covered,price,value,unhedgedUsd,notional,contractUsd,lotStep,minOrder,mark,index,basis,fundingRate,intervalHours,nextFunding,apr,costPerDay,costHorizon,fees,breakEven,marginNeeded,leverage,liquidation,distance,orderSymbol,why,action";

  it("of 50 rows and 30 columns arrives whole", async () => {
    const holdings = Array.from({ length: 50 }, (_, index) => [coins[index % coins.length], index + 1]);
    const table = await first("PLAN", [holdings, null, null, planFields]);
    expect(table).toHaveLength(50);
    for (const row of Array.isArray(table) ? table : []) expect(row).toHaveLength(30);
  });
});

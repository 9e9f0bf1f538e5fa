// What workbooks in the world hold: an id never vanishes, and parameters are only added at the end. A change of
// frozenFunctions.json that is no addition breaks formulas of users.
import { beforeAll, describe, expect, it } from "vitest";
import type { CustomFunctionsHost } from "../../addin/runtime/customFunctionsHost.js";
import { readFunctionDocs } from "../../scripts/lib/functionDocs.js";
import { loadFunctionsBundle } from "../support/functionsBundle.js";
import { parseFormula } from "../support/parseFormula.js";
import frozenFunctions from "./frozenFunctions.json" with { type: "json" };

const frozen = new Map<string, readonly string[]>(Object.entries(frozenFunctions));

let host: CustomFunctionsHost;
/** Excel keeps functions.json for a day, so that a new bundle may meet one without the latest parameters. */
let olderHost: CustomFunctionsHost;
beforeAll(async () => {
  host = await loadFunctionsBundle("http://127.0.0.1:9/");
  olderHost = await loadFunctionsBundle("http://127.0.0.1:9/", (metadata) => ({
    ...metadata,
    functions: metadata.functions.map((each) => ({
      ...each,
      parameters: each.parameters.filter(({ optional }) => optional !== true),
    })),
  }));
});

it("every function has been written down", () => {
  expect(host.functions.map(({ id }) => id).sort()).toEqual([...frozen.keys()].sort());
});

describe.each([...frozen])("%s", (id, names) => {
  it("is in functions.json and in the bundle, with its parameters in their places", () => {
    const known = host.functions.find((each) => each.id === id);
    expect(known?.parameters.slice(0, names.length).map(({ name }) => name)).toEqual(names);
    expect(host.unassociated()).not.toContain(id);
  });
});

const local = readFunctionDocs().filter(({ remote }) => !remote);

describe.each(local)("$id", ({ id, parameters, examples }) => {
  const required = parameters.filter(({ optional }) => !optional).length;
  const given = parseFormula(examples[0]?.formula ?? "").given.slice(0, required);

  it("takes null, and nothing at all, for what is optional", async () => {
    const padded = [...given, ...parameters.slice(required).map(() => null)];
    const result = await host.call(id, padded);
    expect(await host.call(id, given)).toEqual(result);
    expect(await olderHost.call(id, given)).toEqual(result);
  });

  it("settles with a sentence when all arguments are missing", async () => {
    for (const answer of [
      await host.call(id, []),
      await host.call(
        id,
        parameters.map(() => null),
      ),
    ]) {
      expect(JSON.stringify(answer)).not.toContain("Internal error");
      if (typeof answer === "object" && "kind" in answer)
        expect(answer).toMatchObject({ message: expect.stringMatching(/./) as string });
    }
  });
});

const remote = readFunctionDocs().filter((doc) => doc.remote);

const blankRow = (width: number) => [Array.from({ length: width }, () => "")];
/** A range that is left out, or is one blank cell, is an empty row and no mistake. */
const blankTables = new Map([
  ["QUOTES", blankRow(4)],
  ["PLAN", blankRow(1)],
  ["SHORTS", blankRow(1)],
  ["STRESS", blankRow(7)],
]);
/** Nothing held has no past, in each cell of the one row. */
const replayedNothing = [
  Array.from(
    { length: 5 },
    () =>
      expect.objectContaining({
        code: "#N/A",
        message: "no holding has a price history",
      }) as unknown,
  ),
];
/** Nor has it rises, beside the days. */
const risesOfNothing = [1, 2, 3, 5, 7, 14, 21, 30, 45, 60, 90, 120, 180].map((days) => [
  days,
  ...Array.from(
    { length: 7 },
    () => expect.objectContaining({ code: "#N/A", message: "no holding is hedged" }) as unknown,
  ),
]);
/** What to short of nothing is asked of the market all the same, which cannot be reached here. */
const methodsOffline = ["own coins", "proxy by correlation", "proxy by beta", "two proxies"].map((method) => [
  method,
  ...Array.from(
    { length: 6 },
    () =>
      expect.objectContaining({
        code: "#N/A",
        message: expect.stringMatching(/cannot be reached/) as string,
      }) as unknown,
  ),
]);

describe.each(remote)("$id", ({ id, parameters, streaming }) => {
  it.each(["today's", "an older"])("settles with a sentence under %s functions.json", async (which) => {
    const isSent = ({ optional }: { optional: boolean }) => !optional || which === "today's";
    const given = parameters.filter(isSent).map(() => null);
    const excel = which === "an older" ? olderHost : host;
    const answer = streaming
      ? await new Promise((fulfil) => excel.stream(id, given, fulfil))
      : await excel.call(id, given);
    const blank = blankTables.get(id);
    if (blank !== undefined) expect(answer).toEqual(blank);
    else if (id === "METHODS") expect(answer).toEqual(methodsOffline);
    else if (id === "REPLAY") expect(answer).toEqual(replayedNothing);
    else if (id === "PAST") expect(answer).toEqual(risesOfNothing);
    else
      expect(answer).toMatchObject({
        kind: "error",
        message: expect.stringMatching(/ must be .*blank/) as string,
      });
  });
});

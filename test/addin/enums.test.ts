// The words that functions.json offers against the words that the built functions take.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { isCellError } from "../../addin/runtime/cellResult.js";
import type { CustomFunctionsHost } from "../../addin/runtime/customFunctionsHost.js";
import { decodeFunctionsMetadata } from "../../addin/runtime/functionsMetadata.js";
import { readFunctionDocs } from "../../scripts/lib/functionDocs.js";
import { projectRoot } from "../../scripts/lib/projectRoot.js";
import { loadFunctionsBundle } from "../support/functionsBundle.js";
import { parseFormula } from "../support/parseFormula.js";

const metadata = decodeFunctionsMetadata(
  JSON.parse(readFileSync(resolve(projectRoot, "dist/addin/functions.json"), "utf8")),
);
const docs = readFunctionDocs();

let host: CustomFunctionsHost;
beforeAll(async () => {
  host = await loadFunctionsBundle("http://127.0.0.1:9/");
});

// Functions that ask the service cannot answer here; what they take is tested with them.
const places = metadata.functions
  .filter(({ options }) => options?.stream !== true && options?.cancelable !== true)
  .flatMap(({ id, parameters }) =>
    parameters.map(({ name, customEnumId }, index) => ({ id, name, index, customEnumId })),
  );
const wordPlaces = places.filter(({ customEnumId }) => customEnumId !== undefined);

/** The arguments of the function's first ordinary example, with another one at that place. */
function argumentsWith(id: string, index: number, value: unknown): readonly unknown[] {
  const example = docs
    .find((doc) => doc.id === id)
    ?.examples.find(({ expected }) => !expected.startsWith("#"));
  if (example === undefined) throw new Error(`${id} has no ordinary example`);
  const given = [...parseFormula(example.formula).given];
  while (given.length < index) given.push(null);
  given[index] = value;
  return given;
}

async function refusal(id: string, index: number, value: unknown): Promise<string> {
  const result = await host.call(id, argumentsWith(id, index, value));
  return isCellError(result) ? result.message : "";
}

function wordsOf(enumId: string | undefined): readonly string[] {
  const found = metadata.enums?.find(({ id }) => id === enumId);
  if (found === undefined) throw new Error(`functions.json has no enum ${enumId ?? ""}`);
  return found.values.map(({ stringValue }) => stringValue);
}

describe.each(wordPlaces)("$id, $name", ({ id, name, index, customEnumId }) => {
  it("offers exactly the words it takes, the default first", async () => {
    const words = wordsOf(customEnumId);
    const quoted = words.map((word) => `"${word}"`);
    const listed = `${quoted.slice(0, -1).join(", ")} or ${quoted.slice(-1).join("")}`;
    expect(await refusal(id, index, "sideways")).toBe(`${name} must be ${listed}, was "sideways"`);
    const [byDefault, ...others] = await Promise.all(
      [null, "", 0, "0", words[0]].map(async (blank) => host.call(id, argumentsWith(id, index, blank))),
    );
    for (const other of others) expect(other).toEqual(byDefault);
  });

  it("takes each word in any case", async () => {
    for (const word of wordsOf(customEnumId)) {
      for (const written of [word, word.toUpperCase(), ` ${word} `]) {
        expect(await refusal(id, index, written)).not.toMatch(new RegExp(`^${name} must be`));
      }
    }
  });
});

it("no parameter takes words that are not offered", async () => {
  const others = places.filter(({ customEnumId }) => customEnumId === undefined);
  const listing = await Promise.all(
    others.map(async ({ id, name, index }) =>
      /must be "\w+" or "/.test(await refusal(id, index, "sideways")) ? [`${id} ${name}`] : [],
    ),
  );
  expect(listing.flat()).toEqual([]);
  expect(wordPlaces.length).toBeGreaterThan(8);
});

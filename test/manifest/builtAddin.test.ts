import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { lintFunctionNames } from "../../scripts/manifest/lintFunctionNames.js";
import { lintManifest } from "../../scripts/manifest/lintManifest.js";
import { functionsGzip, functionsLimit } from "../bench/functionsWeight.js";
import { distFolder, readBuilt } from "./manifestFiles.js";

const metadataSchema = z.object({ functions: z.array(z.object({ id: z.string(), name: z.string() })) });
const read = (path: string): string => readFileSync(new URL(path, distFolder), "utf8");

// The test command builds first; a missing build is a failure here, not a reason to skip.
describe("the built add-in", () => {
  it("has every file that its manifest names", () => {
    expect(lintManifest(read("manifest.xml"), readBuilt)).toEqual([]);
  });

  it("names its functions as Excel allows", () => {
    const { functions } = metadataSchema.parse(JSON.parse(read("functions.json")));
    expect(functions.length).toBeGreaterThan(0);
    expect(lintFunctionNames(functions)).toEqual([]);
  });

  it("associates every function that it announces", () => {
    const { functions } = metadataSchema.parse(JSON.parse(read("functions.json")));
    const script = read("functions.js");
    expect(functions.filter(({ id }) => !script.includes(`associate("${id}"`)).map(({ id }) => id)).toEqual(
      [],
    );
  });

  it("loads functions of 72 kB at most: each start of Excel waits for them", () => {
    expect(functionsGzip()).toBeLessThanOrEqual(functionsLimit);
  });
});

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { licencesDocument } from "../../scripts/lib/licencesDocument.js";
import { shippedPackages } from "../../scripts/lib/licenceTable.js";
import { builtFolder, projectRoot } from "../../scripts/lib/projectRoot.js";

// Those that ask for no more than to be passed on with what they cover.
const permissive = new Set([
  "MIT",
  "ISC",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "BlueOak-1.0.0",
]);

test("docs/licences.md lists what the build ships: if not, run npm run licences", async () => {
  const document = readFileSync(resolve(projectRoot, "docs/licences.md"), "utf8");
  expect(document).toBe(await licencesDocument(builtFolder));
});

test("whatever ships may be passed on freely, with the text of its licence beside it", () => {
  const packages = shippedPackages(builtFolder);
  const unknown = packages.filter(({ licence }) => !permissive.has(licence));
  expect(unknown).toEqual([]);
  // Known to be in each bundle, so that a list that lost half of itself is noticed.
  const bundlesOf = (name: string): unknown => packages.find((each) => each.name === name)?.bundles;
  expect(bundlesOf("react")).toEqual(["addin"]);
  expect(bundlesOf("@univerjs/core")).toEqual(["addin"]);
  expect(bundlesOf("ccxt")).toEqual(["functions"]);
  expect(bundlesOf("send")).toEqual(["host"]);
  expect(bundlesOf("@azure/functions")).toEqual(["functions", "host"]);
  for (const bundle of ["addin", "functions", "host"]) {
    const text = readFileSync(resolve(builtFolder, bundle, "licences.txt"), "utf8");
    expect(text).toContain("Permission is hereby granted, free of charge");
  }
});

// The build leaves methods out of decimal.js that its types still offer: called, they would break in Excel alone.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "../../scripts/lib/projectRoot.js";

const { leftOut } = createRequire(import.meta.url)("../../webpack/smallDecimal.cjs") as {
  readonly leftOut: ReadonlySet<string>;
};

const sources = ["shared", "addin"].flatMap((folder) =>
  readdirSync(resolve(projectRoot, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /(?<!\.d)\.tsx?$/u.test(path))
    .map((path) => resolve(projectRoot, folder, path)),
);

it("nobody calls what the build leaves out of decimal.js", () => {
  expect(leftOut.has("P.cosine")).toBe(true);
  expect(sources.length).toBeGreaterThan(100);
  const calls = sources.flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(/(\w*)\.(\w+)\(/gu)].flatMap(([call, owner, name = ""]) => {
      const key = owner === "Decimal" ? `Decimal.${name}` : `P.${name}`;
      return leftOut.has(key) && owner !== "Math" ? [`${path}: ${call}`] : [];
    }),
  );
  expect(calls).toEqual([]);
});

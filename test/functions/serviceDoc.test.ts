import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { decodeConfig } from "../../functions/config.js";
import { projectRoot } from "../../scripts/lib/projectRoot.js";

const rows = readFileSync(resolve(projectRoot, "docs/reference/service.md"), "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, name, byDefault] = /^\| `(\w+)` +\| (?:`([^`]*)`)? *\|/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, byDefault }];
  });

test("docs/reference/service.md lists every setting, and no other", () => {
  const source = readFileSync(resolve(projectRoot, "functions/config.ts"), "utf8");
  const known = new Set(source.match(/\b(PORT|HEDGE_[A-Z_]+)\b/g));
  expect(rows.map(({ name }) => name).sort()).toEqual([...known].sort());
});

test.each(rows)("$name: what is called the default is it", ({ name, byDefault }) => {
  expect(decodeConfig(byDefault === undefined ? {} : { [name]: byDefault })).toEqual(decodeConfig({}));
});

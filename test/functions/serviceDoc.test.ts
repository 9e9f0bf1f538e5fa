import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { decodeConfig } from "../../functions/config.js";
import { listenHost } from "../../functions/dev/listenHost.js";
import { projectRoot } from "../../scripts/lib/projectRoot.js";

const rows = readFileSync(resolve(projectRoot, "docs/reference/service.md"), "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, name, byDefault] = /^\| `([A-Z_]+)` +\| (?:`([^`]*)`)? *\|/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, byDefault }];
  });

test("docs/reference/service.md lists every setting, and no other", () => {
  const source = ["functions/config.ts", "functions/dev/listenHost.ts"]
    .map((file) => readFileSync(resolve(projectRoot, file), "utf8"))
    .join("\n");
  const known = new Set(source.match(/\b(HOST|PORT|HEDGE_[A-Z_]+)\b/g));
  expect(rows.map(({ name }) => name).sort()).toEqual([...known].sort());
});

test.each(rows)("$name: what is called the default is it", ({ name, byDefault }) => {
  const settings = byDefault === undefined ? {} : { [name]: byDefault };
  expect([decodeConfig(settings), listenHost(settings)]).toEqual([decodeConfig({}), listenHost({})]);
});

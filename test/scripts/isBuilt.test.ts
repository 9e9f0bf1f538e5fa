// A build that was cut off must not be taken for a whole one.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { isBuilt } from "../../scripts/lib/isBuilt.js";
import { builtFolder } from "../../scripts/lib/projectRoot.js";

test("what the bundler made is half of a build: the manifest, which is written last, is missing", () => {
  const dist = mkdtempSync(join(tmpdir(), "hedge-half-"));
  onTestFinished(() => {
    rmSync(dist, { recursive: true });
  });
  expect(isBuilt(dist)).toBe(false);
  for (const file of ["addin/taskpane.html", "functions/main.js", "host/main.js"]) {
    mkdirSync(join(dist, file, ".."), { recursive: true });
    writeFileSync(join(dist, file), "");
  }
  expect(isBuilt(dist)).toBe(false);
  expect(isBuilt(builtFolder)).toBe(true);
});

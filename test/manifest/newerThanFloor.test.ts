import { describe, expect, it } from "vitest";
import { readFileSync } from "node:fs";
import { distFolder } from "./manifestFiles.js";
import { newerThanFloor } from "./newerThanFloor.js";

describe("what is newer than the oldest stated browsers", () => {
  // Excel for Windows ran add-ins in WebView2 118 and Excel for Mac in Safari 15 when these were new.
  it.each([
    ["URL.canParse('https://a.example')", "URL.canParse is not in chrome 98"],
    ["AbortSignal.any([])", "AbortSignal.any is not in safari 15.4"],
    ["Object.groupBy([], String)", "Object.groupBy is not in firefox 98"],
    ["const digits = /(?<=\\d) /u;", "Lookbehind is not supported in Safari 15.4"],
    ["[1].toSorted()", "ES2023 'Array.prototype.toSorted' method is forbidden."],
    ["new Set().union(new Set())", "ES2025 'Set.prototype.union' method is forbidden."],
  ])("is found: %s", async (script, finding) => {
    expect(await newerThanFloor(script)).toContain(finding);
  });

  it("is not what they have", async () => {
    expect(await newerThanFloor("new URL('https://a.example'); [1].at(-1); Object.hasOwn({}, 'a');")).toEqual(
      [],
    );
  });

  it.each(["functions.js", "pane.js", "taskpane.js", "withoutOffice.js", "timerWorker.js"])(
    "is nowhere in the built %s",
    async (file) => {
      expect(await newerThanFloor(readFileSync(new URL(file, distFolder), "utf8"))).toEqual([]);
    },
  );
});

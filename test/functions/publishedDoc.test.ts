// The table of docs/reference/service.md: what can be asked of one contract, and what is reported of those that end.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { openVenues } from "../../functions/venues/openVenues.js";
import { venues } from "../../functions/venues/registry.js";
import type { PerpetualReader } from "../../functions/venues/venue.js";
import { projectRoot } from "../../scripts/lib/projectRoot.js";
import { perpetualKinds } from "../../shared/contract/perpetuals.js";
import { useStillMarket } from "./support/useStillMarket.js";
import { venueSubjects } from "./support/venueSubjects.js";

const title = "What can be asked of one contract";
const sections = readFileSync(resolve(projectRoot, "docs/reference/service.md"), "utf8").split("\n## ");
const section = sections.find((each) => each.startsWith(title)) ?? "";
const documented = section
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| exchange") && !line.startsWith("| ---"))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

const opened = openVenues(venues, { proxyUrl: null, timeoutMs: 1 });
const still = useStillMarket();

test("the table says of every exchange what can be asked and what ends are reported", async () => {
  const reasons = new Map<string, Set<string>>();
  for (const { name, path } of venueSubjects) {
    const { perpetuals } = await still.app.snapshot(path);
    const known = reasons.get(name) ?? new Set<string>();
    reasons.set(name, known);
    for (const { closing } of perpetuals) if (closing !== null) known.add(closing.reason);
  }
  const expected = opened.map(({ name, readers }) => {
    const kindsWith = (ability: keyof PerpetualReader): string =>
      perpetualKinds.filter((kind) => readers[kind]?.[ability] !== undefined).join(", ");
    return [name, kindsWith("readCloses"), kindsWith("readFundingRates"), kindsWith("readTiers")];
  });
  expect(documented.map((row) => row.slice(0, -1))).toEqual(expected);
  for (const [name = "", , , , ends = ""] of documented) {
    // The simulated exchanges show some of them.
    expect(ends.split(", "), name).toEqual(expect.arrayContaining([...(reasons.get(name) ?? [])]));
  }
});

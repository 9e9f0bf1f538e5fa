import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { venues } from "../../functions/venues/registry.js";
import { projectRoot } from "../../scripts/lib/projectRoot.js";
import type { Perpetual, PerpetualKind } from "../../shared/contract/perpetuals.js";
import { venueSubjects } from "./support/venueSubjects.js";
import { useStillMarket } from "./support/useStillMarket.js";

const words = {
  fundingCap: "cap of the rate",
  maxLeverage: "leverage",
  mark: "mark price",
  nextFunding: "next settlement",
  assetClass: "kind of asset",
  minContracts: "smallest order",
  minNotional: "smallest value",
} as const satisfies Partial<Record<keyof Perpetual, string>>;

type Row = Readonly<Record<PerpetualKind, string>>;

const title = "What an exchange does not publish";
const sections = readFileSync(resolve(projectRoot, "docs/reference/service.md"), "utf8").split("\n## ");
const section = sections.find((each) => each.startsWith(title)) ?? "";
const documented = new Map<string, Row>(
  section.split("\n").flatMap((line): [string, Row][] => {
    const [, name, inverse, linear] = /^\| ([\w ]+?) +\| (.*?) *\| (.*?) *\|$/.exec(line) ?? [];
    return name === undefined || name === "exchange"
      ? []
      : [[name, { inverse: inverse ?? "", linear: linear ?? "" }]];
  }),
);

const still = useStillMarket();

test("the table names every exchange, and the kinds it does not offer", () => {
  expect([...documented.keys()]).toEqual(venues.map(({ name }) => name));
  const offered = venueSubjects.map(({ name, kind }) => `${name} ${kind}`);
  for (const [name, row] of documented)
    for (const kind of ["inverse", "linear"] as const)
      expect(row[kind] !== "not offered").toBe(offered.includes(`${name} ${kind}`));
});

describe.each(venueSubjects)("$name, $kind", ({ name, kind, path }) => {
  let perpetuals: readonly Perpetual[];
  beforeAll(async () => {
    ({ perpetuals } = await still.app.snapshot(path));
  });

  test("what the table says is not published is what no contract has", () => {
    const unreported = Object.entries(words)
      .filter(([field]) => perpetuals.every((perpetual) => perpetual[field as keyof typeof words] === null))
      // Of inverse contracts no exchange's smallest value has a certain unit.
      .filter(([field]) => kind === "linear" || field !== "minNotional")
      .map(([, word]) => word);
    const inTable = (documented.get(name)?.[kind] ?? "").split(", ").filter((word) => word !== "");
    expect(inTable.sort()).toEqual(unreported.sort());
  });
});

import { describe, expect, test } from "vitest";
import { leverageOf, riskTiersOf, type PublishedTier } from "../../../functions/venues/riskTiers.js";
import { HedgeError } from "../../../shared/errors.js";
import { plainContract } from "../support/plainContract.js";

const first: PublishedTier = { bound: "1000", maintenanceRate: "0.01", maxLeverage: "50" };
const second: PublishedTier = { bound: "5000", maintenanceRate: "0.02", maxLeverage: "25" };

function codeOf(tiers: readonly PublishedTier[]): string {
  try {
    riskTiersOf("The venue", plainContract, { tiers, unit: "quote", asOf: 0 });
    return "taken";
  } catch (thrown) {
    return thrown instanceof HedgeError ? thrown.code : String(thrown);
  }
}

describe("a scale of tiers", () => {
  test.each<[string, readonly PublishedTier[]]>([
    ["none at all", []],
    ["bounds that fall", [second, { ...first, maintenanceRate: "0.03", maxLeverage: "10" }]],
    ["a bound twice", [first, { ...second, bound: "1000" }]],
    ["a bound of nought", [{ ...first, bound: "0" }]],
    ["a bound below nought", [{ ...first, bound: "-5" }]],
    ["no end of two tiers", [first, { ...second, bound: null }, { ...second, bound: null }]],
    ["no end before the last", [{ ...first, bound: null }, second]],
    ["a rate that falls", [{ ...first, maintenanceRate: "0.03", maxLeverage: "30" }, second]],
    ["a rate in per cent", [{ ...first, maintenanceRate: "1" }]],
    ["a small rate in per cent", [{ ...first, maintenanceRate: "0.4" }]],
    ["all of a position as its margin", [{ bound: "1000", maintenanceRate: "1" }]],
    ["a rate of nought", [{ ...first, maintenanceRate: "0" }]],
    ["a leverage that rises", [{ ...first, maxLeverage: "20" }, second]],
    ["a leverage below one", [{ ...first, maxLeverage: "0.5" }]],
    ["words for a bound", [{ ...first, bound: "all" }]],
    ["words for a rate", [{ ...first, maintenanceRate: {} }]],
    ["a deduction below nought", [first, { ...second, deduction: "-1" }]],
    [
      "a deduction in another unit than the bounds",
      [
        { ...first, deduction: "0" },
        { ...second, deduction: "960000" },
      ],
    ],
  ])("is refused with %s", (_, tiers) => {
    expect(codeOf(tiers)).toBe("venue_bad_response");
  });

  test.each<[string, readonly PublishedTier[]]>([
    ["two tiers", [first, second]],
    ["no end of the last", [first, { ...second, bound: null }]],
    ["the same rate and leverage twice", [first, { ...first, bound: "5000" }]],
    [
      "a deduction of up to the progressive one",
      [
        { ...first, deduction: "0" },
        { ...second, deduction: "10" },
      ],
    ],
    ["no leverage", [{ bound: "1000", maintenanceRate: "0.01" }]],
  ])("is taken with %s", (_, tiers) => {
    expect(codeOf(tiers)).toBe("taken");
  });
});

test("bounds and deductions are counted in coins where the listing is a bundle of them", () => {
  const bundle = { ...plainContract, coinMultiplier: 1000, contractSize: "1000" };
  const tiers = [
    { ...first, deduction: "0" },
    { ...second, deduction: "10" },
  ];
  const inCoins = {
    unit: "coin",
    tiers: [
      ["1000000", "0.01", "0", "50"],
      ["5000000", "0.02", "10000", "25"],
    ],
  };
  for (const unit of ["listed", "contracts"] as const)
    expect(riskTiersOf("The venue", bundle, { tiers, unit, asOf: 0 })).toEqual(inCoins);
  const inDollars = riskTiersOf("The venue", bundle, { tiers, unit: "quote", asOf: 0 });
  expect([inDollars.unit, ...inDollars.tiers.map(([bound]) => bound)]).toEqual(["USD", "1000", "5000"]);
});

test.each([
  ["0.02", "50"],
  [0.04, "25"],
  ["0.015", "66.66"],
  ["0", null],
  [null, null],
])("an initial margin of %s allows a leverage of %s", (margin, leverage) => {
  expect(leverageOf(margin)).toBe(leverage);
});

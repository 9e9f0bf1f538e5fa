import { describe, expect, it } from "vitest";
import type { Perpetual } from "../../../shared/contract/perpetuals.js";
import { findListing, listedCoins } from "../../../shared/listing/listingIndex.js";
import { perpetual, snapshot } from "../../support/listedPerpetuals.js";

const inverseList = () => snapshot("inverse", [perpetual("BTC"), perpetual("ETH", "USDT"), perpetual("ETH")]);
const linearList = () =>
  snapshot("linear", [
    perpetual("ETH", "USD"),
    perpetual("ETH", "USDC"),
    perpetual("ETH", "USDT"),
    perpetual("SOL", "EUR"),
    perpetual("SOL", "USD"),
    perpetual("PEPE", "USDT", { coinMultiplier: 1000 }),
    perpetual("PEPE", "USDT"),
    perpetual("PEPE", "USDC", { coinMultiplier: 1000 }),
    perpetual("XRP", "USDC"),
  ]);

const nameOf = (found: Perpetual | null): string | null =>
  found === null ? null : `${found.coin}-${found.quote} ${String(found.coinMultiplier)}`;

describe("an inverse list", () => {
  it.each([
    ["ETH", null, "ETH-USD 1"],
    ["ETH", "USD", "ETH-USD 1"],
    ["BTC", null, "BTC-USD 1"],
    ["ETH", "USDC", null],
    ["ETH", "LINEAR", null],
    ["SOL", null, null],
  ])("%s in %s is %s", (coin, quote, expected) => {
    expect(nameOf(findListing(inverseList(), { coin, quote }))).toBe(expected);
  });
  it("does not take a coin quoted in something else for what the coin alone means", () => {
    const odd = snapshot("inverse", [perpetual("ETH", "USDT")]);
    expect(findListing(odd, { coin: "ETH", quote: null })).toBeNull();
  });
});

describe("a linear list", () => {
  it.each([
    ["ETH", "ETH-USDT 1"],
    ["XRP", "XRP-USDC 1"],
    ["SOL", "SOL-USD 1"],
    ["PEPE", "PEPE-USDT 1"],
    ["BTC", null],
  ])("%s alone, or as LINEAR, is %s", (coin, expected) => {
    expect(nameOf(findListing(linearList(), { coin, quote: null }))).toBe(expected);
    expect(nameOf(findListing(linearList(), { coin, quote: "LINEAR" }))).toBe(expected);
  });
  it.each([
    ["ETH", "USDC", "ETH-USDC 1"],
    ["ETH", "USD", "ETH-USD 1"],
    ["SOL", "EUR", "SOL-EUR 1"],
    ["PEPE", "USDT", "PEPE-USDT 1"],
    ["PEPE", "USDC", "PEPE-USDC 1000"],
    ["ETH", "EUR", null],
    ["eth", "USDT", null],
    ["A".repeat(5_000), null, null],
  ])("%s in %s is %s", (coin, quote, expected) => {
    expect(nameOf(findListing(linearList(), { coin, quote }))).toBe(expected);
  });
});

it("is made in one pass, whatever the number of cells", () => {
  let reads = 0;
  const counted = new Proxy(snapshot("linear", [perpetual("ETH", "USDT"), perpetual("BTC", "USDT")]), {
    get: (target, name, receiver) => {
      if (name === "perpetuals") reads += 1;
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  for (let cell = 0; cell < 1_000; cell += 1) {
    findListing(counted, { coin: "ETH", quote: "USDT" });
    listedCoins(counted);
  }
  expect(reads).toBe(1);
});

it("takes the first of two that are alike", () => {
  const alike = ["100", "101"].map((mark) => perpetual("ETH", "USDT", { mark }));
  expect(findListing(snapshot("linear", alike), { coin: "ETH", quote: null })?.mark).toBe("100");
  expect(findListing(snapshot("linear", alike), { coin: "ETH", quote: "USDT" })?.mark).toBe("100");
});

it("keeps two snapshots apart", () => {
  const inverse = inverseList();
  const later = snapshot("inverse", [perpetual("ETH", "USD", { mark: "101" })]);
  expect(findListing(inverse, { coin: "ETH", quote: null })?.mark).toBe("100");
  expect(findListing(later, { coin: "ETH", quote: null })?.mark).toBe("101");
});

it("names every coin once", () => {
  const linear = linearList();
  expect([...listedCoins(linear)].sort()).toEqual(["ETH", "PEPE", "SOL", "XRP"]);
  expect(listedCoins(linear)).toBe(listedCoins(linear));
  expect(listedCoins(snapshot("inverse", [])).size).toBe(0);
});

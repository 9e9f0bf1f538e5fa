import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseListing, chooseListings, compareListings } from "../../../shared/listing/chooseListing.js";

const listing = (coin: string, quote: string, coinMultiplier = 1) => ({ coin, quote, coinMultiplier });

/** From the one that is meant first to the one that is meant last. */
const ranked = [
  listing("PEPE", "USDT"),
  listing("PEPE", "USDT", 1000),
  listing("PEPE", "USDC"),
  listing("PEPE", "USDC", 1000),
  listing("PEPE", "USD"),
  listing("PEPE", "EUR"),
  listing("PEPE", "BTC", 1000),
];

it("takes USDT, else USDC, else other dollars, else the rest, and a plain contract before a bundle", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(ranked, { minLength: 1 }), (listings) => {
      const best = ranked.find((each) => listings.includes(each));
      expect(chooseListing(listings, "PEPE")).toBe(best);
      expect([...listings].sort(compareListings)).toEqual(ranked.filter((each) => listings.includes(each)));
    }),
  );
});

it("takes the coin before a share, a metal or a coin not yet issued of its ticker, whatever they are quoted in", () => {
  const coin = { ...listing("CAT", "USDC", 1000), assetClass: "crypto" as const };
  for (const assetClass of ["stock", "commodity", "currency", "index", "prelaunch"] as const) {
    const other = { ...listing("CAT", "USDT"), assetClass };
    expect(chooseListing([other, coin], "CAT")).toBe(coin);
    expect(chooseListing([other], "CAT")).toBe(other);
    // Venues that report no class are trusted to list coins.
    const unclassified = { ...coin, assetClass: null };
    expect(chooseListing([other, unclassified], "CAT")).toBe(unclassified);
  }
});

it("takes the first listed of two that are alike", () => {
  const alike = [listing("ETH", "USD1"), listing("ETH", "USD")];
  expect(chooseListing(alike, "ETH")).toBe(alike[0]);
  expect(chooseListing([...alike].reverse(), "ETH")).toBe(alike[1]);
});

it("what a name means does not change when its contract is halted or ends, and what is open is offered first", () => {
  const plain = listing("PEPE", "USDT");
  const bundle = listing("PEPE", "USDT", 1000);
  const inUsdc = listing("PEPE", "USDC");
  for (const reason of ["delisting", "no new positions", "halted", "post only"] as const) {
    const closing = { ...plain, closing: { reason, at: null } };
    expect(chooseListing([inUsdc, bundle, closing], "PEPE")).toBe(closing);
    expect(chooseListing([inUsdc, bundle, closing], "PEPE", "USDT")).toBe(closing);
    expect(chooseListings([closing, bundle, inUsdc], "PEPE")).toEqual([bundle, closing]);
  }
});

describe("a quote currency is named", () => {
  it.each(["USDC", "usdc"])("%s: it is taken, the plain contract first", (quote) => {
    expect(chooseListing([...ranked].reverse(), "pepe", quote)).toBe(ranked[2]);
  });
  it("nothing is taken where the coin is not quoted in it", () => {
    expect(chooseListing(ranked, "PEPE", "FDUSD")).toBeUndefined();
  });
});

it("finds a coin by its alias, in any case, and no other coin", () => {
  const listings = [listing("ETH", "USD"), listing("BTC", "USD")];
  expect(chooseListing(listings, "xbt")).toBe(listings[1]);
  expect(chooseListing(listings, "Btc")).toBe(listings[1]);
  expect(chooseListing(listings, "BT")).toBeUndefined();
  expect(chooseListing(listings, "A".repeat(5_000))).toBeUndefined();
  expect(chooseListing(listings.slice(2), "BTC")).toBeUndefined();
});

it("leaves the list in its order", () => {
  const listings = [...ranked].reverse();
  chooseListing(listings, "PEPE");
  expect(listings).toEqual([...ranked].reverse());
});

import type { Market } from "ccxt/js/src/base/types.js";
import { describe, expect, test } from "vitest";
import { splitMultiplier } from "../../../functions/venues/contract.js";
import {
  hyperliquid as venue,
  hyperliquidContracts,
  hyperliquidQuotes,
} from "../../../functions/venues/hyperliquid.js";
import { perpetualsOf } from "../../../functions/venues/quote.js";
import { hyperliquidListings } from "../../simulator/venues/hyperliquid.js";
import { readHistory } from "../support/readHistory.js";
import { useVenueApp } from "../support/venueApp.js";
import { unreportedFields } from "../../support/unreportedFields.js";

const now = Date.UTC(2026, 0, 15, 9, 30, 1);
const hyperliquid = useVenueApp("hyperliquid", ["linear"], now);

type RawAnswer = readonly [{ universe: { name: string }[] }, Record<string, string>[]];
async function rawContext(name: string): Promise<Record<string, string>> {
  const response = await fetch(`${hyperliquid.simulator().url}https://api.hyperliquid.xyz/info`, {
    method: "POST",
    body: JSON.stringify({ type: "metaAndAssetCtxs" }),
  });
  const [{ universe }, contexts] = (await response.json()) as RawAnswer;
  return contexts[universe.findIndex((row) => row.name === name)] ?? {};
}

describe("snapshot", () => {
  // Sizes: hyperliquid.gitbook.io, "Contract specifications" and "Tick and lot size".
  test("contracts of one coin in USDC, exact texts, settled at the next full hour", async () => {
    const raw = await rawContext("BTC");
    expect(hyperliquid.find("linear", "BTC/USDC:USDC")).toEqual({
      coin: "BTC",
      symbol: "BTC/USDC:USDC",
      quote: "USDC",
      settle: "USDC",
      mark: raw["markPx"],
      index: raw["oraclePx"],
      fundingRate: raw["funding"],
      nextFunding: Date.UTC(2026, 0, 15, 10),
      intervalHours: 1,
      contractSize: "1",
      contractUnit: "coin",
      lotStep: "0.00001",
      // Orders have a least value, ten US dollars, and no least size.
      minContracts: null,
      coinMultiplier: 1,
      ...{ ...unreportedFields, orderSymbol: "BTC", minNotional: "10", maxLeverage: "40" },
      // hyperliquid.gitbook.io, "Funding": capped at 4 % an hour.
      ...{ assetClass: "crypto", fundingCap: "0.04", fundingFloor: "-0.04" },
    });
    expect(hyperliquid.find("linear", "DOGE/USDC:USDC").lotStep).toBe("1");
  });

  test("kPEPE is a thousand PEPE, its prices are those of one", async () => {
    const raw = await rawContext("kPEPE");
    const pepe = hyperliquid.snapshot("linear").perpetuals.find(({ coin }) => coin === "PEPE");
    expect(pepe).toMatchObject({ coinMultiplier: 1000, contractSize: "1000", lotStep: "1" });
    expect(pepe?.mark).toMatch(/^0\.0000\d+$/);
    const digits = (text: string | null | undefined): string => (text ?? "").replace(/^[0.]+|0+$/g, "");
    expect(digits(pepe?.mark)).toBe(digits(raw["markPx"]));
    expect(Number(pepe?.mark) * 1000).toBeCloseTo(Number(raw["markPx"]), 12);
    expect(pepe?.fundingRate).toBe(raw["funding"]);
  });

  test("what was delisted is left out, and shifts nobody's prices", () => {
    const coins = hyperliquid.snapshot("linear").perpetuals.map(({ coin }) => coin);
    expect(coins).toEqual(hyperliquidListings.flatMap(({ coin, delisted }) => (delisted ? [] : [coin])));
    expect(coins).toHaveLength(16);
  });

  test("rates are the market's rates per hour, in size and sign", () => {
    const signs = new Set<number>();
    for (const listing of hyperliquidListings) {
      if (listing.delisted) continue;
      const found = hyperliquid.snapshot("linear").perpetuals.find(({ coin }) => coin === listing.coin);
      const served = Number(found?.fundingRate);
      expect(served).toBeCloseTo(Number(hyperliquid.simulator().market.quote(listing, now).fundingRate), 9);
      signs.add(Math.sign(served));
    }
    expect(signs).toEqual(new Set([1, -1]));
  });

  test("asks twice in all: once for the contracts, once for the quotes", () => {
    expect(hyperliquid.asked("linear")).toEqual(["POST /info", "POST /info"]);
  });
});

test.each([
  ["kPEPE", "PEPE", 1000],
  ["kSHIB", "SHIB", 1000],
  ["KAVA", "KAVA", 1],
  ["KAS", "KAS", 1],
  ["k", "k", 1],
])("%s is %s times %i", (base, coin, coinMultiplier) => {
  expect(splitMultiplier(base)).toEqual({ coin, coinMultiplier });
});

describe("parsing", () => {
  const market = (name: string, base: string): Market =>
    ({
      id: "0",
      symbol: `${base}/USDC:USDC`,
      base,
      quote: "USDC",
      settle: "USDC",
      swap: true,
      active: true,
      precision: { amount: "1" },
      limits: { amount: {} },
      info: { name },
    }) as unknown as Market;
  const context = (markPx: string) => ({ markPx, oraclePx: markPx, funding: "0.0000125" });

  test("quotes are found by name, wherever it stands, and kSHIB is not KAS in ccxt's capitals", () => {
    const contracts = hyperliquidContracts([market("KAS", "KAS"), market("kSHIB", "KSHIB"), undefined]);
    const universe = [{ name: "kSHIB" }, { name: "KAS" }];
    const quotes = hyperliquidQuotes([{ universe }, [context("0.012345"), context("0.05")]], 0);
    expect(perpetualsOf("Hyperliquid", contracts, quotes, 0)).toMatchObject([
      { coin: "KAS", mark: "0.05", coinMultiplier: 1, nextFunding: 3_600_000 },
      { coin: "SHIB", mark: "0.000012345", coinMultiplier: 1000, nextFunding: 3_600_000 },
    ]);
  });

  test("what was delisted since the contracts were read has no quote, though its prices stand there", () => {
    const universe = [{ name: "MATIC", isDelisted: true }, { name: "BTC" }];
    const quotes = hyperliquidQuotes([{ universe }, [context("0.37621"), context("96000")]], 0);
    expect(quotes).toMatchObject([{ id: "BTC", mark: "96000" }]);
  });

  test.each([
    ["fewer prices than names", [{ universe: [{ name: "BTC" }, { name: "ETH" }] }, [context("1")]]],
    ["a price that is no object", [{ universe: [{ name: "BTC" }] }, [null]]],
    ["no prices", [{ universe: [{ name: "BTC" }] }]],
    ["no list", { universe: [] }],
    ["nothing", null],
  ])("%s is a bad response", (_, answer) => {
    expect(() => hyperliquidQuotes(answer, 0)).toThrow(
      "Hyperliquid returned a response in an unexpected format",
    );
  });
});

describe("history", () => {
  const hourMs = 3_600_000;

  async function rawRows(): Promise<Record<string, string>[]> {
    const { body } = hyperliquid.simulator().requests()[0] ?? { body: "" };
    const response = await fetch(`${hyperliquid.simulator().url}https://api.hyperliquid.xyz/info`, {
      method: "POST",
      body,
    });
    return (await response.json()) as Record<string, string>[];
  }

  test("closes keep Hyperliquid's digits, and those of a thousand coins are reported by the coin", async () => {
    const span = { from: Date.UTC(2025, 0, 1), before: Date.UTC(2026, 0, 1) };
    const wanted = { kind: "linear", topic: "closes", ...span } as const;
    const bitcoin = await readHistory(venue, hyperliquid.simulator(), { ...wanted, id: "BTC" });
    expect(bitcoin).toHaveLength(365);
    expect(bitcoin).toEqual((await rawRows()).map((day) => [day["t"], day["c"], day["h"], day["l"]]));
    const pepe = await readHistory(venue, hyperliquid.simulator(), { ...wanted, id: "kPEPE" });
    const days = await rawRows();
    for (const [place, [, close]] of pepe.entries()) {
      expect(Number(close) * 1000).toBeCloseTo(Number(days[place]?.["c"]), 12);
    }
  });

  // The window's ends fall between settlements, on one, and on one that is stamped 76 ms late.
  test.each([now + 1, Date.UTC(2026, 0, 14, 21) + 1, Date.UTC(2026, 0, 15, 3) + 77])(
    "hourly rates before %i: every full hour once, however late it is stamped",
    async (before) => {
      const from = before - 90 * 24 * hourMs;
      const wanted = { kind: "linear", topic: "fundingRates", id: "BTC", from, before } as const;
      const rates = await readHistory(venue, hyperliquid.simulator(), wanted);
      const latest = Math.floor((before - 1) / hourMs) * hourMs;
      expect(rates.map(([time]) => time)).toEqual(
        Array.from({ length: 2160 }, (_, place) => latest - (2159 - place) * hourMs),
      );
      const raw = await rawRows();
      expect(rates.slice(-raw.length).map(([, rate]) => rate)).toEqual(raw.map((row) => row["fundingRate"]));
    },
  );

  test("of a coin it does not know Hyperliquid says null, which is refused", async () => {
    const reader = venue.open({ proxyUrl: hyperliquid.simulator().url, timeoutMs: 5000 }).linear;
    const [contract] = (await reader?.readContracts()) ?? [];
    if (contract === undefined) throw new Error("there are no contracts");
    const span = { from: now - 24 * hourMs, before: now, page: 1 };
    for (const askPage of [reader?.readCloses, reader?.readFundingRates]) {
      await expect(askPage?.({ ...contract, id: "NONE" }, span)).rejects.toThrow(
        "Hyperliquid returned a response in an unexpected format",
      );
    }
  });
});

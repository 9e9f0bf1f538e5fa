// One ticker, several assets: what is ranked for a short of the coin, and what is set apart by name.
import { expect, test } from "vitest";
import { compareResource, type Comparison } from "../../../shared/contract/compare.js";
import { decode } from "../../../shared/contract/route.js";
import { useStillMarket } from "../support/useStillMarket.js";

const still = useStillMarket();

async function compare(coin: string, kind = "linear"): Promise<Comparison> {
  const response = await still.app.get(`api/v1/compare/${coin}?kind=${kind}`);
  return decode(compareResource.answer, await response.json(), { code: "service_bad_response", what: coin });
}

const ranked = ({ offers }: Comparison): readonly string[] => offers.map(({ venue }) => venue).sort();
const apart = ({ setApart }: Comparison): readonly string[] =>
  setApart.map(({ venue, why }) => `${venue}: ${why}`);

test("BB: the shares of OKX are named as such, and those that WEEX calls a coin by their price", async () => {
  const comparison = await compare("BB");
  expect(ranked(comparison)).toEqual(["binance", "gate", "mexc"]);
  expect(apart(comparison)).toEqual([
    expect.stringMatching(/^weex: at \d\.\d+, a different asset or unit$/),
    "okx: stock, not the coin",
  ]);
});

test("ON, QNT and META: a share is never beside the coin, whatever it would pay", async () => {
  const on = await compare("ON");
  expect(ranked(on)).toEqual(["binance"]);
  expect(apart(on)).toEqual(["bybit: stock, not the coin", "okx: stock, not the coin"]);
  const qnt = await compare("QNT");
  expect([ranked(qnt), apart(qnt)]).toEqual([["binance"], ["okx: stock, not the coin"]]);
  const meta = await compare("META");
  expect(meta.offers).toEqual([]);
  expect(apart(meta)).toContain("binance: stock, not the coin; delisting on 12 December 2026");
  expect(apart(meta)).toContain("okx: stock, not the coin");
});

test("CAT: of Bitget the thousand of the coin is ranked, and its share of the same ticker named", async () => {
  const comparison = await compare("CAT");
  expect(ranked(comparison)).toEqual(["binance", "bitget"]);
  const bitget = comparison.offers.find(({ venue }) => venue === "bitget")?.perpetual;
  expect(bitget).toMatchObject({ orderSymbol: "1000CATUSDT", coinMultiplier: 1000, assetClass: "crypto" });
  expect(comparison.setApart).toMatchObject([
    {
      venue: "bitget",
      why: "stock, not the coin",
      perpetual: { orderSymbol: "CATUSDT", assetClass: "stock" },
    },
  ]);
});

test("OPENAI: nothing of it is ranked, and the listing in tenths is distinguished from the others", async () => {
  const comparison = await compare("OPENAI");
  expect(comparison.offers).toEqual([]);
  expect(apart(comparison)).toEqual([
    "binance: pre-launch, not the coin yet",
    expect.stringMatching(/^okx: pre-launch, not the coin yet; at 1\d\d\.\d+, a different asset or unit$/),
    "gate: pre-launch, not the coin yet",
  ]);
});

test("what cannot be opened is named with the reason, and not ranked", async () => {
  const atom = await compare("ATOM");
  expect(ranked(atom)).not.toContain("bingx");
  expect(apart(atom)).toEqual(["bingx: delisting on 12 December 2026", "mexc: trading is halted"]);
  const litecoin = await compare("LTC", "inverse");
  expect(ranked(litecoin)).toContain("binance");
  expect(apart(litecoin)).toEqual(["bingx: opening is closed"]);
});

test("a coin of one asset has nothing apart", async () => {
  const comparison = await compare("ETH");
  expect(comparison.setApart).toEqual([]);
  expect(comparison.offers.length).toBeGreaterThan(10);
});

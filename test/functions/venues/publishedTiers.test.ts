// What every venue's own papers say of its tiers: in what their bounds count, and what a position of an example needs.
import { expect, test } from "vitest";
import { bitgetTiers } from "../../../functions/venues/bitgetTiers.js";
import { bybitTiers } from "../../../functions/venues/bybitTiers.js";
import { gateTiers } from "../../../functions/venues/gateTiers.js";
import { hyperliquidTiers } from "../../../functions/venues/hyperliquidTiers.js";
import { krakenTiers } from "../../../functions/venues/krakenTiers.js";
import { kucoinTiers } from "../../../functions/venues/kucoinTiers.js";
import { okxTiers } from "../../../functions/venues/okxTiers.js";
import { phemexLimits, phemexTiers } from "../../../functions/venues/phemexTiers.js";
import { riskTiersOf, type PublishedTiers } from "../../../functions/venues/riskTiers.js";
import type { RiskTiers } from "../../../shared/contract/tiers.js";
import { Decimal } from "../../../shared/decimal.js";
import * as published from "../../fixtures/publishedTiers.js";
import { plainContract } from "../support/plainContract.js";

type Scale = Pick<RiskTiers, "unit" | "tiers">;

function scaleOf(tiers: Omit<PublishedTiers, "asOf">, contract: Partial<typeof plainContract> = {}): Scale {
  return riskTiersOf("The venue", { ...plainContract, ...contract }, { ...tiers, asOf: 0 });
}

/** The maintenance margin of a position as the contract of the route defines it. */
function marginOf({ tiers }: Scale, position: number): string {
  const tier = tiers.find(([bound]) => bound === null || new Decimal(bound).gte(position));
  if (tier === undefined) throw new Error(`no tier holds ${String(position)}`);
  const [, rate, deduction] = tier;
  return new Decimal(rate)
    .times(position)
    .minus(deduction ?? 0)
    .toFixed();
}

const boundsOf = ({ tiers }: Scale): (string | null)[] => tiers.map(([bound]) => bound);

test("Bybit's inverse limits are coins, and their margins in per cent", () => {
  expect(scaleOf(bybitTiers("inverse", "BTCUSD", published.bybitInverse))).toEqual({
    unit: "coin",
    tiers: [["150", "0.005", "0", "100.00"]],
  });
});

test("Bybit's linear limits are dollars: 3,500 USDT need 92.5", () => {
  const scale = scaleOf(bybitTiers("linear", "XYZUSDT", published.bybitLinear));
  expect(scale.unit).toBe("USD");
  expect(marginOf(scale, 3500)).toBe("92.5");
});

test("Gate's deductions are those of a progressive margin in dollars", () => {
  const scale = scaleOf(gateTiers(published.gateLinear));
  expect(scale.tiers[4]).toEqual(["100000", "0.025", "720", "25"]);
  expect(scale.unit).toBe("USD");
  // 20,000 at 1 %, 10,000 at 1.3 %, 20,000 at 1.5 % and 10,000 at 2 %.
  expect(marginOf(scale, 60_000)).toBe("830");
});

test("OKX's limits are contracts: 1,500 of 100 ADA are 150,000 coins", () => {
  const scale = scaleOf(okxTiers("ADA-USDT", published.okxLinear), { contractSize: "100" });
  expect(scale).toMatchObject({ unit: "coin", tiers: [["150000", "0.005", null, "75"], {}, {}] });
  expect(boundsOf(scale)).toEqual(["150000", "300000", "600000"]);
  expect(() => scaleOf(okxTiers("ADA-USDT", published.okxLinear), { contractSize: null })).toThrow(/size/);
});

test("Kraken's inverse limits are contracts of a dollar, its linear ones dollars; the last has no end", () => {
  const dollars = { contractUnit: "USD" } as const;
  const inverse = scaleOf(krakenTiers("inverse", "PI_XBTUSD", published.krakenInstruments), dollars);
  expect(inverse).toEqual({
    unit: "USD",
    tiers: [
      ["500000", "0.01", null, "50"],
      ["1000000", "0.02", null, "25"],
      ["3000000", "0.03", null, "16.66"],
      [null, "0.05", null, "10"],
    ],
  });
  const linear = scaleOf(krakenTiers("linear", "PF_XBTUSD", published.krakenInstruments));
  expect([linear.unit, ...boundsOf(linear)]).toEqual(["USD", "500000", null]);
});

test("Bitget's and KuCoin's limits are position values in dollars", () => {
  const bitget = scaleOf(bitgetTiers(published.bitgetLinear));
  expect([bitget.unit, ...boundsOf(bitget)]).toEqual(["USD", "150000", "900000", "12000000"]);
  expect(bitget.tiers[0]).toEqual(["150000", "0.004", null, "125"]);
  const kucoin = scaleOf(kucoinTiers(published.kucoinLinear));
  expect(kucoin).toEqual({
    unit: "USD",
    tiers: [
      ["25000", "0.004", null, "125"],
      ["600000", "0.007", null, "75"],
    ],
  });
});

test("Phemex's margins are progressive: 3,000,000 USDT need 17,500", () => {
  const limits = phemexLimits(published.phemexLinear);
  const scale = scaleOf(phemexTiers("BTCUSDT", limits));
  expect([scale.unit, marginOf(scale, 3_000_000)]).toEqual(["USD", "17500"]);
  expect(scale.tiers.map(([, , , leverage]) => leverage)).toEqual(["100", "66.66", "50"]);
});

test("Hyperliquid's margins are half of the initial one and progressive", () => {
  const scale = scaleOf(hyperliquidTiers("BTC", published.hyperliquidMeta));
  expect(scale).toEqual({
    unit: "USD",
    tiers: [
      ["150000000.0", "0.0125", "0", "40"],
      [null, "0.025", "1875000", "20"],
    ],
  });
  expect(marginOf(scale, 200_000_000)).toBe("3125000");
  // "At 20x max leverage, maintenance_margin_rate = 2.5 %."
  expect(scaleOf(hyperliquidTiers("ATOM", published.hyperliquidMeta)).tiers).toEqual([
    [null, "0.025", "0", "20"],
  ]);
});

test.each<[string, () => unknown]>([
  ["Bybit", () => bybitTiers("inverse", "ETHUSD", published.bybitInverse)],
  ["OKX", () => okxTiers("BTC-USDT", published.okxLinear)],
  ["Kraken", () => krakenTiers("linear", "PF_ETHUSD", published.krakenInstruments)],
  ["Phemex", () => phemexTiers("ETHUSDT", phemexLimits(published.phemexLinear))],
  ["Hyperliquid", () => hyperliquidTiers("ETH", published.hyperliquidMeta)],
])("%s: another contract's tiers are not taken for this one's", (_, read) => {
  expect(() => scaleOf(read() as PublishedTiers)).toThrow(/invalid risk tiers|form|scale/);
});

import { beforeAll, describe, expect, test, vi } from "vitest";
import { decode } from "../../../shared/contract/route.js";
import { riskTiersSchema, type RiskTiers } from "../../../shared/contract/tiers.js";
import { coins } from "../../simulator/coins.js";
import { maintenanceRate, tierDeductions, tierScale } from "../../simulator/tierScale.js";
import { withoutTiers, withTiers } from "../support/tierSubjects.js";
import { stillNow, useStillMarket } from "../support/useStillMarket.js";

const hourMs = 3_600_000;
// Of a bound that is counted in whole contracts.
const tolerance = 0.01;

const still = useStillMarket();

async function tiersAt(path: string): Promise<RiskTiers> {
  const response = await still.app.get(path);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path} answered ${String(response.status)}: ${text}`);
  return decode(riskTiersSchema, JSON.parse(text), { code: "service_bad_response", what: path });
}

/** Who names no end of the last tier. */
const endless = ["kraken", "hyperliquid"];
/** Whose margins are progressive by their own papers; in the simulator Bybit reports it of its linear contracts only. */
const progressive = ["bybit linear", "gate linear", "phemex linear", "hyperliquid linear"];

test("these kinds have tiers, and no others", () => {
  expect(withTiers.map(({ venue, kind }) => `${venue} ${kind}`)).toEqual([
    "bybit inverse",
    "bybit linear",
    "okx inverse",
    "okx linear",
    "kraken inverse",
    "kraken linear",
    "gate linear",
    "bitget linear",
    "kucoin linear",
    "phemex linear",
    "hyperliquid linear",
  ]);
});

describe.each(withTiers)("tiers of $venue, $kind", ({ venue, kind, path }) => {
  let served: RiskTiers;
  beforeAll(async () => {
    vi.setSystemTime(stillNow);
    served = await tiersAt(path);
  });

  test("name the perpetual, the moment and the source", async () => {
    const { perpetuals } = await still.app.snapshot(`api/v1/perpetuals/${venue}/${kind}`);
    expect(perpetuals.filter(({ coin }) => coin === "BTC").map(({ symbol }) => symbol)).toContain(
      served.symbol,
    );
    expect(served).toMatchObject({
      venue,
      kind,
      coin: "BTC",
      asOf: stillNow,
      expires: stillNow + hourMs,
      source: "simulated",
      stale: false,
    });
  });

  test("are those of the exchange, in dollars or coins", () => {
    const price = served.unit === "USD" ? 1 : coins.BTC.price;
    expect(served.tiers.map(([, rate]) => Number(rate))).toEqual(tierScale.map(maintenanceRate));
    expect(served.tiers.map(([, , , leverage]) => Number(leverage))).toEqual(
      tierScale.map(({ leverage }) => leverage),
    );
    served.tiers.forEach(([bound], place) => {
      const truth = tierScale[place]?.bound ?? Number.NaN;
      if (place === tierScale.length - 1 && endless.includes(venue)) expect(bound).toBeNull();
      else expect(Math.abs((Number(bound) * price) / truth - 1)).toBeLessThan(tolerance);
    });
  });

  test("have deductions where the exchange says that margins are progressive, and nowhere else", () => {
    const isProgressive = progressive.includes(`${venue} ${kind}`);
    expect(served.tiers.map(([, , deduction]) => deduction)).toEqual(
      isProgressive ? tierDeductions().map(String) : tierScale.map(() => null),
    );
  });

  test("are asked once an hour, whoever asks", async () => {
    vi.setSystemTime(stillNow + hourMs - 1000);
    // The list of contracts is read anew by now, and that is no question for tiers.
    await tiersAt(path);
    still.simulator.clearRequests();
    await Promise.all([tiersAt(path), tiersAt(path.replace("btc", "BTC"))]);
    expect(still.simulator.count({})).toBe(0);
    vi.setSystemTime(stillNow + hourMs + 1000);
    const [one, other] = await Promise.all([tiersAt(path), tiersAt(path)]);
    expect(still.simulator.count({ venue })).toBe(1);
    expect(one.asOf).toBe(stillNow + hourMs + 1000);
    expect(other).toEqual(one);
  });
});

test.each(withoutTiers)("$venue, $kind, says that it publishes none", async ({ path }) => {
  const problem = await still.app.problem(path);
  expect(problem).toMatchObject({ status: 404, code: "not_published" });
  expect(problem.detail).toMatch(/risk tiers/);
});

test("a table of one tier is its number's leverage", async () => {
  expect(await tiersAt("api/v1/tiers/hyperliquid/linear/eth")).toMatchObject({
    unit: "USD",
    tiers: [[null, "0.02", "0", "25"]],
  });
});

test("bundles of coins are counted in coins, and a quote currency can be chosen", async () => {
  const bundle = await tiersAt("api/v1/tiers/okx/linear/pepe");
  expect(bundle.unit).toBe("coin");
  const [[first] = []] = bundle.tiers;
  expect((Number(first) * coins.PEPE.price) / 200_000).toBeCloseTo(1, 2);
  expect((await tiersAt("api/v1/tiers/bybit/linear/btc?quote=usdc")).symbol).toBe("BTC/USDC:USDC");
  expect(await still.app.problem("api/v1/tiers/bybit/linear/btc?quote=eur")).toMatchObject({
    code: "unknown_coin",
  });
});

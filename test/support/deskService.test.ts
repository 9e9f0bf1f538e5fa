import { afterEach, expect, it } from "vitest";
import { compareResource } from "../../shared/contract/compare.js";
import { candlesResource, fundingResource } from "../../shared/contract/history.js";
import { perpetualsResource } from "../../shared/contract/perpetuals.js";
import { problemSchema } from "../../shared/contract/problem.js";
import { decode, type Decoded, type Schema } from "../../shared/contract/route.js";
import type { Listening } from "../../functions/dev/listen.js";
import { deskCases, type DeskWorld } from "./deskCases.js";
import { startDeskService } from "./deskService.js";

let service: Listening | undefined;
afterEach(async () => {
  await service?.close(0);
  service = undefined;
});

function worldOf(name: RegExp): DeskWorld {
  const found = deskCases.find((situation) => name.test(situation.name));
  if (found === undefined) throw new Error(`There is no situation ${String(name)}`);
  return found.world;
}

async function read<Answer extends Schema>(path: string, schema: Answer): Promise<Decoded<Answer>> {
  const response = await fetch(`${service?.url ?? ""}/api/v1/${path}`);
  expect(response.headers.get("date")).not.toBeNull();
  return decode(schema, await response.json(), { code: "service_bad_response", what: path });
}

it("serves every venue's snapshot of every situation as the contract has it", async () => {
  for (const { world } of deskCases) {
    service = await startDeskService(world);
    for (const venue of world.venues) {
      for (const kind of ["inverse", "linear"] as const) {
        if (world.venueStates[`${venue}/${kind}`] !== undefined) continue;
        const { perpetuals, asOf, expires } = await read(
          `perpetuals/${venue}/${kind}`,
          perpetualsResource.answer,
        );
        const listed = world.markets.filter((market) => market.venue === venue && market.kind === kind);
        expect(perpetuals.map(({ symbol }) => symbol)).toEqual(listed.map(({ symbol }) => symbol));
        expect(expires - asOf).toBe(5_000);
      }
    }
    await service.close(0);
  }
});

it("writes decimals without an exponent", async () => {
  service = await startDeskService(worldOf(/1000PEPE/));
  const { perpetuals } = await read("perpetuals/bybit/linear", perpetualsResource.answer);
  expect(perpetuals.find(({ coin }) => coin === "PEPE")?.mark).toBe("0.000012");
});

it("leaves a request of a waiting venue open, and answers a failed one with its problem", async () => {
  service = await startDeskService(worldOf(/has not answered/));
  const open = fetch(`${service.url}/api/v1/perpetuals/bybit/inverse`, { signal: AbortSignal.timeout(300) });
  await expect(open).rejects.toThrow(/timeout/i);
  await service.close(0);
  service = await startDeskService(worldOf(/is down/));
  expect(await read("perpetuals/okx/linear", problemSchema)).toMatchObject({
    status: 503,
    code: "venue_unavailable",
  });
  const { offers, failed } = await read("compare/ETH?kind=linear", compareResource.answer);
  expect(offers.map(({ venue }) => venue)).toEqual(["bybit"]);
  expect(failed.map(({ venue }) => venue)).toEqual(["okx"]);
});

it("compares a coin over the venues, and knows no other", async () => {
  service = await startDeskService(worldOf(/identity/));
  const { offers, setApart } = await read("compare/bb?kind=linear", compareResource.answer);
  expect(setApart.map(({ venue }) => venue)).toEqual(["binance"]);
  // 0.01 % every 8 hours on each: 10.95 % a year.
  expect(offers.map(({ venue, apr }) => [venue, apr])).toEqual([
    ["okx", "0.1095"],
    ["gate", "0.1095"],
    ["mexc", "0.1095"],
  ]);
  expect((await read("compare/ZZTOP", problemSchema)).code).toBe("unknown_coin");
  expect((await read("perpetuals/nowhere/linear", problemSchema)).code).toBe("unknown_venue");
});

it("reports the past as if it ended now", async () => {
  service = await startDeskService(worldOf(/with a history/));
  const closes = await read("candles/bybit/inverse/ETH?days=730", candlesResource.answer);
  const today = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  expect(closes).toHaveLength(120);
  expect(closes.at(0)?.[1]).toBe("100");
  expect(closes.at(-1)?.slice(0, 2)).toEqual([today - 86_400_000, "199.56403108512274"]);
  expect(await read("candles/bybit/inverse/ETH?days=7", candlesResource.answer)).toEqual(closes.slice(-7));
  const rates = await read("funding/bybit/inverse/ETH?days=730", fundingResource.answer);
  expect(rates).toHaveLength(240);
  expect(rates.map(([time], index) => time - (rates[index - 1]?.[0] ?? time - 28_800_000))).toEqual(
    rates.map(() => 28_800_000),
  );
  expect(await read("funding/bybit/inverse/ETH?days=7", fundingResource.answer)).toEqual(rates.slice(-21));
  expect((await read("funding/bybit/inverse/BTC", problemSchema)).code).toBe("unknown_coin");
});

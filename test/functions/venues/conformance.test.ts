import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Perpetual, Snapshot } from "../../../shared/contract/perpetuals.js";
import { isHedgeable } from "../../../shared/listing/hedgeable.js";
import { Decimal } from "../../../shared/decimal.js";
import { nextFundingAfter, type Contract } from "../../simulator/market.js";
import type { SimulatedRequest } from "../../simulator/requestLog.js";
import { venueOfHost } from "../../simulator/venues/registry.js";
import { venueSubjects, type VenueSubject } from "../support/venueSubjects.js";
import { stillNow, useStillMarket } from "../support/useStillMarket.js";

const hourMs = 3_600_000;

// No venue prints a price with a step wider than this part of it.
const priceTolerance = 0.0002;
// Steps are 1, 2 or 5 units of the last digit that is printed; half of the widest, and a little for rounding.
const unitsOfLastDigit = 2.6;
const doublePrecision = 1e-15;
// Half of the sixth digit behind the point, the last that every venue prints.
const rateTolerance = 0.000_000_51;

// Venues whose list of contracts publishes none.
const withoutLeverage: ReadonlySet<string> = new Set([
  "binance inverse",
  "binance linear",
  "bingx inverse",
  "kraken inverse",
  "kraken linear",
  "htx inverse",
  "htx linear",
]);

const still = useStillMarket();

// Some venues are sent the time with every question.
const addressOf = ({ method, path, query, body }: SimulatedRequest): string =>
  `${method} ${path}${query.replace(/([?&]timestamp=)\d+/, "$1")} ${body}`;

/** What an exchange wrote as the value of these fields, wherever they stand. */
function fieldValues(value: unknown, names: readonly string[]): (string | number)[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    names.includes(name) && (typeof inner === "string" || typeof inner === "number")
      ? [inner]
      : fieldValues(inner, names),
  );
}

/** The digits of a number without the zeros around them: the same wherever its point stands. */
const digitsOf = (value: string | number): string =>
  new Decimal(value)
    .toFixed()
    .replace(/[-.]/g, "")
    .replace(/^0+|0+$/g, "");

/** What the simulated exchange answers to a request, as text for text and number for number it is sent. */
function answered({ host, method, path, query, body }: SimulatedRequest): unknown {
  const answer = venueOfHost(host)?.answer(
    { host, method, path, query: new URLSearchParams(query), body },
    { market: still.simulator.market, time: stillNow, clock: stillNow },
  );
  return answer?.kind === "json" ? answer.body : undefined;
}

describe.each(venueSubjects)("$id $kind", (subject: VenueSubject) => {
  const { id, kind, path, simulated } = subject;
  const notPublished = simulated.notPublished ?? [];
  const truths = new Map<string, Contract>(
    simulated.perpetuals(kind, stillNow).map((contract) => [`${contract.coin}/${contract.quote}`, contract]),
  );
  let snapshot: Snapshot;
  let requests: readonly SimulatedRequest[];
  beforeAll(async () => {
    vi.setSystemTime(stillNow);
    still.simulator.clearRequests();
    const served = await still.app.snapshot(path);
    // Shares among the coins are tested with their venue.
    const perpetuals = served.perpetuals.filter((perpetual) => isHedgeable(perpetual, kind));
    snapshot = { ...served, perpetuals };
    requests = still.simulator.requests();
  });

  const truthOf = ({ coin, quote }: Perpetual): Contract => {
    const contract = truths.get(`${coin}/${quote}`);
    if (contract === undefined) throw new Error(`${id} does not list ${coin}/${quote}`);
    return contract;
  };
  const expectNear = (price: string | null, { multiplier }: Contract, truth: number): void => {
    const listed = new Decimal(price ?? Number.NaN).times(multiplier);
    const printed = Math.max(unitsOfLastDigit * 10 ** -listed.decimalPlaces(), truth * doublePrecision);
    const distance = Math.abs(listed.minus(truth).toNumber());
    const what = `${String(price)} is not ${String(truth)}`;
    expect(distance, what).toBeLessThan(Math.min(printed, truth * priceTolerance));
  };

  test("lists what can be traded, each once: nothing dated, quanto, closing, unlisted or still to open", () => {
    expect(snapshot).toMatchObject({ venue: id, kind, asOf: stillNow, stale: false, source: "simulated" });
    expect(snapshot.perpetuals.map(({ coin, quote }) => `${coin}/${quote}`).sort()).toEqual(
      [...truths.keys()].sort(),
    );
  });

  test("names each contract by what it is", () => {
    for (const perpetual of snapshot.perpetuals) {
      const { coin, symbol, quote, settle, coinMultiplier, contractUnit } = perpetual;
      const bundles = [`${String(coinMultiplier)}${coin}`, `K${coin}`];
      const listed = coinMultiplier === 1 ? [coin] : bundles;
      expect(listed.map((base) => `${base}/${quote}:${settle}`)).toContain(symbol);
      expect(coin).toMatch(/^[A-Z0-9]+$/);
      expect(coinMultiplier).toBe(truthOf(perpetual).multiplier);
      expect(settle).toBe(kind === "inverse" ? coin : quote);
      if (kind === "inverse") expect(quote).toBe("USD");
      expect(contractUnit).toBe(kind === "linear" ? "coin" : "USD");
    }
  });

  test("reports sizes and steps one can order by", () => {
    for (const { symbol, contractSize, lotStep, minContracts } of snapshot.perpetuals) {
      expect(Number(contractSize ?? Number.NaN), symbol).toBeGreaterThan(0);
      expect(Number(lotStep ?? Number.NaN), symbol).toBeGreaterThan(0);
      // Some venues report no smallest order.
      if (minContracts !== null && lotStep !== null) {
        expect(new Decimal(minContracts).gt(0), symbol).toBe(true);
        expect(new Decimal(minContracts).mod(lotStep).isZero(), symbol).toBe(true);
      }
    }
  });

  test("reports what an order needs: its own name of the contract, whether it is a coin, the highest leverage", () => {
    for (const perpetual of snapshot.perpetuals) {
      const { symbol, orderSymbol, assetClass, maxLeverage, minNotional } = perpetual;
      expect(orderSymbol).toBe(truthOf(perpetual).symbol);
      // Of lists that hold nothing but coins two venues report no class.
      expect(["crypto", null], symbol).toContain(assetClass);
      if (!withoutLeverage.has(`${id} ${kind}`)) expect(Number(maxLeverage), symbol).toBeGreaterThan(1);
      if (minNotional !== null) expect(Number(minNotional), symbol).toBeGreaterThan(0);
    }
    const names = snapshot.perpetuals.map(({ orderSymbol }) => orderSymbol);
    expect(new Set(names).size).toBe(names.length);
  });

  test("funding keeps within its limits, where they are reported", () => {
    for (const { symbol, fundingRate, fundingCap, fundingFloor } of snapshot.perpetuals) {
      if (fundingCap !== null) expect(Number(fundingRate), symbol).toBeLessThanOrEqual(Number(fundingCap));
      if (fundingFloor !== null)
        expect(Number(fundingRate), symbol).toBeGreaterThanOrEqual(Number(fundingFloor));
    }
  });

  test("prices are the market's, per coin, in the very digits of the exchange", () => {
    const prices = requests.flatMap((request) => fieldValues(answered(request), simulated.priceFields));
    const byDigits = new Map<string, (string | number)[]>();
    for (const value of prices) {
      byDigits.set(digitsOf(value), [...(byDigits.get(digitsOf(value)) ?? []), value]);
    }
    for (const perpetual of snapshot.perpetuals) {
      const { mark, index, coinMultiplier, symbol } = perpetual;
      const contract = truthOf(perpetual);
      const truth = still.simulator.market.quote(contract, stillNow);
      expectNear(index, contract, truth.index);
      if (notPublished.includes("mark")) expect(mark).toBeNull();
      else {
        expectNear(mark, contract, truth.mark);
        expect(Math.abs(Number(mark) / Number(index) - 1), symbol).toBeLessThan(0.05);
      }
      for (const price of [mark, index].filter((value) => value !== null)) {
        const written = byDigits.get(digitsOf(price)) ?? [];
        expect(written, `${symbol} ${price}`).not.toHaveLength(0);
        const asText = coinMultiplier === 1 && written.every((value) => typeof value === "string");
        if (asText) expect(written).toContain(price);
      }
    }
  });

  test("funding is what the next settlement charges, and when", () => {
    for (const perpetual of snapshot.perpetuals) {
      const { fundingRate, intervalHours, nextFunding, symbol } = perpetual;
      const contract = truthOf(perpetual);
      const truth = still.simulator.market.quote(contract, stillNow).fundingRate ?? Number.NaN;
      const rate = Number(fundingRate ?? Number.NaN);
      expect(Math.sign(rate), symbol).toBe(Math.sign(truth));
      expect(Math.abs(rate - truth), symbol).toBeLessThan(rateTolerance);
      const hours = contract.intervalHours ?? Number.NaN;
      expect(intervalHours, symbol).toBe(hours);
      if (notPublished.includes("nextFunding")) expect(nextFunding).toBeNull();
      else {
        expect(nextFunding, symbol).toBe(nextFundingAfter(stillNow, hours, contract.firstSettlement));
        expect(nextFunding).toBeLessThanOrEqual(stillNow + hours * hourMs);
      }
    }
  });

  test("with its contracts known a refresh is a few requests, the same each time", async () => {
    const refreshed = async (time: number): Promise<string[]> => {
      vi.setSystemTime(time);
      still.simulator.clearRequests();
      expect((await still.app.snapshot(path)).asOf).toBe(time);
      expect(still.simulator.count({ venue: id })).toBe(still.simulator.count({}));
      return still.simulator.requests().map(addressOf).sort();
    };
    const second = await refreshed(stillNow + 5000);
    // One more than three only where a venue reports its indices by the currency they are quoted in.
    expect(second.length).toBeLessThanOrEqual(4);
    expect(second.length).toBeLessThan(requests.length);
    expect(requests.map(addressOf)).toEqual(expect.arrayContaining(second));
    expect(await refreshed(stillNow + 10_000)).toEqual(second);
  });
});

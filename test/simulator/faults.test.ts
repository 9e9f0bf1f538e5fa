import ccxt from "ccxt";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { connect } from "./connect.js";
import type { Fault } from "./fault.js";
import { fetchRows } from "./fetchRows.js";
import { startSimulator, type Simulator } from "./simulator.js";

const time = Date.UTC(2026, 10, 22, 10, 40, 0);
const premiumIndex = "/dapi/v1/premiumIndex";
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ now: () => time });
});
afterEach(() => {
  simulator.setFault(null);
  simulator.clearRequests();
});
afterAll(async () => {
  await simulator.close();
});

async function connected(id: Parameters<typeof connect>[0]) {
  const exchange = connect(id, simulator);
  await exchange.loadMarkets();
  return async () => exchange.fetchFundingRates(undefined, id === "bybit" ? { subType: "inverse" } : {});
}

const rawRows = async () => fetchRows(simulator, `https://dapi.binance.com${premiumIndex}`);

describe("refusals reach ccxt as the exchange's own", () => {
  test.each([
    ["binancecoinm", 429, ccxt.DDoSProtection],
    ["binancecoinm", 418, ccxt.DDoSProtection],
    ["binancecoinm", 451, ccxt.ExchangeNotAvailable],
    ["binancecoinm", 403, ccxt.ExchangeNotAvailable],
    ["binancecoinm", 500, ccxt.OperationFailed],
    ["bybit", 429, ccxt.RateLimitExceeded],
    ["bybit", 418, ccxt.RateLimitExceeded],
    ["bybit", 451, ccxt.PermissionDenied],
    ["bybit", 403, ccxt.RateLimitExceeded],
    ["bybit", 500, ccxt.ExchangeError],
  ] as const)("%s %d", async (id, status, expected) => {
    const ask = await connected(id);
    simulator.setFault({ kind: "status", status });
    await expect(ask()).rejects.toThrow(expected);
  });

  test("with the header that says how long to wait", async () => {
    simulator.setFault({ kind: "status", status: 429, retryAfterS: 7 });
    const response = await fetch(`${simulator.url}https://dapi.binance.com${premiumIndex}`);
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("7");
    expect(await response.json()).toMatchObject({ code: -1003 });
  });

  test("a geographic block of Bybit is a web page that names CloudFront", async () => {
    const ask = await connected("bybit");
    simulator.setFault({ kind: "status", status: 403 });
    await expect(ask()).rejects.toThrow(/CloudFront/);
  });
});

describe("broken connections and bodies", () => {
  test("refuse: ccxt sees a network error", async () => {
    const ask = await connected("binancecoinm");
    simulator.setFault({ kind: "refuse" });
    await expect(ask()).rejects.toThrow(ccxt.NetworkError);
  });

  test("cutBody: the client fails although status and length were sent", async () => {
    const ask = await connected("binancecoinm");
    simulator.setFault({ kind: "cutBody" });
    await expect(ask()).rejects.toThrow();
    const response = await fetch(`${simulator.url}https://dapi.binance.com${premiumIndex}`);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  test("html: a page with status 200, which ccxt takes for an empty answer of Binance", async () => {
    const ask = await connected("binancecoinm");
    simulator.setFault({ kind: "html" });
    expect(await ask()).toEqual({});
    const response = await fetch(`${simulator.url}https://dapi.binance.com${premiumIndex}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html");
  });

  test("latency delays a right answer", async () => {
    simulator.setFault({ kind: "latency", ms: 120 });
    const start = performance.now();
    expect(await rawRows()).toHaveLength(28);
    expect(performance.now() - start).toBeGreaterThanOrEqual(115);
  });

  test("a client that gives up does not keep the simulator from closing", async () => {
    const other = await startSimulator();
    other.setFault({ kind: "latency", ms: 60_000 });
    const gone = fetch(`${other.url}https://dapi.binance.com${premiumIndex}`);
    await expect.poll(() => other.count({})).toBe(1);
    await Promise.all([other.close(), expect(gone).rejects.toThrow()]);
  });
});

describe("wrong data in a right envelope", () => {
  test("wrongTypes: numbers, nulls and objects where decimal texts belong", async () => {
    simulator.setFault({ kind: "wrongTypes" });
    const kinds = new Set((await rawRows()).map(({ markPrice }) => JSON.stringify(markPrice).charAt(0)));
    expect([...kinds].sort()).toEqual(expect.arrayContaining(["n", "{"]));
    expect([...kinds].some((kind) => /\d/.test(kind))).toBe(true);
    expect(kinds).not.toContain('"');
  });

  test("emptyList: no rows on either exchange", async () => {
    const binance = await connected("binancecoinm");
    const bybit = await connected("bybit");
    simulator.setFault({ kind: "emptyList" });
    expect(await binance()).toEqual({});
    expect(await bybit()).toEqual({});
  });

  test("missingSymbol: one row less", async () => {
    const ask = await connected("binancecoinm");
    simulator.setFault({ kind: "missingSymbol", symbol: "ETHUSD_PERP" });
    const rates = await ask();
    expect(rates).not.toHaveProperty(["ETH/USD:ETH"]);
    expect(Object.keys(rates)).toHaveLength(27);
  });

  test.each([
    [{ kind: "negativePrice" }, /^-\d/],
    [{ kind: "zeroPrice" }, /^0$/],
  ] as const satisfies readonly (readonly [Fault, RegExp])[])("%o", async (fault, expected) => {
    for (const id of ["binancecoinm", "bybit"] as const) {
      const ask = await connected(id);
      simulator.setFault(fault);
      const rates = await ask();
      simulator.setFault(null);
      expect(String(rates["BTC/USD:BTC"]?.markPrice)).toMatch(expected);
    }
  });

  test("clockSkew: times are off, prices are not", async () => {
    const honest = (await rawRows())[0];
    simulator.setFault({ kind: "clockSkew", ms: -86_400_000 });
    const skewed = (await rawRows())[0];
    expect(skewed).toMatchObject({
      markPrice: honest?.["markPrice"],
      nextFundingTime: Date.UTC(2026, 10, 21, 16),
      time: time - 86_400_000,
    });
  });
});

describe("which requests a fault meets", () => {
  test("only those of its venue and path; the fault set last wins; null takes one off", async () => {
    const binance = await connected("binancecoinm");
    const bybit = await connected("bybit");
    simulator.setFault({ kind: "status", status: 500 }, { venue: "binance" });
    await expect(binance()).rejects.toThrow(ccxt.BaseError);
    expect(await bybit()).toHaveProperty(["BTC/USD:BTC"]);
    simulator.setFault({ kind: "emptyList" }, { path: premiumIndex });
    expect(await binance()).toEqual({});
    simulator.setFault(null, { path: premiumIndex });
    await expect(binance()).rejects.toThrow(ccxt.BaseError);
    simulator.setFault(null, { venue: "binance" });
    expect(await binance()).toHaveProperty(["BTC/USD:BTC"]);
  });
});

// The folder that the evidence program writes through a service, and what it then computes from it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { evidenceText } from "../../scripts/evidence/evidenceText.js";
import { fetchPast } from "../../scripts/evidence/fromService.js";
import { useStillMarket } from "../functions/support/useStillMarket.js";

const market = useStillMarket();

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(resolve(tmpdir(), "evidence-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  market.simulator.setFault(null);
});

function linesOf(name: string): readonly string[] {
  return readFileSync(resolve(folder, name), "utf8").trim().split("\n");
}

describe("a folder through the service", () => {
  // First: computing keeps this process busy for so long that the service ends idle connections.
  it("says of each coin what is missing", async () => {
    market.simulator.setFault(
      { kind: "status", status: 429 },
      { venue: "mexc", path: "/api/v1/contract/kline" },
    );
    const problems = await fetchPast({ service: market.app.url, venue: "mexc", folder });
    expect(problems.find((problem) => problem.startsWith("SOL: "))).toContain("candles/mexc/linear/SOL");
    expect(readdirSync(folder)).toEqual(["MANIFEST.json"]);
  });

  it("holds a venue's past as the exchange has it, and evidence can be computed from it", async () => {
    expect(await fetchPast({ service: market.app.url, venue: "binance", folder })).toEqual([]);
    const days = linesOf("daily/SOL.csv");
    expect(days[0]).toBe("date,high,low,close");
    // Time stands still on 15 January 2026: 730 days that are over.
    expect(days).toHaveLength(731);
    const [date, high, low, close] = days.at(-1)?.split(",") ?? [];
    expect(date).toBe("2026-01-14");
    const start = Date.UTC(2026, 0, 14);
    const exchange = "fapi.binance.com/fapi/v1";
    const read = async (path: string): Promise<unknown> =>
      (await fetch(`${market.simulator.url}https://${exchange}/${path}`)).json();
    const candles = await read(`klines?symbol=SOLUSDT&interval=1d&startTime=${String(start)}&limit=1`);
    expect(candles).toEqual([expect.arrayContaining([start, high, low, close])]);
    const rates = linesOf("funding/binance-linear/SOL.csv");
    expect(rates[0]).toBe("time,rate");
    const [time = "", rate] = rates.at(-1)?.split(",") ?? [];
    expect(time).toBe("2026-01-15T08:00Z");
    const settled = await read(
      `fundingRate?symbol=SOLUSDT&startTime=${String(Date.parse(time) - 60_000)}&limit=1`,
    );
    expect(settled).toMatchObject([{ symbol: "SOLUSDT", fundingRate: rate }]);

    const files = readdirSync(resolve(folder, "daily"));
    expect(files).toContain("BTC.csv");
    const text = evidenceText(folder, null);
    expect(text).toContain(`_Data: ${String(files.length)} coins,`);
    expect(text).toContain("| BTC, binance-linear | 24 |");
    expect(text).toContain("| daily | binance, through HEDGE's service | 2026-01-15 | none stated |");
  });
});

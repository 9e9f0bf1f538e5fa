// The evidence program on folders whose figures are counted by hand.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { evidenceText } from "../../scripts/evidence/evidenceText.js";
import { fetchPast } from "../../scripts/evidence/fromService.js";

const dayMs = 86_400_000;
const begin = Date.UTC(2024, 0, 1);
const service = "http://127.0.0.1:9";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(resolve(tmpdir(), "evidence-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.unstubAllGlobals();
});

function write(name: string, head: string, rows: readonly (readonly unknown[])[]): void {
  const file = resolve(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, [head, ...rows.map((row) => row.join(","))].join("\n"));
}

/** Days at 100 USD, but for highs at some of them. */
function days(count: number, highs: Readonly<Record<number, number>> = {}): readonly (readonly unknown[])[] {
  return Array.from({ length: count }, (_none, index) => {
    const date = new Date(begin + index * dayMs).toISOString().slice(0, 10);
    return [date, highs[index] ?? 100, 100, 100];
  });
}

function rowOf(text: string, start: string): readonly string[] {
  const line = text.split("\n").find((each) => each.startsWith(`| ${start}`)) ?? "";
  return line.split("|").map((cell) => cell.trim());
}

describe("evidence", () => {
  it("counts the weekly starts that a high liquidated", () => {
    write("daily/BTC.csv", "date,high,low,close", days(120, { 30: 200 }));
    const text = evidenceText(folder);
    expect(text).toContain("1 coins, 120 days of prices, 2024-01-01 to 2024-04-29");
    // 17 starts of 7 days, 13 of 30 and 5 of 90: day 28 sees it in 7 days, days 0 to 28 in 30 and in 90.
    expect(text).toContain("BTC 17/13/5");
    expect(rowOf(text, "inverse, margin 50 %").slice(2, 4)).toEqual(["+95 %", "5.9 / 38.5 / 100.0"]);
    expect(rowOf(text, "inverse, margin 75 %").slice(2, 4)).toEqual(["+290 %", "0.0 / 0.0 / 0.0"]);
    expect(rowOf(text, "linear, margin 100 %").slice(2, 4)).toEqual(["+95 %", "5.9 / 38.5 / 100.0"]);
    expect(text).toContain("100 % never closed beyond the liquidation");
  });

  it("tries margin by the past on what came after", () => {
    // Highs that fall day by day, but for 50 % above the close on days 380 and 430.
    const highs = Object.fromEntries(Array.from({ length: 460 }, (_none, day) => [day, 120 - day / 100]));
    write("daily/ETH.csv", "date,high,low,close", days(460, { ...highs, 380: 150, 430: 150 }));
    const text = evidenceText(folder);
    // Weekly starts from 365: ten with 30 days behind them, to 428. Of those 386 and 393 see neither day.
    expect(text).toContain("ETH 10/1");
    expect(rowOf(text, "95 % rise ")[2]).toBe("80.0 / 100.0");
    expect(rowOf(text, "95 % rise, at least +100 %")[2]).toContain("0.0 / 0.0");
  });

  it("shows what an episode cost, and when a limit warned", () => {
    const rates = Array.from({ length: 40 }, (_none, index) => [
      new Date(begin + index * (dayMs / 2)).toISOString(),
      index < 20 ? -0.001 : -0.01,
    ]);
    write("episodes/TEST/funding.csv", "time,rate", rates);
    const text = evidenceText(folder);
    // 20 × 0.1 % + 20 × 1 %; the worst seven days hold 14 settlements.
    expect(text).toContain("a short paid 22.0 % of its size, 14.0 % in");
    // The first moment with seven days holds 1.4 %; 15 settlements are behind it, 1.5 of 22 %.
    expect(rowOf(text, "1 %").slice(2, 4)).toEqual(["2024-01-08 00:00", "93"]);
  });

  it("refuses a folder that holds nothing of it, and a row without a price", () => {
    expect(() => evidenceText(folder)).toThrow("holds no daily/");
    write("daily/BTC.csv", "date,high,low,close", [["2024-01-01", 1, 1, ""]]);
    expect(() => evidenceText(folder)).toThrow("has a row without close");
  });
});

describe("a folder through the service", () => {
  const perpetual = (coin: string) => ({
    ...{ coin, symbol: `${coin}/USDT:USDT`, quote: "USDT", settle: "USDT", mark: "1", index: "1" },
    ...{ fundingRate: null, nextFunding: null, intervalHours: null, contractSize: "1", contractUnit: "coin" },
    ...{ lotStep: "1", minContracts: null, minNotional: null, coinMultiplier: 1, orderSymbol: null },
    ...{ assetClass: "crypto", fundingCap: null, fundingFloor: null, maxLeverage: null, closing: null },
  });

  it("holds what the service answers, and says what it could not have", async () => {
    const answers: Readonly<Record<string, unknown>> = {
      perpetuals: {
        ...{
          venue: "binance",
          kind: "linear",
          asOf: begin,
          expires: begin,
          stale: false,
          source: "exchange",
          hasTiers: false,
        },
        perpetuals: [perpetual("SOL"), perpetual("OLD")],
      },
      "candles SOL": [[begin, "20", "21", "19"]],
      "funding SOL": [[begin + 9, "0.0001"]],
      "candles OLD": [[begin, "20"]],
    };
    vi.stubGlobal("fetch", async (url: URL): Promise<Response> => {
      const [, , , route = "", , , coin] = url.pathname.split("/");
      return Promise.resolve(Response.json(answers[coin === undefined ? route : `${route} ${coin}`] ?? []));
    });
    const problems = await fetchPast({ service, venue: "binance", folder });
    expect(problems).toEqual(["OLD: the service answers no daily highs"]);
    expect(readFileSync(resolve(folder, "daily/SOL.csv"), "utf8")).toBe(
      "date,high,low,close\n2024-01-01,21,19,20\n",
    );
    expect(readFileSync(resolve(folder, "funding/binance-linear/SOL.csv"), "utf8")).toBe(
      "time,rate\n2024-01-01T00:00Z,0.0001\n",
    );
  });
});

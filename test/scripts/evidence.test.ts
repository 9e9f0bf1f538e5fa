// The evidence program on folders whose figures are counted by hand.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { evidenceText } from "../../scripts/evidence/evidenceText.js";
import { checkReference, referenceText } from "../../scripts/evidence/referenceCases.js";

const dayMs = 86_400_000;
const begin = Date.UTC(2024, 0, 1);

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(resolve(tmpdir(), "evidence-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
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
    const text = evidenceText(folder, null);
    expect(text).toContain("1 coin, 120 days of prices, 2024-01-01 to 2024-04-29, no day missing");
    // 17 starts of 7 days, 13 of 30 and 5 of 90: day 28 sees it in 7 days, days 0 to 28 in 30 and in 90.
    expect(text).toContain("BTC 17/13/5");
    expect(rowOf(text, "inverse, margin 50 %").slice(2, 4)).toEqual(["+95 %", "5.9 / 38.5 / 100.0"]);
    expect(rowOf(text, "inverse, margin 75 %").slice(2, 4)).toEqual(["+290 %", "0.0 / 0.0 / 0.0"]);
    expect(rowOf(text, "linear, margin 100 %").slice(2, 4)).toEqual(["+95 %", "5.9 / 38.5 / 100.0"]);
    expect(text).toContain("100 % never closed at or\nabove the liquidation price");
  });

  it("tries margin by the past on what came after", () => {
    // Highs that fall day by day, but for 50 % above the close on days 380 and 430.
    const highs = Object.fromEntries(Array.from({ length: 460 }, (_none, day) => [day, 120 - day / 100]));
    write("daily/ETH.csv", "date,high,low,close", days(460, { ...highs, 380: 150, 430: 150 }));
    const text = evidenceText(folder, null);
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
    const text = evidenceText(folder, null);
    // 20 × 0.1 % + 20 × 1 %; the worst seven days hold 14 settlements.
    expect(text).toContain("A short paid 22.0 % of its notional, 14.0 % in");
    // The first moment with seven days holds 1.4 %; 15 settlements are behind it, 1.5 of 22 %.
    expect(rowOf(text, "1 ").slice(2, 4)).toEqual(["2024-01-08 00:00", "93"]);
  });

  it("leaves out the windows over a missing day, and says how many are missing", () => {
    write("daily/BTC.csv", "date,high,low,close", [...days(20), ...days(60).slice(21)]);
    const text = evidenceText(folder, null);
    expect(text).toContain("59 days of prices, 2024-01-01 to 2024-02-29, 1 day missing");
    // Weekly starts of 7 days: 0, 7 and 21 (not day 14, whose week holds the gap on day 20) to 49; of 30 days: 21 and 28.
    expect(text).toContain("BTC 7/2/0");
  });

  it("sums no funding over settlements that are missing", () => {
    // Twice a day for 60 days, then a hole of two days, then 300 days.
    const rates = Array.from({ length: 720 }, (_none, place) => [
      new Date(begin + place * (dayMs / 2) + (place < 120 ? 0 : 2 * dayMs)).toISOString(),
      place === 119 ? -0.01 : 0.001,
    ]);
    write("funding/okx-linear-2024/SOL.csv", "time,rate", rates);
    const text = evidenceText(folder, null);
    // 59 × 0.1 % - 1 % where the last settlement before the hole is the last; 60 × 0.1 % in all others.
    expect(rowOf(text, "SOL, okx-linear-2024").slice(3, 8)).toEqual(["6.00", "6.00", "6.00", "4.90", "0.0"]);
  });

  it("says which past predicted funding, and how altcoins persist", () => {
    // 0.01 % a settlement in one half-year and -0.01 % in the next: only the turns are forecast wrongly.
    const series = (scale: number) =>
      Array.from({ length: 800 }, (_none, place) => [
        new Date(begin + place * (dayMs / 2)).toISOString(),
        (place % 400 < 200 ? -0.0002 : 0.0001) * scale,
      ]);
    for (const [place, coin] of ["ADA", "SOL", "XRP"].entries()) {
      write(`funding/okx-linear/${coin}.csv`, "time,rate", series(place + 1));
    }
    const text = evidenceText(folder, null);
    expect(rowOf(text, "linear ").slice(2, 3)).toEqual(["3 / 1"]);
    // The last 30 days are the steady end of a half-year: each method forecasts them exactly.
    const exact = "1.00 / 100 / 0.00";
    expect(rowOf(text, "last 30 days").slice(2, 7)).toEqual(["3", exact, exact, exact, "100"]);
    // ADA pays 14 × 0.02 % = 0.28 % a week, SOL 0.56, XRP 0.84: none reaches 1 %.
    expect(text).not.toContain("had cost a short");
    write("funding/okx-linear/TRX.csv", "time,rate", series(5));
    // TRX pays 1.4 % in its first week and in the next.
    expect(evidenceText(folder, null)).toContain(
      "Of these 4 coins, 1 had cost a short 1 % of its notional within seven days. 1 of them have seven days after the\n" +
        "first such moment: in 100 % these cost again, a median of 1.40 %",
    );
  });

  it("lists the sources of the folder, and says where it states none", () => {
    write("daily/BTC.csv", "date,high,low,close", days(40));
    expect(evidenceText(folder, null)).toContain("The folder states no sources");
    const source = {
      repository: "a/b",
      commit: "0123456789abcdef0123456789abcdef01234567",
      licence: "MIT",
      files: 1,
      rows: 40,
    };
    const group = { ...source, first: "2024-01-01", last: "2024-02-09" };
    const groups = [
      { ...group, group: "daily" },
      { ...group, group: "notes" },
    ];
    writeFileSync(resolve(folder, "MANIFEST.json"), JSON.stringify({ groups }));
    const text = evidenceText(folder, null);
    expect(text).toContain("| daily | a/b | 0123456 | MIT | 1 / 40 | 2024-01-01 | 2024-02-09 |");
    expect(text).not.toContain("notes");
  });
});

describe("a folder that is not valid", () => {
  it.each([
    [
      "a wrong column",
      "date,high,low,last",
      [["2024-01-01", 2, 1, 1]],
      'no column close, the first line is "date',
    ],
    [
      "an empty cell",
      "date,high,low,close",
      [["2024-01-01", 2, 1, ""]],
      'line 2: close is not valid, was ""',
    ],
    ["a price of 0", "date,high,low,close", [["2024-01-01", 2, 0, 1]], 'line 2: low is not valid, was "0"'],
    ["no date", "date,high,low,close", [["yesterday", 2, 1, 1]], 'date must be an ISO time, was "yesterday"'],
    ["newest first", "date,high,low,close", [...days(2)].reverse(), "line 3: date must be later"],
    ["a day twice", "date,high,low,close", [...days(1), ...days(1)], "line 3: date must be later"],
  ])("is refused for %s", (_what, head, rows, reason) => {
    write("daily/BTC.csv", head, rows);
    expect(() => evidenceText(folder, null)).toThrow(reason);
    expect(() => evidenceText(folder, null)).toThrow(resolve(folder, "daily/BTC.csv"));
  });

  it("is refused for a rate in percent, an episode without its file, and with nothing in it", () => {
    expect(() => evidenceText(folder, null)).toThrow("has no daily/");
    write("episodes/TEST/prices.csv", "date,close", []);
    expect(() => evidenceText(folder, null)).toThrow("episodes/TEST/funding.csv is missing");
    write("episodes/TEST/funding.csv", "time,rate", [["2024-01-01T00:00Z", 0.5]]);
    expect(() => evidenceText(folder, null)).toThrow('rate is not valid, was "0.5"');
  });
});

describe("reference cases", () => {
  // 10 % to the last digit, which plain doubles miss: C98USDT on Binance in December 2025.
  const closes = [0.024, 0.0264, 0.0263].map((price, day) => [
    `2025-12-1${String(day)}`,
    price,
    price,
    price,
  ]);
  const survived = {
    fn: "SURVIVAL",
    file: "daily/C98.csv",
    days: 1,
    distance: 0.1,
    highs: true,
    expected: 0.5,
  };
  const risen = { fn: "RISE", file: "daily/C98.csv", days: 1, quantile: 1, highs: false, expected: 0.1 };

  function writeCases(content: unknown): void {
    write("daily/C98.csv", "date,high,low,close", closes);
    const rates = [-1, -2, -4, -8].map((rate, place) => [
      new Date(begin + place * (dayMs / 2)).toISOString(),
      rate / 1000,
    ]);
    write("funding/okx-linear/C98.csv", "time,rate", rates);
    writeFileSync(resolve(folder, "reference.json"), JSON.stringify(content));
  }

  it("that agree are counted, and those that hold their cells themselves left out", () => {
    // 0.4 + 0.8 % in the last day; 0.2 + 0.4 % where it ends half a day before.
    const stress = { fn: "FUNDINGSTRESS", file: "funding/okx-linear/C98.csv", days: 1, quantile: 1 };
    writeCases({
      cases: [
        { ...survived, windows: 2 },
        { ...risen, from: "2025-12-10", to: "2025-12-11", windows: 1 },
        { ...stress, windows: 2, expected: 0.012 },
        { ...stress, to: "2024-01-02T00:00Z", windows: 1, expected: 0.006 },
        { fn: "RISE", args: [[1, 2], 1], expected: 1 },
      ],
      ties: [survived],
    });
    const check = checkReference(folder);
    expect(check).toEqual({ count: 5, problems: [] });
    expect(evidenceText(folder, check)).toContain("5 of 5 reference cases agree");
  });

  it("that differ are named", () => {
    writeCases({
      cases: [
        { ...survived, expected: 1 },
        { ...risen, windows: 3 },
        { ...risen, expected: 0.1 + 1e-10 },
      ],
    });
    const check = checkReference(folder) ?? { count: 0, problems: [] };
    expect(referenceText(check)).toBe("0 of 3 reference cases agree");
    expect(check.problems).toEqual([
      "SURVIVAL of daily/C98.csv, 1 days: 0.5, expected 1",
      "RISE of daily/C98.csv, 1 days: 2 windows, expected 3",
      "RISE of daily/C98.csv, 1 days: 0.1, expected 0.1000000001",
    ]);
    expect(evidenceText(folder, check)).toContain("- SURVIVAL of daily/C98.csv, 1 days: 0.5, expected 1");
  });

  it("are none in a folder without the file, and refused in one that is not valid", () => {
    expect(checkReference(folder)).toBeNull();
    writeCases({ cases: [{ fn: "RISE", file: "daily/C98.csv", expected: 1 }] });
    expect(() => checkReference(folder)).toThrow("reference.json is invalid");
  });
});

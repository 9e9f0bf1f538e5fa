// METHODS judged by days after those its sizes come from, and pasts that are short, broken, stopped or of another unit.
import { describe, expect, it } from "vitest";
import type { History } from "../../../shared/contract/history.js";
import { methodTable, pastOf } from "../../support/methodTable.js";

/** 180 for the first beta, six periods of 30 days, and the close before. */
const days = 361;
const bitcoin = pastOf([0.1, -0.1], days);
const twice = pastOf([0.2, -0.2], days);
const ether = pastOf([0.05, 0.05, -0.05, -0.05], days);

describe("out of sample", () => {
  it("sizes come from 180 days and are judged by the 30 after them", () => {
    // SOL moves twice as far as Bitcoin on 210 days, then 30 days as far: the betas of both periods are 2.
    const moves = (day: number): number => (day < 210 ? 0.2 : 0.1) * (day % 2 === 0 ? 1 : -1);
    const turned = pastOf(
      Array.from({ length: 240 }, (_none, day) => moves(day)),
      241,
    );
    const { rows, periods, note } = methodTable({ SOL: turned, BTC: bitcoin.slice(0, 241) });
    expect(periods).toBe(2);
    expect(note).toBe("Out of sample: 2 periods of 30 days, each sized on the 180 days before it.");
    // Of ±20 % on 30 days and ±10 % on 30 the hedge leaves nothing, then 10 − 2 × 10 %.
    expect(rows[2]?.["removed"]).toBeCloseTo(1 - (30 * 0.01) / (30 * 0.04 + 30 * 0.01), 9);
    // Today's beta is that of the last 180 days, of which 150 moved twice as far.
    const today = (150 * 2 + 30) / 180;
    expect(rows[2]?.["size"]).toBeCloseTo(15_000 * today, 6);
    expect(rows[2]?.["rSquared"]).toBeCloseTo((today ** 2 * 180) / (150 * 4 + 30), 10);
  });
  it("a relation that stays removes 2hR² − h²R²", () => {
    // R² = 0.1²/(0.1² + 0.05²) = 0.8 in every 180 days, and in all that are judged.
    const both = pastOf([0.15, -0.05, 0.05, -0.15], days);
    for (const ratio of [0.25, 0.5, 1, 1.5]) {
      const settings = [["hedge ratio", ratio]] as const;
      const { rows } = methodTable({ SOL: both, BTC: bitcoin, ETH: ether }, { settings });
      expect(rows[2]?.["removed"]).toBeCloseTo(2 * ratio * 0.8 - ratio ** 2 * 0.8, 9);
      expect(rows[0]?.["removed"]).toBeCloseTo(1 - (1 - ratio) ** 2, 12);
    }
  });
  it("a proxy that is the coin removes all, whatever the prices do", () => {
    const noise = pastOf(
      Array.from({ length: 360 }, (_none, day) => Math.sin(day * day) / 10),
      days,
    );
    const { rows } = methodTable({ SOL: noise, BTC: noise, ETH: ether });
    expect(rows[2]?.["removed"]).toBeCloseTo(1, 10);
    expect(rows[2]?.["paidBack"]).toBeCloseTo(1, 10);
  });
  it("needs one period behind the first beta", () => {
    const cut = (length: number) =>
      methodTable({
        SOL: twice.slice(0, length),
        BTC: bitcoin.slice(0, length),
        ETH: ether.slice(0, length),
      });
    const message =
      "210 common days of prices, at least 211 are needed: 180 for the betas and 30 to test them";
    expect(cut(210).rows[2]).toMatchObject({
      removed: { code: "#N/A", message },
      paidBack: { code: "#N/A", message },
    });
    // What needs no judging stays.
    expect(cut(210).rows[2]?.["size"]).toBeCloseTo(30_000, 6);
    expect(cut(210).rows[0]).toMatchObject({ removed: 1 });
    expect(cut(211)).toMatchObject({ periods: 1 });
    expect(cut(211).rows[2]?.["removed"]).toBeCloseTo(1, 9);
    // So many days are asked for, and more are there.
    const asked = methodTable({ SOL: twice, BTC: bitcoin, ETH: ether }, { days: 90 });
    expect(asked.rows[2]?.["removed"]).toMatchObject({ message: message.replace("210", "90") });
  });
});

describe("a past that is not whole", () => {
  const holdings = [
    ["SOL", 100],
    ["XRP", 10],
  ];
  const all = { SOL: twice, BTC: bitcoin, ETH: ether };
  const withXrp = (XRP: History) => methodTable({ ...all, XRP }, { holdings });
  const whole = (past: History, factor = 1): History =>
    past.map(([day, close]): History[number] => {
      const price = String(Number(close) * factor);
      return [day, price, price, price];
    });

  it("of a coin listed 20 days ago leaves it out, and judges the rest", () => {
    const { rows, periods } = withXrp(twice.slice(-20));
    expect(rows[4]?.["method"]).toBe("Left out: XRP (20 days of prices).");
    expect(rows[2]?.["removed"]).toBeCloseTo(1, 10);
    expect(periods).toBe(6);
    const alone = methodTable({ ...all, SOL: twice.slice(-20) }).rows;
    expect(alone[2]?.["size"]).toBeCloseTo(30_000, 6);
    expect(alone[2]?.["removed"]).toMatchObject({
      message: expect.stringMatching(/^20 common days of prices, at least 211/) as string,
    });
  });
  it("of a proxy spoils the rows of that proxy", () => {
    const { rows } = methodTable({ ...all, ETH: ether.slice(-20) });
    expect(rows[2]?.["removed"]).toBeCloseTo(1, 10);
    expect(rows[3]?.["removed"]).toMatchObject({ message: "ETH cannot be tested: 20 days of prices" });
  });
  it("that stopped is left out with its last day, and one that is late by a day is not", () => {
    expect(withXrp(twice.slice(0, 261)).rows[4]?.["method"]).toBe(
      "Left out: XRP (prices end on 1970-09-18).",
    );
    expect(withXrp(twice.slice(0, 360)).rows).toHaveLength(4);
  });
  it("over a redenomination counts from there on, where that is enough", () => {
    const renamed = (night: number): History => [
      ...whole(twice.slice(0, night)),
      ...whole(twice.slice(night), 1000),
    ];
    expect(withXrp(renamed(300)).rows[4]?.["method"]).toBe(
      "Left out: XRP (61 days of prices since it was redenominated on 1970-10-28).",
    );
    // Also where it was not traded for two days before.
    const halted = renamed(300).filter((_day, index) => index !== 298 && index !== 299);
    expect(withXrp(halted).rows[4]?.["method"]).toBe(
      "Left out: XRP (61 days of prices since it was redenominated on 1970-10-28).",
    );
    const { rows, periods } = withXrp(renamed(150));
    expect(rows).toHaveLength(4);
    expect(periods).toBe(1);
    expect(rows[2]?.["removed"]).toBeCloseTo(1, 9);
  });
  it("with a hole of ten days has no return over it", () => {
    // While nobody quoted SOL, it rose to the fivefold and Bitcoin did not.
    const holed = [...twice.slice(0, 250), ...whole(twice.slice(260), 5)];
    const { rows } = methodTable({ ...all, SOL: holed });
    expect(rows[2]?.["size"]).toBeCloseTo(30_000, 6);
    expect(rows[2]?.["removed"]).toBeCloseTo(1, 10);
  });
});

// What the table of METHODS comes to, of tables written by hand.
import { describe, expect, it } from "vitest";
import { Decimal } from "../../../shared/decimal.js";
import type { DeskFigure, DeskTable, DeskValue } from "../../../shared/desk/deskField.js";
import type { JudgedMethods } from "../../../shared/desk/methods.js";
import { methodsSentence } from "../../../shared/desk/methodsSentence.js";
import { HedgeError } from "../../../shared/errors.js";

const missing = new HedgeError({ code: "no_answer", message: "there is no price history for ETH" });

type Changed = { readonly size?: DeskValue; readonly contracts?: DeskValue };

/** A row of the table: a removed share as a number, or the reason why there is none. */
function row(name: string, removed: number | HedgeError, changed: Changed = {}): readonly DeskFigure[] {
  const { size = new Decimal(30_000), contracts = "30,000 bybit:BTC" } = changed;
  const variance = removed instanceof HedgeError ? removed : new Decimal(removed);
  // Cost, R² and the loss paid back count for nothing here.
  const values = [name, size, contracts, new Decimal(7), new Decimal(8), variance, new Decimal(9)];
  return values.map((value) => ({ kind: "general", value }));
}

function judged(rows: DeskTable): JudgedMethods {
  return { table: rows, periods: 6 };
}

function table(
  own: number | HedgeError,
  byBeta: number | HedgeError,
  byTwo: number | HedgeError,
): JudgedMethods {
  return judged([
    row("own coins", own, { contracts: "200 bybit:SOL-USDT" }),
    row("proxy by correlation", 0.99, { contracts: "1 bybit:BTC" }),
    row("proxy by beta", byBeta),
    row("two proxies", byTwo, {
      size: new Decimal(25_000),
      contracts: "10,000 bybit:BTC + 15,000 bybit:ETH",
    }),
  ]);
}

const outOfSample = "Out of sample: 6 periods of 30 days, each sized on the 180 days before it.";

const byBetaSaid = "Simplest hedge that removes most: proxy by beta, 30,000 bybit:BTC (30,000 USD), would";

describe("the simplest hedge", () => {
  it("is one proxy where that removes four fifths of what the best removes", () => {
    // 0.8 × 90 % = 72 %, exactly.
    expect(methodsSentence(table(0.9, 0.72, 0.85))).toBe(
      `${byBetaSaid} have removed 72 % of the variance; each coin with its own contract 90 %. ${outOfSample}`,
    );
    expect(methodsSentence(table(0.5, 0.9, 0.1))).toBe(
      `${byBetaSaid} have removed 90 % of the variance; each coin with its own contract 50 %. ${outOfSample}`,
    );
  });
  it("is two proxies where one falls short", () => {
    expect(methodsSentence(table(0.9, 0.7199, 0.75))).toBe(
      `Simplest hedge that removes most: two proxies, 10,000 bybit:BTC + 15,000 bybit:ETH (25,000 USD), would have removed 75 % of the variance; each coin with its own contract 90 %. ${outOfSample}`,
    );
    // 0.8 × 95 %, which two proxies remove and own coins do not.
    expect(methodsSentence(table(0.9, 0.7599, 0.95))).toContain("two proxies");
  });
  it("is each coin by itself where no proxy does, beside the better of them", () => {
    const own = "Hedge each coin with its own contract.";
    expect(methodsSentence(table(1, 0.3, 0.5))).toBe(
      `${own} Two proxies would have removed only 50 %. ${outOfSample}`,
    );
    expect(methodsSentence(table(1, 0.5, 0.3))).toBe(
      `${own} Proxy by beta would have removed only 50 %. ${outOfSample}`,
    );
    // Of two that remove the same the simpler one is named.
    expect(methodsSentence(table(1, 0.5, 0.5))).toBe(
      `${own} Proxy by beta would have removed only 50 %. ${outOfSample}`,
    );
    expect(methodsSentence(table(1, missing, 0.5))).toBe(
      `${own} Two proxies would have removed only 50 %. ${outOfSample}`,
    );
    expect(methodsSentence(table(1, missing, missing))).toBe(
      `${own} No proxy could be tested. There is no price history for ETH.`,
    );
  });
});

describe("a method without all of its figures", () => {
  it("is not compared", () => {
    expect(methodsSentence(table(missing, 0.4, missing))).toBe(
      `${byBetaSaid} have removed 40 % of the variance. ${outOfSample}`,
    );
    for (const changed of [{ size: missing }, { contracts: missing }, { contracts: new Decimal(1) }]) {
      const rows = [row("own coins", 0.9, changed), row("proxy by beta", 0.4)];
      expect(methodsSentence(judged(rows))).toBe(
        `${byBetaSaid} have removed 40 % of the variance. ${outOfSample}`,
      );
    }
  });
  it("says why there is nothing to compare", () => {
    const loading = new HedgeError({ code: "no_answer", message: "waiting for the history of bybit:BTC" });
    expect(methodsSentence(judged([row("own coins", loading), row("proxy by beta", missing)]))).toBe(
      "Waiting for the history of bybit:BTC.",
    );
    expect(methodsSentence(judged([]))).toBe("Nothing to hedge.");
    expect(methodsSentence(judged([row("proxy by correlation", 0.9)]))).toBe("Nothing to hedge.");
  });
});

// What is advised, done at the mark price and recorded is enough: the desk then advises nothing beyond a lot or the band.
import fc from "fast-check";
import { expect, it } from "vitest";
import { Decimal } from "../../../../shared/decimal.js";
import type { CoinHedge } from "../../../../shared/desk/coinHedge.js";
import type { Desk } from "../../../../shared/desk/openDesk.js";
import { proposedTrade, type ProposedTrade } from "../../../../shared/desk/proposedTrade.js";
import { openLines, recordedClose, recordedSale } from "../../../../shared/desk/recordTrade.js";
import { effectOfClosing } from "../../../support/followedAdvice.js";
import { opened, randomDesk, type Cells, type RandomDesk } from "../../../support/randomDesk.js";

/** Rounding to steps takes a thousandth of a step for none. */
const slack = 1.002;

/** The coins typed for a coin with some added; null where they would be less than none. */
function withCoins(holdings: readonly Cells[], coin: string, added: Decimal): readonly Cells[] | null {
  const index = holdings.findIndex(([name, , instead]) => name === coin && instead === null);
  const before = holdings[index]?.[1];
  const isTyped = typeof before === "number" || typeof before === "string";
  const coins = new Decimal(isTyped ? before : 0).plus(added);
  if (coins.lt(0)) return null;
  if (index === -1) return [...holdings, [coin, coins.toFixed(), null, null, null]];
  return holdings.map((row, place) => (place === index ? [coin, coins.toFixed(), ...row.slice(2)] : row));
}

/** What is typed once the trade is recorded. */
function recorded(typed: RandomDesk, desk: Desk, trade: ProposedTrade): RandomDesk | null {
  const lines = openLines(desk, trade.fill.instrument);
  if (trade.side === "sell") {
    // Margin that no coins are held for is a slip of its own, and has no part in what is traded.
    const { line, changed } = recordedSale(lines, { ...trade.fill, margin: null });
    expect(changed).toEqual([]);
    const cells = [line.instrument, line.contracts.toFixed(), line.entry.toFixed(), null, null];
    return { ...typed, shorts: [...typed.shorts, cells] };
  }
  const { changed, realised } = recordedClose(lines, trade.fill);
  expect(realised.eq(trade.realised)).toBe(true);
  const shorts = typed.shorts.map((line, index): Cells => {
    const left = changed.find((each) => each.index === index);
    if (left === undefined) return line;
    if (left.contracts.isZero()) return [null, null, null, null, null];
    return [line[0] ?? null, left.contracts.toFixed(), line[2] ?? null, left.margin?.toFixed() ?? null, null];
  });
  const { coin, kind } = trade.contract;
  const holdings = kind === "inverse" ? withCoins(typed.holdings, coin, realised) : typed.holdings;
  return holdings === null ? null : { ...typed, holdings, shorts };
}

/** What one lot more or less changes of the gap, coins. */
function lotOf({ contract, positions }: CoinHedge, ratio: Decimal, isTooMuch: boolean): Decimal {
  if (!isTooMuch || positions.length === 0) {
    return contract === null ? new Decimal(0) : contract.minOrder.times(contract.usd).div(contract.mark);
  }
  const lots = positions.map((position) => {
    const { released, realised } = effectOfClosing(position, position.contract.minOrder);
    return released.plus(ratio.times(realised));
  });
  return Decimal.max(...lots);
}

/** Follows the advice for a coin; null where none closes the gap. */
function followed(
  typed: RandomDesk,
  coin: string,
): { readonly hedge: CoinHedge; readonly trades: number } | null {
  let now = typed;
  for (let trades = 0; trades < 12; trades += 1) {
    const desk = opened(now);
    const hedge = desk.coins.get(coin);
    if (hedge?.block !== null || hedge.isUnclosable) return null;
    const trade = hedge.figureRow === null ? null : proposedTrade(desk, hedge.figureRow);
    if (trade === null) return { hedge, trades };
    const next = recorded(now, desk, trade);
    if (next === null) return null;
    now = next;
  }
  throw new Error(`${coin} is traded without end`);
}

function isLeftOpen({ order, contract }: CoinHedge): boolean {
  // Funding, leverage and a liquidation that is near speak against an order that the size asks for.
  return order !== null && contract !== null && order.contracts.abs().gte(contract.minOrder);
}

function checkFollowed(typed: RandomDesk): number {
  const ratio = new Decimal(typed.settings["hedge ratio"] ?? 1);
  let trades = 0;
  for (const coin of opened(typed).coins.keys()) {
    const end = followed(typed, coin);
    if (end === null || end.trades === 0 || isLeftOpen(end.hedge) || end.hedge.keepReason !== null) continue;
    const { target, covered } = end.hedge;
    trades += end.trades;
    const gap = target.minus(covered);
    const band = target.times(typed.settings["band"] ?? 0);
    const lot = lotOf(end.hedge, ratio, gap.lt(0));
    expect(gap.abs().toNumber()).toBeLessThanOrEqual(Decimal.max(band, lot).times(slack).toNumber());
  }
  return trades;
}

const shape = { kinds: ["own", "wrapped", "proxied", "instead", "blank"], isOnePrice: true } as const;

it("leaves nothing to trade at every ratio, whatever entries the lines of an instrument have", () => {
  let trades = 0;
  fc.assert(
    fc.property(randomDesk({ ...shape, maxShorts: 6 }), (typed) => {
      trades += checkFollowed(typed);
    }),
    { numRuns: 500 },
  );
  expect(trades).toBeGreaterThan(250);
});

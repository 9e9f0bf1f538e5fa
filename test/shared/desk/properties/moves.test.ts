// Moved prices, moved rows and moved sizes.
import fc from "fast-check";
import { expect, it } from "vitest";
import { Decimal } from "../../../../shared/decimal.js";
import type { CoinHedge } from "../../../../shared/desk/coinHedge.js";
import { planTable, shortsTable } from "../../../../shared/desk/planTable.js";
import { planFields } from "../../../../shared/desk/planFields.js";
import { shortFields } from "../../../../shared/desk/shortFields.js";
import type { DeskFigure } from "../../../../shared/desk/deskField.js";
import { HedgeError } from "../../../../shared/errors.js";
import { averageEntry } from "../../../../shared/calc/profit.js";
import { afterOrder, effectOfClosing } from "../../../support/followedAdvice.js";
import { opened, randomDesk, type Cells, type RandomDesk } from "../../../support/randomDesk.js";
import { between } from "../../../support/randomMarkets.js";

const ofOwnCoins = ["own", "blank", "cash"] as const;

function gapOf({ target, covered }: CoinHedge): Decimal {
  return target.minus(covered);
}

function withPrices(desk: RandomDesk, factors: readonly number[]): RandomDesk {
  const coins = [...new Set(desk.world.markets.map(({ coin }) => coin))];
  const moved = desk.world.markets.map((market) => {
    const factor = factors[coins.indexOf(market.coin)] ?? 1;
    return { ...market, mark: (market.mark ?? 1) * factor, index: (market.index ?? 1) * factor };
  });
  return { ...desk, world: { ...desk.world, markets: moved } };
}

/** The desk with the advised trades done and typed, one coin after the other. */
function settled(desk: RandomDesk): RandomDesk | null {
  let now = desk;
  for (let step = 0; step < 40; step += 1) {
    const hedges = [...opened(now).coins.values()];
    const due = hedges.flatMap(({ order, positions }) =>
      order === null || order.contracts.isZero() ? [] : [{ order, positions }],
    );
    const [first] = due;
    if (first === undefined) return now;
    const { order, positions } = first;
    const open = positions.find(({ contract }) => contract.text === order.contract.text) ?? null;
    const next = afterOrder(now, order, open);
    if (next === null) return null;
    now = next;
  }
  throw new Error("the desk never comes to rest");
}

it("moved prices alone order no trade of own coins, but of what was the rest of a lot", () => {
  let watched = 0;
  const factors = fc.array(between(0.06, 15), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(randomDesk({ kinds: ofOwnCoins }), factors, (desk, moves) => {
      const before = settled(desk);
      if (before === null) return;
      const ratio = new Decimal(desk.settings["hedge ratio"] ?? 1);
      const now = opened(before).coins;
      for (const [coin, hedge] of opened(withPrices(before, moves)).coins) {
        // A price that leaves the entry twenty times behind makes the line a slip, and a slip no order.
        if (hedge.block !== null) {
          expect(hedge.order).toBeNull();
          continue;
        }
        const rest = gapOf(hedge);
        const was = now.get(coin);
        // What is covered and what is to be covered are coins, at every price.
        if (was !== undefined) expect(rest.toString()).toBe(gapOf(was).toString());
        if (hedge.order === null) continue;
        watched += 1;
        const { contract, contracts, position } = hedge.order;
        const closed = position === null ? null : effectOfClosing(position, contracts.neg());
        const left =
          closed === null
            ? rest.minus(contracts.times(contract.usd).div(contract.mark))
            : rest.plus(closed.released).plus(ratio.times(closed.realised));
        // An order stays within the rest that was there before: it never turns the gap around.
        expect(left.times(rest.s).toNumber()).toBeGreaterThan(rest.abs().times(-0.002).toNumber());
        expect(left.abs().toNumber()).toBeLessThanOrEqual(rest.abs().times(1.002).toNumber());
      }
    }),
    { numRuns: 150 },
  );
  expect(watched).toBeGreaterThan(20);
});

type Answer = readonly (readonly string[])[];

/** What a table says, rows named without their number. */
function answerOf(table: readonly (readonly DeskFigure[])[]): Answer {
  return table.map((row) =>
    row.map(({ value }) => {
      if (value instanceof HedgeError) return `! ${value.message}`;
      return typeof value === "string"
        ? value.replace(/\b(holding|short) \d+/gi, "$1")
        : value.toSignificantDigits(25).toString();
    }),
  );
}

/** All but the moment at which the list was made. */
const everyPlanField = Object.keys(planFields).filter((name) => name !== "asOf");
const everyShortField = Object.keys(shortFields);

function answers(desk: RandomDesk): { readonly plan: Answer; readonly shorts: Answer } {
  const open = opened(desk);
  return {
    plan: answerOf(planTable(open, everyPlanField)),
    shorts: answerOf(shortsTable(open, everyShortField)),
  };
}

/** Blanks are put in front of the rows of which the places are drawn. */
function withBlanks<Row>(rows: readonly Row[], places: readonly boolean[], blank: Row): readonly Row[] {
  return rows.flatMap((row, index) => (places[index] === true ? [blank, row] : [row]));
}

const blankCells: Cells = [null, "", null, 0, null];

it("inserted blank rows are blank and change nothing else; deleted again, all is as before", () => {
  const places = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(randomDesk(), places, (desk, where) => {
      const before = answers(desk);
      const after = answers({
        ...desk,
        holdings: withBlanks(desk.holdings, where, blankCells),
        shorts: withBlanks(desk.shorts, where, blankCells),
      });
      const blankPlan = everyPlanField.map(() => "");
      const blankShort = everyShortField.map(() => "");
      expect(after.plan).toEqual(withBlanks(before.plan, where, blankPlan));
      expect(after.shorts).toEqual(withBlanks(before.shorts, where, blankShort));
    }),
    { numRuns: 150 },
  );
});

it("sorted rows have the same answers in the new order, where each is of another coin", () => {
  const shape = { kinds: ["own", "cash", "blank"], isEachOnce: true } as const;
  const desks = randomDesk(shape).chain((desk) => {
    const rows = desk.holdings.map((_row, index) => index);
    const order = fc.shuffledSubarray(rows, { minLength: rows.length });
    return fc.tuple(fc.constant(desk), order);
  });
  fc.assert(
    fc.property(desks, ([desk, order]) => {
      const sorted = order.map((index) => desk.holdings[index] ?? []);
      const { plan, shorts } = answers(desk);
      const after = answers({ ...desk, holdings: sorted });
      expect(after.plan).toEqual(order.map((index) => plan[index]));
      expect(after.shorts).toEqual(shorts);
    }),
    { numRuns: 150 },
  );
});

it("a deleted row takes its answer away and no other, where each is of another coin", () => {
  fc.assert(
    fc.property(randomDesk({ kinds: ["own", "cash"], isEachOnce: true }), fc.nat(5), (desk, place) => {
      const { plan } = answers(desk);
      const rest = <Row>(rows: readonly Row[]) => rows.filter((_row, index) => index !== place);
      expect(answers({ ...desk, holdings: rest(desk.holdings) }).plan).toEqual(rest(plan));
    }),
    { numRuns: 150 },
  );
});

it("all coins, contracts and margins doubled double the contracts, within a lot", () => {
  const double = (cell: Cells[number]) => (typeof cell === "number" ? cell * 2 : (cell ?? null));
  fc.assert(
    fc.property(randomDesk({ kinds: ["own", "wrapped", "proxied", "instead", "cash", "blank"] }), (desk) => {
      const doubled: RandomDesk = {
        ...desk,
        holdings: desk.holdings.map(([coin = null, coins = null, ...rest]) => [coin, double(coins), ...rest]),
        shorts: desk.shorts.map(([instrument = null, contracts = null, entry = null, margin = null]) => {
          return [instrument, double(contracts), entry, double(margin)];
        }),
      };
      const [once, twice] = [
        planTable(opened(desk), ["contracts"]),
        planTable(opened(doubled), ["contracts"]),
      ];
      for (const [index, row] of opened(desk).rows.entries()) {
        const [one, two] = [once[index]?.[0]?.value, twice[index]?.[0]?.value];
        if (!(one instanceof Decimal) || !(two instanceof Decimal) || row.state !== "hedged") {
          expect(two instanceof Decimal).toBe(one instanceof Decimal);
          continue;
        }
        const lot = row.contract.lotStep ?? new Decimal(0);
        expect(two.minus(one.times(2)).abs().toNumber()).toBeLessThanOrEqual(lot.times(1.002).toNumber());
      }
    }),
    { numRuns: 150 },
  );
});

function cellNumber(cell: Cells[number] | undefined): Decimal {
  return new Decimal(typeof cell === "number" ? cell : 0);
}

type Fill = { readonly contracts: Decimal; readonly price: Decimal };

/** The entry of two fills, harmonic in USD and by coins else. */
function entryOf(unit: string, one: Fill, other: Fill): Decimal {
  if (unit === "USD") return averageEntry([one, other]);
  const paid = one.contracts.times(one.price).plus(other.contracts.times(other.price));
  return paid.div(one.contracts.plus(other.contracts));
}

it("two lines of one contract are one line with the average entry, harmonic in USD and by coins else", () => {
  const desks = randomDesk({ maxShorts: 3 }).filter(({ shorts }) => shorts.length > 0);
  fc.assert(
    fc.property(desks, between(0.5, 2), between(0.2, 2), (desk, share, ratio) => {
      const [[instrument = null, contracts, entry, margin] = [], ...others] = desk.shorts;
      const [short] = opened(desk).shorts;
      if (short?.state !== "open") return;
      const one = { contracts: cellNumber(contracts), price: cellNumber(entry) };
      const other = { contracts: one.contracts.times(share), price: one.price.times(ratio) };
      const total = one.contracts.plus(other.contracts);
      const average = entryOf(short.position.contract.perpetual.contractUnit, one, other);
      const line = (count: Decimal, price: Decimal, part: number): Cells => {
        const typed = margin === null ? null : cellNumber(margin).times(part).toFixed();
        return [instrument, count.toFixed(), price.toFixed(), typed, null];
      };
      const two = [line(one.contracts, one.price, 0.5), line(other.contracts, other.price, 0.5)];
      const apart = { ...desk, shorts: [...two, ...others] };
      const together = { ...desk, shorts: [line(total, average, 1), ...others] };
      // A line is looked at by itself for slips, and the two may pass where their sum does not.
      const isWrong = [apart, together].some((each) =>
        opened(each).shorts.some(({ state }) => state === "wrong"),
      );
      if (!isWrong) expect(answers(together).plan).toEqual(answers(apart).plan);
    }),
    { numRuns: 150 },
  );
});

// What is unknown is never nothing: it may stop an order, and never starts one.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { DeskCell } from "../../../../shared/desk/deskCell.js";
import type { CoinHedge } from "../../../../shared/desk/coinHedge.js";
import { opened, randomDesk, type Cells, type RandomDesk } from "../../../support/randomDesk.js";

type Side = "sell" | "buy" | "none";

function sideOf(hedge: CoinHedge | undefined): Side {
  const contracts = hedge?.order?.contracts;
  if (contracts === undefined) return "none";
  // Less than a lot here may be some lots of a smaller contract elsewhere: the gap is the same.
  return contracts.gte(0) ? "sell" : "buy";
}

/** No coin is sold or bought back that was not before. */
function expectNoNewOrder(before: RandomDesk, after: RandomDesk): void {
  const was = opened(before).coins;
  for (const [coin, hedge] of opened(after).coins) {
    const side = sideOf(hedge);
    if (side !== "none") expect(`${coin}: ${side}`).toBe(`${coin}: ${sideOf(was.get(coin))}`);
  }
}

function withCell(rows: readonly Cells[], place: number, column: number, cell: DeskCell): readonly Cells[] {
  return rows.map((row, index) =>
    index === place ? row.map((each, at) => (at === column ? cell : each)) : row,
  );
}

const unreadable = fc.constantFrom<DeskCell>(
  { error: "#REF!" },
  { error: "#N/A" },
  "a word!",
  "12,5 x",
  true,
);
const kinds = ["own", "wrapped", "proxied", "instead", "cash", "blank", "broken"] as const;

it("an error or a word in a cell of the holdings", () => {
  fc.assert(
    fc.property(randomDesk({ kinds }), fc.nat(5), fc.nat(4), unreadable, (desk, place, column, cell) => {
      // A margin that is wrong beside the coins held cannot be distinguished from a right one without them.
      fc.pre(opened(desk).shorts.every(({ state }) => state !== "wrong"));
      expectNoNewOrder(desk, { ...desk, holdings: withCell(desk.holdings, place, column, cell) });
    }),
    { numRuns: 300 },
  );
});

it("an error or a word in a cell of the shorts", () => {
  fc.assert(
    fc.property(randomDesk({ kinds }), fc.nat(3), fc.nat(4), unreadable, (desk, place, column, cell) => {
      expectNoNewOrder(desk, { ...desk, shorts: withCell(desk.shorts, place, column, cell) });
    }),
    { numRuns: 300 },
  );
});

it("an error or a word as a setting", () => {
  fc.assert(
    fc.property(
      randomDesk({ kinds }),
      fc.nat(8),
      fc.constantFrom("#REF!", "a word!"),
      (desk, place, word) => {
        const names = Object.keys(desk.settings);
        const name = names[place % names.length] ?? "band";
        expectNoNewOrder(desk, { ...desk, settings: { ...desk.settings, [name]: word } });
      },
    ),
    { numRuns: 150 },
  );
});

// A blank instead, price or setting has its own meaning; blank coins are tested where holdings are read.
it.each([
  ["coin", "holdings", 0],
  ["beta", "holdings", 3],
  ["instrument", "shorts", 0],
  ["contracts", "shorts", 1],
  ["entry", "shorts", 2],
  ["margin", "shorts", 3],
] as const)("a blank %s of the %s", (_name, range, column) => {
  fc.assert(
    fc.property(randomDesk({ kinds }), fc.nat(5), fc.constantFrom(null, "", 0), (desk, place, blank) => {
      // To clear the cell that makes a line wrong puts the line right: an order that it had stopped may follow.
      fc.pre(opened(desk).shorts.every(({ state }) => state !== "wrong"));
      expectNoNewOrder(desk, { ...desk, [range]: withCell(desk[range], place, column, blank) });
    }),
    { numRuns: 100 },
  );
});

// A coin that only the silent venue lists has no beta to the proxy, unless one is typed for it on purpose.
it("a venue that does not answer, or fails", () => {
  const venues = fc.constantFrom("binance", "bybit", "okx", "bitget");
  const kind = fc.constantFrom("inverse", "linear");
  const state = fc.constantFrom("waiting", "failed");
  fc.assert(
    fc.property(randomDesk({ kinds }), venues, kind, state, (desk, venue, silent, how) => {
      const venueStates = { [`${venue}/${silent}`]: how };
      expectNoNewOrder(desk, { ...desk, world: { ...desk.world, venueStates } });
    }),
    { numRuns: 300 },
  );
});

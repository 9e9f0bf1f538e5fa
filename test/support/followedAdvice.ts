import { Decimal } from "../../shared/decimal.js";
import type { DeskCell } from "../../shared/desk/deskCell.js";
import type { Position } from "../../shared/desk/position.js";
import type { Order } from "../../shared/desk/sizing.js";
import type { Cells, RandomDesk } from "./randomDesk.js";

/** Coins that a number of contracts covers, and coins that closing them realises, by the payoff of each kind. */
export function effectOfClosing(
  { contract, entry }: Pick<Position, "contract" | "entry">,
  contracts: Decimal,
): { readonly released: Decimal; readonly realised: Decimal } {
  const size = contracts.times(contract.contractSize);
  const released = contract.perpetual.contractUnit === "USD" ? size.div(entry) : size;
  // An inverse short pays (entry − mark) × coins USD, in coins of today's price.
  const won = released.times(entry).div(contract.mark).minus(released);
  return { released, realised: contract.kind === "inverse" ? won : new Decimal(0) };
}

function withoutLines(shorts: readonly Cells[], text: string): readonly Cells[] {
  return shorts.map((line) => (line[0] === text ? [null, null, null, null, null] : line));
}

function withRealised(holdings: readonly Cells[], coin: string, realised: Decimal): readonly Cells[] | null {
  const index = holdings.findIndex(([name, , instead]) => name === coin && instead === null);
  const before = holdings[index]?.[1] ?? 0;
  const coins = new Decimal(Number(before)).plus(realised);
  const exact = typeof before === "string" ? new Decimal(before).plus(realised) : coins;
  if (exact.lt(0)) return null;
  const typed: DeskCell = exact.toFixed();
  if (index === -1) return realised.isZero() ? holdings : [...holdings, [coin, typed, null, null, null]];
  return holdings.map((row, place) => (place === index ? [coin, typed, ...row.slice(2)] : row));
}

/**
 * The desk after an order was done at the mark price and typed: the lines of its contract as one, the realised coins
 * added to those held; null where more coins were lost than are held.
 */
export function afterOrder(desk: RandomDesk, order: Order, open: Position | null): RandomDesk | null {
  const { contract, contracts } = order;
  const { coinMultiplier } = contract.perpetual;
  const line = (count: Decimal, entry: Decimal): Cells => [
    contract.text,
    count.toFixed(),
    entry.times(coinMultiplier).toFixed(),
    null,
    null,
  ];
  if (contracts.gt(0)) return { ...desk, shorts: [...desk.shorts, line(contracts, contract.mark)] };
  if (open === null) return null;
  const { realised } = effectOfClosing(open, contracts.neg());
  const holdings = withRealised(desk.holdings, contract.coin, realised);
  if (holdings === null) return null;
  const left = open.contracts.plus(contracts);
  const others = withoutLines(desk.shorts, contract.text);
  return { ...desk, holdings, shorts: left.gt(0) ? [...others, line(left, open.entry)] : others };
}

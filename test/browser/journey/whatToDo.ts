import type { Listing } from "./exchanges.js";
import { fixedText } from "./expected.js";
import type { Inputs, RowFigures, Typed } from "./hedgeRow.js";

type Case = readonly [holds: boolean, sentence: string];

const amount = (value: number): string => {
  const decimals = [0, 4].find((places) => Number(value.toFixed(places)) === value);
  return fixedText(value, decimals ?? 6);
};
const isText = (typed: number | string): boolean => typeof typed === "string" && typed !== "";
const firstOf = (cases: readonly Case[]): string | undefined => cases.find(([holds]) => holds)?.[1];

/** What is wrong with what was typed into a row. */
function mistakes({ coin, bag, margin, current, instrument, problem }: Typed, price: number | ""): Case[] {
  return [
    [instrument === "", problem],
    [typeof bag === "string", "bag must be a number of coins"],
    [Number(bag) < 0, "bag must not be negative"],
    [isText(margin), "margin coins must be a number or blank"],
    [Number(margin) < 0, "margin coins must not be negative"],
    [Number(bag) + Number(margin) === 0, "nothing to hedge: no coins"],
    [isText(current), "current short must be a number of contracts"],
    [Number(current) < 0, "current short must not be negative"],
    [price === "", `type the price of ${coin} in USD`],
  ];
}

/** What is to be done about a row in order, the most pressing first. */
function duties(row: RowFigures, { lot, smallest, rate, hours }: Listing, inputs: Inputs): Case[] {
  const { typed, trade, marginToAdd, contracts, target, contractUsd } = row;
  const isShort = Number(typed.current) > 0;
  const sale = Number(trade);
  const costPerYear = (-rate * 24 * 365) / hours;
  const posted = typed.isProxy ? inputs.proxy : typed.coin;
  const lotUsd = Number(contractUsd) * lot;
  const lacksMargin = Number(Number(marginToAdd).toFixed(4)) > 0;
  const margin = `${fixedText(Number(marginToAdd), 4)} ${posted}`;
  return [
    [sale < 0, `buy back ${amount(-sale)} contracts`],
    [isShort && lacksMargin, `add margin: ${margin}`],
    [
      Number(contracts) > 0 && costPerYear > inputs.limit,
      `funding above your limit: consider ${isShort ? "closing" : "waiting"}`,
    ],
    [sale > 0 && sale < smallest, `too small: the smallest order is ${amount(smallest)} contracts`],
    [sale > 0 && lacksMargin, `add ${margin} margin, then sell ${amount(sale)}`],
    [sale > 0, `sell ${amount(sale)} contracts`],
    [contracts === 0 && Number(target) > 0, `too small: one lot is ${fixedText(lotUsd, 2)} USD`],
  ];
}

/** The sentence of the last column: what is wrong, else what presses most. */
export function whatToDo(row: RowFigures, inputs: Inputs): string {
  const wrong = firstOf(mistakes(row.typed, row.price));
  if (wrong !== undefined || row.listing === null) return wrong ?? "";
  return firstOf(duties(row, row.listing, inputs)) ?? "fine";
}

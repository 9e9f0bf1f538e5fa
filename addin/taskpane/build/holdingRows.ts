import { blankHeld, type HeldRow, type TypedCell } from "../../../shared/sheet/deskBook.js";
import { fill } from "../../language/fill.js";
import { texts } from "../texts.js";
import { readAmount } from "./readAmount.js";

/** What the fields of a row hold. */
export type TypedHolding = Readonly<Record<keyof HeldRow, string>>;

/** A row as it is typed; its id stays when others come and go. */
export type HoldingRow = TypedHolding & { readonly id: number };

/** Columns that few need: they are shown where one is filled or asked for. */
export const optionalColumns = ["instead", "beta", "price"] as const;

export type OptionalColumn = (typeof optionalColumns)[number];

/** Ten coins of different sizes, for whoever wants to see a desk first. */
export const sampleHoldings: readonly HeldRow[] = [
  { ...blankHeld, coin: "BTC", coins: 1.25 },
  { ...blankHeld, coin: "ETH", coins: 20 },
  { ...blankHeld, coin: "SOL", coins: 250 },
  { ...blankHeld, coin: "XRP", coins: 20_000 },
  { ...blankHeld, coin: "DOGE", coins: 150_000 },
  { ...blankHeld, coin: "ADA", coins: 30_000 },
  { ...blankHeld, coin: "LINK", coins: 1_200 },
  { ...blankHeld, coin: "LTC", coins: 150 },
  { ...blankHeld, coin: "AVAX", coins: 600 },
  { ...blankHeld, coin: "DOT", coins: 2_500 },
];

/** A row as its fields show it. */
export function typedHolding({ coin, coins, instead, beta, price }: HeldRow): TypedHolding {
  return {
    coin: String(coin),
    coins: String(coins),
    instead: String(instead),
    beta: String(beta),
    price: String(price),
  };
}

/** Whether nothing is typed in a row. */
export function isBlank({ coin, coins, instead, beta, price }: TypedHolding): boolean {
  return `${coin}${coins}${instead}${beta}${price}`.trim() === "";
}

function coinsProblem(text: string): string | null {
  const amount = readAmount(text);
  if (amount.status === "blank") return texts.build.noCoins;
  if (amount.status === "wrong") return amount.problem;
  return amount.value > 0 ? null : fill(texts.build.notPositive, { text: text.trim() });
}

/** "1.2 ETH" is a price as well. */
const multiple = /^\S+\s+[\p{L}\p{N}]{1,30}$/u;

function optionalProblem(heading: string, text: string): string | null {
  const amount = readAmount(text);
  return amount.status === "wrong" ? `${heading}: ${amount.problem}` : null;
}

/** What is wrong with a row as far as it is known without asking anyone; null where nothing is. */
export function rowProblem(row: TypedHolding): string | null {
  if (isBlank(row)) return null;
  if (row.coin.trim() === "") return texts.build.noCoin;
  return (
    coinsProblem(row.coins) ??
    optionalProblem(texts.build.beta, row.beta) ??
    (multiple.test(row.price.trim()) ? null : optionalProblem(texts.build.price, row.price))
  );
}

function numberOrText(text: string): TypedCell {
  const amount = readAmount(text);
  return amount.status === "number" ? amount.value : text.trim();
}

/** A row as the sheet takes it; what is no number stays a text there and is explained in its row. */
export function heldRowOf({ coin, coins, instead, beta, price }: TypedHolding): HeldRow {
  return {
    coin: coin.trim(),
    coins: numberOrText(coins),
    instead: instead.trim(),
    beta: numberOrText(beta),
    price: numberOrText(price),
  };
}

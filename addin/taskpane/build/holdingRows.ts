import type { CellValue } from "../../host/spreadsheet.js";
import type { HedgeHolding } from "../../../shared/sheet/hedgeRequest.js";
import { texts } from "../texts.js";
import { readAmount } from "./readAmount.js";

/** A row as it is typed; its id stays when others come and go. */
export type HoldingRow = {
  readonly id: number;
  readonly coin: string;
  readonly quantity: string;
  readonly marginCoins: string;
};

export type TypedHolding = Omit<HoldingRow, "id">;

/** Five coins of different sizes, for whoever wants to see a sheet first. */
export const sampleHoldings: readonly TypedHolding[] = [
  { coin: "BTC", quantity: "1.25", marginCoins: "0.1" },
  { coin: "ETH", quantity: "20", marginCoins: "2" },
  { coin: "SOL", quantity: "250", marginCoins: "" },
  { coin: "XRP", quantity: "20000", marginCoins: "" },
  { coin: "DOGE", quantity: "150000", marginCoins: "" },
];

const headerWord =
  /^(coins?|assets?|symbols?|tokens?|tickers?|names?|currency|quantit(y|ies)|amounts?|qty|units?|balances?|holdings?|bags?|margin.*)$/i;

function isHeader([coin = "", quantity = ""]: readonly string[]): boolean {
  return readAmount(quantity).status === "wrong" && (headerWord.test(coin) || headerWord.test(quantity));
}

const marginWord = /margin|collateral|posted/i;

/** What was selected, as far as it is holdings. */
export type SelectedHoldings = {
  readonly holdings: readonly TypedHolding[];
  /** The header of a third column that is something else than margin, such as a price; null where there is none. */
  readonly leftOut: string | null;
};

/** The holdings in selected cells: coin, quantity and perhaps margin coins; headers and blank rows are left out. */
export function holdingsOf(values: readonly (readonly CellValue[])[]): SelectedHoldings {
  const rows = values
    .map((row) => row.map((value) => String(value).trim()))
    .filter((row) => row.some((text) => text !== ""));
  const [first = []] = rows;
  const [, , third = ""] = isHeader(first) ? first : [];
  const leftOut = third === "" || marginWord.test(third) ? null : third;
  return {
    holdings: rows
      .filter((row, index) => index > 0 || !isHeader(row))
      .map(([coin = "", quantity = "", marginCoins = ""]) => ({
        coin,
        quantity,
        marginCoins: leftOut === null ? marginCoins : "",
      })),
    leftOut,
  };
}

/** Whether nothing is typed in a row. */
export function isBlank({ coin, quantity, marginCoins }: TypedHolding): boolean {
  return `${coin}${quantity}${marginCoins}`.trim() === "";
}

function quantityProblem(text: string): string | null {
  const amount = readAmount(text);
  if (amount.status === "blank") return texts.build.noQuantity;
  if (amount.status === "wrong") return amount.problem;
  return amount.value > 0 ? null : `The quantity must be more than 0, was ${text.trim()}.`;
}

function marginProblem(text: string): string | null {
  const amount = readAmount(text);
  if (amount.status === "wrong") return amount.problem;
  return amount.status === "number" && amount.value < 0
    ? `The coins in margin must be 0 or more, were ${text.trim()}.`
    : null;
}

/** What is wrong with a row as far as it can be told without asking anyone; null where nothing is. */
export function rowProblem(row: TypedHolding): string | null {
  if (isBlank(row)) return null;
  if (row.coin.trim() === "") return texts.build.noCoin;
  return quantityProblem(row.quantity) ?? marginProblem(row.marginCoins);
}

function numberOrText(text: string): number | string {
  const amount = readAmount(text);
  return amount.status === "number" ? amount.value : text.trim();
}

/** A row as the sheet takes it; what is no number stays a text there and is explained in its row. */
export function toHolding({ coin, quantity, marginCoins }: TypedHolding): HedgeHolding {
  return {
    coin: coin.trim(),
    quantity: numberOrText(quantity),
    marginCoins: numberOrText(marginCoins),
  };
}

import type { CoinHedge } from "../coinHedge.js";
import { sizedContract } from "../deskContract.js";
import type { HedgedRow } from "../deskRow.js";
import type { PlanRow } from "../planFields.js";
import { byBeta, largestOf } from "./elementaryCalls.js";
import { number, sumOf, times, type Expression } from "./expression.js";
import { markOf, type MarketSteps } from "./marketSteps.js";
import type { StepList } from "./stepList.js";

/** How the names and labels of a row's steps begin: those of the figures' own row are plain. */
type RowWords = { readonly name: (field: string) => string; readonly label: (words: string) => string };

function wordsOf(index: number, isFigureRow: boolean): RowWords {
  const place = `row ${String(index + 1)}`;
  return {
    name: (field) => (isFigureRow ? field : `${field} of ${place}`),
    label: (words) => (isFigureRow ? words : `${words}, ${place}`),
  };
}

/** The price as other steps give it: the mark price, or a multiple of another coin's ("1.2 ETH"); null where it is plain. */
function priceExpression(
  list: StepList,
  { price, priceContract, coin }: HedgedRow,
  { name, label }: RowWords,
  market: MarketSteps,
): Expression | null {
  const sized = priceContract === null ? "none" : sizedContract(priceContract);
  if (price === null || typeof sized === "string") return null;
  const isMark = price.eq(sized.mark);
  if (isMark) return sized.text === market.contract.text ? market.mark : null;
  const about = { name: name("multiple"), label: label(`Typed price of ${coin}`), measure: "other" } as const;
  const many = list.input({ ...about, unit: `${sized.coin} per ${coin}` }, price.div(sized.mark));
  return times(many, markOf(list, market, sized));
}

function priceSteps(
  list: StepList,
  { row, words, isFigureRow }: HeldRow,
  market: MarketSteps,
): Expression | null {
  const { price, coin, priceContract } = row;
  const from = priceContract === null ? "" : ` on ${priceContract.venue}`;
  const about = {
    label: words.label(`Price of ${coin}${from}`),
    unit: `USD per ${coin}`,
    measure: "price",
  } as const;
  const expression = priceExpression(list, row, words, market);
  if (isFigureRow) {
    const field = { ...about, name: "price" } as const;
    return expression === null ? list.lookedUp(field) : list.figure(field, expression);
  }
  if (price === null) return null;
  const own = { ...about, name: words.name("price") };
  return expression === null ? list.input(own, price) : list.step(own, expression);
}

function valueSteps(
  list: StepList,
  { row, words, isFigureRow }: HeldRow,
  coins: Expression,
  price: Expression | null,
): Expression | null {
  const about = { label: words.label(`Value of ${row.coin}`), unit: "USD", measure: "usd" } as const;
  const product = price === null ? null : times(coins, price);
  if (isFigureRow) return list.figure({ ...about, name: "value" }, product);
  return product === null ? null : list.step({ ...about, name: words.name("value") }, product);
}

/** Coins of the coin shorted for coins of another, by their beta; null where it is missing. */
function coverByBeta(
  list: StepList,
  { row: { coin, contract, beta }, words }: HeldRow,
  value: Expression,
  market: MarketSteps,
): Expression | null {
  const sized = sizedContract(contract);
  if (beta === null || typeof sized === "string") return null;
  const about = { name: words.name("beta"), label: words.label(`Beta of ${coin} to ${contract.coin}`) };
  const betaStep = list.input({ ...about, unit: "", measure: "other" }, beta);
  const mark = markOf(list, market, sized);
  const unit = contract.coin;
  const label = words.label(`${coin} as ${unit}`);
  return list.step(
    { name: words.name("cover"), label, unit, measure: "coins" },
    byBeta(value, betaStep, mark),
  );
}

type HeldRow = { readonly row: HedgedRow; readonly isFigureRow: boolean; readonly words: RowWords };

/** Coins of the coin shorted that a row asks to cover; null where its price or beta is missing. */
function rowSteps(list: StepList, held: HeldRow, market: MarketSteps): Expression | null {
  const { row, isFigureRow, words } = held;
  const { coin, price: known, isOwn } = row;
  const coins = list.input(
    { name: words.name("coins"), label: words.label(`${coin} held`), unit: coin, measure: "coins" },
    row.coins,
  );
  if (!isFigureRow && isOwn) return coins;
  const price = priceSteps(list, held, market);
  const value = valueSteps(list, held, coins, price);
  if (isOwn) return coins;
  return value === null || known === null ? null : coverByBeta(list, held, value, market);
}

/** What is to be covered. */
export type ExposureSteps = {
  /** Coins. */
  readonly exposure: Expression;
  readonly hedgeRatio: Expression;
  /** Coins. */
  readonly target: Expression;
};

/** Coins of all rows that are hedged by the coin, and the part of them that is to be covered. */
export function exposureSteps(
  list: StepList,
  { desk }: PlanRow,
  hedge: CoinHedge,
  market: MarketSteps,
): ExposureSteps {
  const { hedgeRatio } = desk.settings;
  const terms = hedge.rows.flatMap((index) => {
    const row = desk.rows[index];
    if (row?.state !== "hedged") return [];
    const isFigureRow = index === hedge.figureRow;
    const term = rowSteps(list, { row, isFigureRow, words: wordsOf(index, isFigureRow) }, market);
    return term === null ? [] : [term];
  });
  const unit = hedge.coin;
  const exposure = list.step(
    { name: "exposure", label: "Coins to cover", unit, measure: "coins" },
    sumOf(terms),
  );
  const ratio = list.input(
    { name: "hedgeRatio", label: "Hedge ratio", unit: "of the coins to cover", measure: "other" },
    hedgeRatio,
  );
  const target = list.step(
    { name: "target", label: "Target: coins to cover × hedge ratio", unit, measure: "coins" },
    largestOf(number(0), times(ratio, exposure)),
  );
  return { exposure, hedgeRatio: ratio, target };
}

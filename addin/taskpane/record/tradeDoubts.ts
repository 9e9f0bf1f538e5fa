import { roundToStep } from "../../../shared/calc/lots.js";
import { Decimal } from "../../../shared/decimal.js";
import { deskContract, inOtherMoney, type DeskContract } from "../../../shared/desk/deskContract.js";
import type { DeskMarkets } from "../../../shared/desk/deskMarkets.js";
import type { Purchase, Sale } from "../../../shared/desk/recordTrade.js";
import { findListing } from "../../../shared/listing/listingIndex.js";
import { fill } from "../../language/fill.js";
import { localNumber } from "../../language/localNumber.js";
import type { Question } from "../pane/question.js";
import { texts } from "../texts.js";
import { numberText } from "./recordText.js";

/** What a person answers: the figure is right, or the contracts to type in its place. */
export type TradeAnswer = "right" | { readonly contracts: string };

/** A figure of a trade that looks like a slip of the keyboard. */
export type TradeDoubt = {
  /** Of the field and its figure: an answer holds until either changes. */
  readonly key: string;
  readonly question: Question<TradeAnswer>;
};

type Fill = Pick<Sale | Purchase, "instrument" | "contracts" | "price">;

/** So far from the mark price, as a fraction of it, a price is asked about. */
const maxGap = 0.2;

function listedContract(markets: DeskMarkets, { instrument }: Fill): DeskContract | null {
  const state = markets.snapshot(instrument.venue, instrument.kind);
  if (state === null || state instanceof Error) return null;
  const perpetual = findListing(state, instrument);
  return perpetual === null ? null : deskContract(state, perpetual);
}

function doubtOf(
  field: keyof Fill,
  value: Decimal,
  text: string,
  others: Question<TradeAnswer>["choices"],
): TradeDoubt {
  const confirm = {
    label: fill(texts.record.recordNumber, { number: numberText(value) }),
    answer: "right",
  } as const;
  return { key: `${field} ${value.toString()}`, question: { text, choices: [...others, confirm] } };
}

function gapText(price: string, ratio: Decimal, mark: string): string {
  if (ratio.gte(2)) {
    return fill(texts.record.timesMark, { price, times: localNumber(ratio.toFixed(1)), mark });
  }
  // Rounded down: a price is never 100 % below another.
  const percent = localNumber(
    ratio.minus(1).abs().times(100).toDecimalPlaces(1, Decimal.ROUND_DOWN).toFixed(),
  );
  return fill(ratio.gt(1) ? texts.record.aboveMark : texts.record.belowMark, { price, percent, mark });
}

function priceDoubt(contract: DeskContract, { price }: Fill): readonly TradeDoubt[] {
  if (contract.mark === null) return [];
  const mark = contract.mark.times(contract.perpetual.coinMultiplier);
  const ratio = price.div(mark);
  if (ratio.minus(1).abs().lte(maxGap)) return [];
  const unit = inOtherMoney(contract) === null ? "USD" : contract.perpetual.quote;
  const inUnit = (value: Decimal): string => `${numberText(value)} ${unit}`;
  return [doubtOf("price", price, gapText(inUnit(price), ratio, inUnit(mark)), [])];
}

function contractsDoubt({ lotStep }: DeskContract, { contracts }: Fill): readonly TradeDoubt[] {
  if (lotStep === null) return [];
  const [below, above] = [roundToStep(contracts, lotStep, "down"), roundToStep(contracts, lotStep, "up")];
  if (below.eq(above)) return [];
  const named = { contracts: numberText(contracts), step: numberText(lotStep) };
  const text = below.isZero()
    ? fill(texts.record.belowStep, named)
    : fill(texts.record.offStep, { ...named, below: numberText(below), above: numberText(above) });
  const multiples = [below, above].filter((each) => !each.isZero());
  const others = multiples.map((each) => ({
    label: numberText(each),
    answer: { contracts: each.toFixed() },
  }));
  return [doubtOf("contracts", contracts, text, others)];
}

/**
 * What to ask before a trade is recorded: contracts that are no multiple of the lot step, and a price far from the mark
 * price. A digit too many in either, once recorded, makes the desk order a short that nobody needs.
 * @returns nothing where the venue does not publish what they are compared with
 */
export function tradeDoubts(markets: DeskMarkets, trade: Fill): readonly TradeDoubt[] {
  const contract = listedContract(markets, trade);
  if (contract === null) return [];
  return [...contractsDoubt(contract, trade), ...priceDoubt(contract, trade)];
}

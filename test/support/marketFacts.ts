import { Decimal } from "../../shared/decimal.js";
import type { DeskCell } from "../../shared/desk/deskCell.js";
import { typedInstrument, type DeskMarket } from "./deskCases.js";

/** The figures of a market of which all are reported. */
export type MarketFacts = Pick<DeskMarket, "kind" | "coin" | "contractUnit"> & {
  readonly mark: Decimal;
  readonly index: Decimal;
  readonly fundingRate: Decimal;
  readonly intervalHours: Decimal;
  /** USD or coins per contract. */
  readonly contractSize: Decimal;
  readonly lotStep: Decimal;
  readonly coinMultiplier: Decimal;
};

/** @throws Error where the number is not reported */
export function reportedNumber(value: DeskCell | undefined): Decimal {
  if (typeof value === "number" || typeof value === "string") return new Decimal(value);
  throw new Error(`no number is reported: ${JSON.stringify(value)}`);
}

/**
 * The market of an instrument as it is typed.
 * @throws Error where nobody lists it, or not all of it is reported
 */
export function marketFacts(markets: readonly DeskMarket[], text: unknown): MarketFacts {
  const market = markets.find((each) => typedInstrument(each) === text);
  if (market === undefined) throw new Error(`nobody lists ${JSON.stringify(text)}`);
  const { kind, coin, contractUnit } = market;
  return {
    ...{ kind, coin, contractUnit },
    mark: reportedNumber(market.mark),
    index: reportedNumber(market.index),
    fundingRate: reportedNumber(market.fundingRate),
    intervalHours: reportedNumber(market.intervalHours),
    contractSize: reportedNumber(market.contractSize),
    lotStep: reportedNumber(market.lotStep),
    coinMultiplier: reportedNumber(market.coinMultiplier),
  };
}

import { Decimal } from "../decimal.js";
import { actionOf, hedgeOfRow, type ActionKind } from "./action.js";
import type { CoinHedge } from "./coinHedge.js";
import type { SizedContract } from "./deskContract.js";
import { endingOrder } from "./endingShort.js";
import { marginToPost } from "./numberWords.js";
import type { Desk } from "./openDesk.js";
import type { Order } from "./sizing.js";
import { openLines, recordedClose, type Purchase, type Sale } from "./recordTrade.js";

const msPerDay = 86_400_000;
/** Excel's serial of 1970-01-01. */
const serialOfEpoch = 25_569;

/** A moment as Excel's date-time, UTC. @param ms since 1970 */
export function serialOf(ms: number): Decimal {
  return new Decimal(ms).div(msPerDay).plus(serialOfEpoch);
}

/** What was done where the advice of a row was followed at the mark price. */
export type ProposedTrade =
  | { readonly side: "sell"; readonly contract: SizedContract; readonly fill: Sale }
  | {
      readonly side: "buy-back";
      readonly contract: SizedContract;
      readonly fill: Purchase;
      /** Coins on inverse, USD on linear contracts. */
      readonly realised: Decimal;
    };

/** The mark price as the venue shows it. */
function shownMark({ mark, perpetual }: SizedContract): Decimal {
  return mark.times(perpetual.coinMultiplier);
}

/** Margin that the sale asks for on top of what is posted; null where that is not known. */
function marginToAdd({ own, plannedMargin }: CoinHedge): Decimal | null {
  if (own === null) return marginToPost(plannedMargin);
  if (own.margin === null) return null;
  const missing = plannedMargin.minus(own.margin);
  return missing.gt(0) ? marginToPost(missing) : new Decimal(0);
}

function orderOf(hedge: CoinHedge, kind: ActionKind | undefined): Order | null {
  return kind === "delisting" ? endingOrder(hedge) : hedge.order;
}

/**
 * The trade that a row's action asks for, done now at the mark price; null where it asks for none.
 * @param index the row's place in the holdings, from 0
 */
export function proposedTrade(desk: Desk, index: number): ProposedTrade | null {
  const kind = actionOf(desk, index)?.kind;
  const hedge = hedgeOfRow(desk, index);
  const order = hedge === null ? null : orderOf(hedge, kind);
  if (hedge === null || order === null) return null;
  const { contract, contracts } = order;
  const fill = {
    instrument: contract.instrument,
    contracts: contracts.abs(),
    price: shownMark(contract),
    time: serialOf(desk.markets.now),
  };
  if (kind === "sell") return { side: "sell", contract, fill: { ...fill, margin: marginToAdd(hedge) } };
  if (kind !== "buy-back" && kind !== "delisting") return null;
  const purchase = { ...fill, fees: null };
  const { realised } = recordedClose(openLines(desk, contract.instrument), purchase);
  return { side: "buy-back", contract, fill: purchase, realised };
}

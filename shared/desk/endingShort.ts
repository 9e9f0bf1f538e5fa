import { closingText } from "../listing/closingText.js";
import { remember } from "../remember.js";
import type { CoinHedge } from "./coinHedge.js";
import { sentence, orderName } from "./actionText.js";
import { inContracts } from "./numberWords.js";
import { contractKey } from "./openShorts.js";
import type { Position } from "./position.js";
import type { Order } from "./sizing.js";

function endOf({ contract: { perpetual } }: Position): number | null {
  const { closing } = perpetual;
  return closing?.reason === "delisting" ? (closing.at ?? 0) : null;
}

/** The open short whose contract the venue ends first, as the order that closes it; null where none does. */
export const endingOrder = remember(
  ({ positions }: CoinHedge): (Order & { readonly position: Position }) | null => {
    const ending = positions.flatMap((position) => {
      const end = endOf(position);
      return end === null ? [] : [{ position, end }];
    });
    const [first] = ending.sort((one, other) => one.end - other.end);
    if (first === undefined) return null;
    const { position } = first;
    return { contract: position.contract, position, contracts: position.contracts.neg() };
  },
);

/**
 * That a short ends by itself, and what to do before: the venue closes it at a price of its own, and the coins are
 * unhedged from then on.
 */
export function endingText(hedge: CoinHedge): string | null {
  const order = endingOrder(hedge);
  if (order === null) return null;
  const { contract, contracts } = order;
  const { closing } = contract.perpetual;
  if (closing === null) return null;
  const next = hedge.contract;
  const instead =
    next === null || contractKey(next) === contractKey(contract) || next.perpetual.closing !== null
      ? ""
      : `, and short ${next.text} instead`;
  return `${sentence(closingText(closing)).slice(0, -1)}: close ${inContracts(contracts)} ${orderName(contract)} before then${instead}.`;
}

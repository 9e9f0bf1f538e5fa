import { HedgeError } from "../errors.js";
import { sentence } from "./actionText.js";
import type { DeskTable } from "./deskField.js";
import { heldCoin } from "./heldCoin.js";
import type { Desk } from "./openDesk.js";
import { pastFunding, unknownFunding } from "./pastFunding.js";
import { pastRises, unknownRises } from "./pastRises.js";
import { pastSentence } from "./pastSentence.js";
import { summaryField } from "./planTable.js";

/** What the past of a coin is asked for; the first is the default. */
export const pastViews = ["rises", "funding", summaryField] as const;

type PastView = (typeof pastViews)[number];

function sentenceTable(value: string): DeskTable {
  return [[{ kind: "text", value }]];
}

const unknown: Readonly<Record<PastView, (problem: HedgeError) => DeskTable>> = {
  rises: unknownRises,
  funding: unknownFunding,
  summary: ({ message }) => sentenceTable(sentence(message)),
};

/**
 * PAST: what the past held for the short of a coin that is held.
 * @param coin as it is typed; null: that of the first row that is hedged
 * @throws HedgeError invalid_input naming the coins held, for another coin
 */
export function past(desk: Desk, coin: string | null, view: PastView): DeskTable {
  const held = desk.settingsProblem ?? heldCoin(desk, coin);
  if (held instanceof HedgeError) return unknown[view](held);
  switch (view) {
    case "rises":
      return pastRises(desk, held);
    case "funding":
      return pastFunding(desk, held.row.contract);
    case "summary":
      return sentenceTable(pastSentence(desk, held));
  }
}

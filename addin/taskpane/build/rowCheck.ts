import type { DeskRow, HedgedRow } from "../../../shared/desk/deskRow.js";
import { perpetualKinds } from "../../../shared/contract/perpetuals.js";
import type { Desk } from "../../../shared/desk/openDesk.js";
import { listedCoins } from "../../../shared/listing/listingIndex.js";
import { wrappedCoin } from "../../../shared/listing/wrappedTokens.js";
import { nearest } from "../../../shared/nearest.js";
import { sentence } from "../sentence.js";
import { chosenText, texts } from "../texts.js";
import type { RowCheck } from "./HoldingLine.js";
import { rowProblem, type TypedHolding } from "./holdingRows.js";

/** Coins that the desk's venue lists and that are written nearly like one. */
function nearCoins(coin: string, { settings, markets }: Desk): string {
  const listed = perpetualKinds.flatMap((kind) => {
    const state = markets.snapshot(settings.venue, kind);
    return state === null || state instanceof Error ? [] : [...listedCoins(state)];
  });
  const near = nearest(coin, new Set(listed));
  return near.length === 0 ? "" : ` ${texts.build.didYouMean} ${near.join(", ")}?`;
}

function hedgedCheck({ coin, contract, why, isOwn, beta, price }: HedgedRow, desk: Desk): RowCheck {
  const isObvious = isOwn && contract.kind === "inverse";
  const isUnlisted = !isOwn && wrappedCoin(coin) === null;
  const near = isUnlisted ? nearCoins(coin, desk) : "";
  const text = `${chosenText(contract.text, isObvious ? null : why)}${near}`;
  if (price === null) return { state: "warning", text: `${text} ${texts.build.noPrice}` };
  if (beta === null) return { state: "warning", text: `${text} ${texts.build.noBeta}` };
  return { state: isOwn ? "good" : "warning", text };
}

function plannedCheck(row: DeskRow, desk: Desk): RowCheck | null {
  switch (row.state) {
    case "blank":
    case "waiting":
      return null;
    case "wrong":
      return { state: "bad", text: sentence(row.problem.message) };
    case "cash":
      return { state: "good", text: texts.build.cash };
    case "hedged":
      return hedgedCheck(row, desk);
  }
}

/** What is said of a row: what is wrong with it, else what hedges it; null while that is not known. */
export function rowCheck(row: TypedHolding, index: number, desk: Desk | null): RowCheck | null {
  const problem = rowProblem(row);
  if (problem !== null) return { state: "bad", text: problem };
  const planned = desk?.rows[index];
  return desk === null || planned === undefined ? null : plannedCheck(planned, desk);
}

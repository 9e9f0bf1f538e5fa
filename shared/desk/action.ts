import { HedgeError } from "../errors.js";
import { isTraded, type CoinHedge } from "./coinHedge.js";
import { sizedContract, type DeskContract } from "./deskContract.js";
import type { DeskRow } from "./deskRow.js";
import { leverageProblem, sizeProblem } from "./limitText.js";
import {
  addMarginText,
  buyBackText,
  fineText,
  fundingProblem,
  minOrderText,
  sellText,
  sentence,
  staleText,
} from "./actionText.js";
import { endingText } from "./endingShort.js";
import { closingText } from "../listing/closingText.js";
import type { Desk } from "./openDesk.js";
import { weekAprOf } from "./historyFigures.js";
import { addedPastText, plannedPastText, rowPastText } from "./historyText.js";
import type { Order } from "./sizing.js";
import { holdingName } from "./holdingName.js";

export type ActionKind =
  | "buy-back"
  | "add-margin"
  | "wrong"
  | "cash"
  | "waiting"
  | "type-price"
  | "type-beta"
  | "too-large"
  | "leverage"
  | "funding"
  | "too-small"
  | "delisting"
  | "sell"
  | "type-margin"
  | "carried"
  | "fine";

/** What to do about a row today. */
export type Action = { readonly kind: ActionKind; readonly text: string };

/** The row that a coin's figures stand on. */
type Figures = { readonly row: DeskRow; readonly hedge: CoinHedge; readonly desk: Desk };
type Rule = (figures: Figures) => Action | null;

function act(kind: ActionKind, text: string | null): Action | null {
  return text === null ? null : { kind, text };
}

const buyBackDue: Rule = ({ hedge, desk }) => {
  const { order, threat } = hedge;
  if (!order?.position) return null;
  const isNear = threat?.distance.lt(desk.settings.warn) === true;
  return act("buy-back", buyBackText(order, order.position, isNear ? threat : null));
};

const liquidationNear: Rule = ({ hedge, desk: { rules } }) => {
  const { threat } = hedge;
  if (threat === null || threat.distance.gte(rules.settings.warn)) return null;
  return act("add-margin", addMarginText(threat, rules));
};

function wrongRow(row: DeskRow): Action | null {
  return row.state === "wrong" ? act("wrong", sentence(row.problem.message)) : null;
}

/** A problem of a line of the shorts says so: its cell is on another sheet. */
function blockText(problem: HedgeError, { shorts }: Desk): string {
  // Not by its message: two lines may have the same.
  const place = shorts.findIndex((short) => short.state === "wrong" && short.problem === problem);
  const text = sentence(problem.message);
  return place === -1 ? text : `Short ${String(place + 1)}: ${text}`;
}

const wrongSomewhere: Rule = ({ row, desk, hedge: { block } }) => {
  if (row.state !== "hedged") return wrongRow(row);
  if (block?.kind === "wrong") return act("wrong", blockText(block.problem, desk));
  const sized = block === null ? sizedContract(row.contract) : null;
  if (typeof sized !== "string") return null;
  const { venue, text } = row.contract;
  return act(
    "wrong",
    sentence(`${text} cannot be sized: ${venue} publishes no ${sized}; choose another instrument`),
  );
};

function waitingRow(row: DeskRow): Action | null {
  return row.state === "waiting" ? act("waiting", sentence(`waiting for ${row.problem}`)) : null;
}

const stillWaiting: Rule = ({ row, hedge: { block } }) =>
  block?.kind === "waiting" ? act("waiting", sentence(`waiting for ${block.problem}`)) : waitingRow(row);

function missingOfRow(row: DeskRow): Action | null {
  if (row.state !== "hedged") return null;
  const { coin, price, beta, contract } = row;
  if (price === null) {
    return act("type-price", `Enter the price of ${coin}, in USD or as "1.2 ETH": no venue prices it.`);
  }
  return beta === null
    ? act("type-beta", `Enter the beta of ${coin} to ${contract.coin}, the coin that hedges it.`)
    : null;
}

/** A sale that the venue takes; null where none is due. */
function saleOf({ order }: CoinHedge): Order | null {
  return order?.contracts.gte(order.contract.minOrder) === true ? order : null;
}

/** What the venue does not take asks for another instrument first: less leverage would not help. */
const saleTooLarge: Rule = ({ hedge: { order, planned }, desk: { rules } }) =>
  order === null || order.contracts.lte(0) || planned === null
    ? null
    : act("too-large", sizeProblem(planned, rules));

/** More is wanted where nothing can be opened. */
const cannotOpen: Rule = ({ hedge, desk: { settings } }) => {
  const { contract, target, covered } = hedge;
  const closing = contract?.perpetual.closing ?? null;
  if (contract === null || closing === null) return null;
  if (target.minus(covered).lte(settings.band.times(target))) return null;
  return act("wrong", `${contract.text}: ${closingText(closing)}. Choose another instrument in Instead.`);
};

/** Less is wanted where nothing is traded. */
const cannotClose: Rule = ({ hedge, desk: { settings } }) => {
  const { order, positions, target, covered, keepReason } = hedge;
  const halted = positions.find(({ contract }) => !isTraded(contract))?.contract;
  if (order !== null || keepReason !== null || halted === undefined) return null;
  if (covered.minus(target).lte(settings.band.times(target))) return null;
  return act("waiting", `${halted.text}: trading is halted. Nothing can be bought back there now.`);
};

const leverageTooHigh: Rule = ({ hedge, desk: { rules } }) =>
  saleOf(hedge) === null || hedge.planned === null
    ? null
    : act("leverage", leverageProblem(hedge.planned, rules));

/** By the last seven days too, where they are known: a single rate has the wrong sign for almost half of the altcoins. */
const fundingTooDear: Rule = ({ hedge, desk }) => {
  const { contract } = hedge;
  if (contract === null) return null;
  const problem = fundingProblem(hedge, contract, desk.settings);
  if (problem === null) return null;
  const week = weekAprOf(contract, desk);
  const isPassing = !(week instanceof HedgeError) && week.neg().lte(desk.settings.maxFunding);
  return isPassing ? null : act("funding", problem);
};

/** Where a short is open the rest of a lot is fine. */
const tooSmall: Rule = ({ hedge }) => {
  const { order, positions } = hedge;
  if (order === null || positions.length > 0 || saleOf(hedge) !== null) return null;
  return act("too-small", `Too small: the minimum order is ${minOrderText(order.contract)}.`);
};

const saleDue: Rule = ({ hedge, desk }) => {
  const sale = saleOf(hedge);
  return sale === null ? null : act("sell", sellText(hedge, sale, desk));
};

const unclosable: Rule = ({ hedge }) => (hedge.isUnclosable ? act("fine", fineText(hedge)) : null);

const marginUnknown: Rule = ({ hedge: { positions } }) => {
  const unknown = positions.find(({ margin }) => margin === null);
  return unknown === undefined
    ? null
    : act("type-margin", `Enter the margin of ${unknown.contract.text} to see its liquidation price.`);
};

/** The first that holds is what to do: what may lose most stands before what can wait. */
const rules: readonly Rule[] = [
  buyBackDue,
  liquidationNear,
  wrongSomewhere,
  stillWaiting,
  ({ row }) => missingOfRow(row),
  saleTooLarge,
  cannotOpen,
  cannotClose,
  leverageTooHigh,
  fundingTooDear,
  tooSmall,
  saleDue,
  unclosable,
  marginUnknown,
  ({ hedge }) => act("fine", fineText(hedge)),
];

/** What is done about a margin, or to be left as it is: where a larger rise of the past is worth knowing. */
const pastTexts: Partial<Record<ActionKind, (hedge: CoinHedge, desk: Desk) => string>> = {
  "add-margin": ({ threat }, desk) => (threat === null ? "" : addedPastText(threat.position, desk)),
  sell: plannedPastText,
  fine: rowPastText,
};

function firstOf(figures: Figures): Action | null {
  for (const rule of rules) {
    const action = rule(figures);
    if (action === null) continue;
    const past = pastTexts[action.kind]?.(figures.hedge, figures.desk) ?? "";
    return withEnding({ ...action, text: `${action.text}${past}${ageNote(figures)}` }, figures);
  }
  return null;
}

/** Trades that go first also where a short is about to end by itself. */
const urgent: ReadonlySet<ActionKind> = new Set(["buy-back", "add-margin", "sell"]);

function withEnding(action: Action, { hedge }: Figures): Action {
  const ending = endingText(hedge);
  if (ending === null) return action;
  const kind = urgent.has(action.kind) ? action.kind : "delisting";
  return { kind, text: action.kind === "fine" ? ending : `${ending} ${action.text}` };
}

/** Orders by old prices say so: the venue failed since, and what is shown is its last good answer. */
function ageNote({ hedge, desk: { rows } }: Figures): string {
  const contracts: (DeskContract | undefined)[] = [
    hedge.order?.contract,
    ...hedge.positions.map(({ contract }) => contract),
  ];
  for (const index of hedge.rows) {
    const row = rows[index];
    if (row?.state === "hedged") contracts.push(row.contract, row.priceContract ?? undefined);
  }
  const stale = contracts.find((contract) => contract?.isStale);
  return stale === undefined ? "" : ` ${sentence(staleText(stale))}`;
}

function cashAction({ coin, price }: Extract<DeskRow, { state: "cash" }>): Action | null {
  return act(
    "cash",
    price === null ? `Cash: enter the price of ${coin} in USD to count it.` : "Cash: not hedged.",
  );
}

/**
 * What to do about a row today, the first that holds of the catalogue's order; null for a blank row.
 * @param index the row's place in the range, from 0
 */
export function actionOf(desk: Desk, index: number): Action | null {
  const row = desk.rows[index];
  if (row === undefined || row.state === "blank") return null;
  if (desk.settingsProblem !== null) return act("wrong", sentence(desk.settingsProblem.message));
  return row.state === "cash" ? cashAction(row) : withPriceNote(actionOfRow(desk, row, index), row);
}

/** What a person should know of the row's price besides what to do. */
function withPriceNote(action: Action | null, row: DeskRow): Action | null {
  if (action === null || row.state !== "hedged" || row.priceNote === null) return action;
  return { ...action, text: `${action.text} ${row.priceNote}` };
}

function actionOfRow(desk: Desk, row: DeskRow, index: number): Action | null {
  const hedge = hedgeOfRow(desk, index);
  const carrier = hedge === null ? null : actingRow(desk, hedge);
  if (hedge !== null && carrier === index) return firstOf({ row, hedge, desk });
  const problem = wrongRow(row) ?? waitingRow(row) ?? missingOfRow(row);
  if (problem !== null || hedge === null || carrier === null) return problem;
  const name = holdingName(carrier, desk.rows[carrier]);
  return act("carried", `Hedged together with ${name}: one ${hedge.coin} short covers all its rows.`);
}

function hedgeCoinOf(row: DeskRow): string | null {
  if (row.state === "hedged") return row.contract.coin;
  return "hedgeCoins" in row ? (row.hedgeCoins?.[0] ?? null) : null;
}

/** The coin hedge that a row belongs to; null where that is not known. */
export function hedgeOfRow(desk: Desk, index: number): CoinHedge | null {
  const row = desk.rows[index];
  const coin = row === undefined ? null : hedgeCoinOf(row);
  return coin === null ? null : (desk.coins.get(coin) ?? null);
}

/** The row that a coin's action stands on: a wrong or waiting one where no other is hedged by it. */
function actingRow(desk: Desk, hedge: CoinHedge): number {
  return hedge.figureRow ?? desk.rows.findIndex((row) => hedgeCoinOf(row) === hedge.coin);
}

import type { Decimal } from "../../decimal.js";
import type { HedgeError } from "../../errors.js";
import { actionOf, hedgeOfRow } from "../action.js";
import { sentence } from "../actionText.js";
import type { CoinHedge } from "../coinHedge.js";
import type { SizedContract } from "../deskContract.js";
import type { HedgedRow } from "../deskRow.js";
import type { Desk } from "../openDesk.js";
import { planRowOf } from "../planFields.js";
import { costSteps } from "./costSteps.js";
import { exposureSteps } from "./exposureSteps.js";
import type { Step } from "./expression.js";
import { marginSteps } from "./marginSteps.js";
import { basisSteps, marketSteps, minOrderSteps } from "./marketSteps.js";
import { orderSteps } from "./orderSteps.js";
import { openSteps } from "./positionSteps.js";
import { formulaOf } from "./printFormula.js";
import { stepList } from "./stepList.js";

/** One figure of a row: what it is, the formula that gives it, and its result. */
export type Explained = {
  /** A field of PLAN, or the name of a step on the way to one: "exposure", "target", "gap". */
  readonly field: string;
  readonly heading: string;
  /** With the numbers put in, in English notation; "" where nothing is computed. */
  readonly formula: string;
  readonly value: Decimal | HedgeError | string;
  readonly unit: string;
  /** Typed or looked up, and not computed. */
  readonly isInput: boolean;
};

/** The arithmetic of a row, or in words why it has none. */
export type RowSteps =
  | { readonly state: "none"; readonly reason: string }
  | {
      readonly state: "steps";
      readonly row: HedgedRow;
      readonly contract: SizedContract;
      readonly steps: readonly Step[];
    };

type Sized = { readonly row: HedgedRow; readonly hedge: CoinHedge; readonly contract: SizedContract };

/** Why a coin has no figures; null where it has. */
function blockText({ block }: CoinHedge): string | null {
  if (block === null) return null;
  return sentence(block.kind === "wrong" ? block.problem.message : `waiting for ${block.problem}`);
}

/** The row with what it is sized by; else why it has no figures of its own. */
function sizedRow(desk: Desk, index: number): Sized | string {
  const row = desk.rows[index];
  const hedge = hedgeOfRow(desk, index);
  const action = actionOf(desk, index);
  if (action === null) return "This row is blank.";
  if (row?.state !== "hedged" || hedge?.figureRow !== index) return action.text;
  const { contract } = hedge;
  const reason = blockText(hedge);
  if (reason !== null) return reason;
  return contract === null ? action.text : { row, hedge, contract };
}

/**
 * Every step of a row's arithmetic, in the order in which it is computed.
 * @param index the row's place in the range, from 0
 */
export function rowSteps(desk: Desk, index: number): RowSteps {
  const sized = sizedRow(desk, index);
  if (typeof sized === "string") return { state: "none", reason: sized };
  const { row, hedge, contract } = sized;
  const { rules } = desk;
  const planRow = planRowOf(desk, index, row);
  const list = stepList(planRow);
  const market = marketSteps(list, contract);
  const exposure = exposureSteps(list, planRow, hedge, market);
  const open = openSteps(list, desk, hedge, market);
  const { contracts, planned } = orderSteps({ list, row: planRow, hedge, market, exposure, open });
  minOrderSteps(list, market);
  const notional = costSteps(list, desk, market, contracts);
  marginSteps({ list, desk, hedge, rules, market, open, planned, notional });
  basisSteps(list, market);
  return { state: "steps", row, contract, steps: list.steps };
}

function inWords(field: string, heading: string, value: string): Explained {
  return { field, heading, formula: "", value, unit: "", isInput: false };
}

/**
 * Every figure of a row of PLAN with the elementary function that gives it, its arguments put in.
 * @param index the row's place in the range, from 0
 */
export function explainRow(desk: Desk, index: number): readonly Explained[] {
  const explained = rowSteps(desk, index);
  if (explained.state === "none") return [inWords("reason", "Why there are no figures", explained.reason)];
  const figures = explained.steps.map((step): Explained => {
    const { name, label, unit, value, source = "" } = step;
    const isInput = step.isInput && source === "";
    return {
      field: name,
      heading: label,
      formula: source === "" ? formulaOf(step) : source,
      value,
      unit,
      isInput,
    };
  });
  const action = actionOf(desk, index);
  return [...(action === null ? [] : [inWords("action", "Action", action.text)]), ...figures];
}

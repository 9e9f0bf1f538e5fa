// What a figure of the past is computed with. A sheet of formulas has the figure itself: a history is asked for anew
// wherever it is written, and a row of formulas would ask for two years of prices in every cell.
import type { Decimal } from "../../decimal.js";
import { HedgeError } from "../../errors.js";
import type { DeskContract } from "../deskContract.js";
import {
  daysAsked,
  daysOfPast,
  historyOf,
  horizonDays,
  weekAprOf,
  type PastAsker,
} from "../historyFigures.js";
import { fundingStretches } from "../fundingPast.js";
import { typedNumber } from "./printFormula.js";

/** Whether the days as HISTORY spills them are those that the desk computes with. */
function isPlain(contract: DeskContract, asker: PastAsker): boolean {
  const past = daysOfPast(contract, asker);
  return !(past instanceof HedgeError) && !past.closes.includes(null);
}

function columnOf(call: string, column: number): string {
  return `INDEX(${call},0,${String(column)})`;
}

/** A function of closes and highs, what stands between them, on a contract's past. */
function ofPrices(id: string, between: string, { text }: DeskContract, { settings }: PastAsker): string {
  const call = `HEDGE.HISTORY("${text}",${String(daysAsked(settings))},"close, high")`;
  return `=HEDGE.${id}(${columnOf(call, 2)},${String(horizonDays(settings))},${between},${columnOf(call, 3)})`;
}

/** The largest rise within the horizon; "" where the past has gaps, which HISTORY does not spill. */
export function worstRiseFormula(contract: DeskContract, asker: PastAsker): string {
  return isPlain(contract, asker) ? ofPrices("RISE", "1", contract, asker) : "";
}

/** How often the past was survived; likewise, and "" where no rise liquidates, or one did already. */
export function survivalFormula(
  contract: DeskContract,
  distance: Decimal | HedgeError,
  asker: PastAsker,
): string {
  if (distance instanceof HedgeError || distance.lte(0) || !isPlain(contract, asker)) return "";
  return ofPrices("SURVIVAL", typedNumber(distance).toFixed(), contract, asker);
}

/** What a short of that size paid in the worst stretch; "" where the past has holes, over which FUNDINGSTRESS adds up. */
export function fundingStressFormula(contract: DeskContract, notional: Decimal, asker: PastAsker): string {
  const { text } = contract;
  const { settings } = asker;
  const history = historyOf("funding", contract, asker);
  if (!(history instanceof HedgeError) && fundingStretches(history).length > 1) return "";
  const call = `HEDGE.FUNDINGHISTORY("${text}",${String(daysAsked(settings))})`;
  const stress = `HEDGE.FUNDINGSTRESS(${columnOf(call, 1)},${columnOf(call, 2)},${settings.horizonDays.toFixed()},1)`;
  return `=${typedNumber(notional).toFixed()}*${stress}`;
}

/** A year at the pace of the last seven days; "" where it is not known, whatever settlements there are to add up. */
export function weekAprFormula(contract: DeskContract, asker: PastAsker): string {
  if (weekAprOf(contract, asker) instanceof HedgeError) return "";
  const { text } = contract;
  return `=SUM(${columnOf(`HEDGE.FUNDINGHISTORY("${text}",7)`, 2)})*365/7`;
}

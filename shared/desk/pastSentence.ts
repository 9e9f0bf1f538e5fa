import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import { sentence } from "./actionText.js";
import type { DeskContract } from "./deskContract.js";
import type { heldCoin } from "./heldCoin.js";
import { horizonDays, survivalOf, worstRise } from "./historyFigures.js";
import { anyRiseText, foundation } from "./historyText.js";
import { inPercent } from "./numberWords.js";
import type { Desk } from "./openDesk.js";
import { cappedWeek, costliestWeek } from "./pastFunding.js";
import { liquidatingRise, riskedContract } from "./pastRises.js";

type Held = Exclude<ReturnType<typeof heldCoin>, HedgeError>;

function survivedText(lived: Decimal | HedgeError): string {
  if (!(lived instanceof Decimal)) return "";
  return lived.eq(1) ? " and survived every start" : ` and survived ${inPercent(lived)} of the starts`;
}

function liquidationText(contract: DeskContract, desk: Desk, held: Held): string {
  const at = liquidatingRise(desk, held);
  if (at === null) return ` ${anyRiseText}`;
  if (at instanceof HedgeError) return ` ${sentence(at.message)}`;
  return ` The short is liquidated at a rise of ${inPercent(at)}${survivedText(survivalOf(contract, at, desk))}.`;
}

function riseText(desk: Desk, held: Held): string {
  const contract = riskedContract(desk, held);
  const worst = worstRise(contract, desk);
  if (worst instanceof HedgeError) return sentence(worst.message);
  const days = `${String(horizonDays(desk.settings))} days`;
  const rise = `Worst rise of ${contract.text} within ${days}: ${inPercent(worst)}.`;
  return `${rise}${liquidationText(contract, desk, held)}`;
}

function capText(contract: DeskContract): string {
  const cap = cappedWeek(contract);
  return cap instanceof Decimal
    ? `at today's floor and interval ${contract.venue} can charge ${inPercent(cap)} in seven days, more if it settles more often`
    : `${contract.venue} publishes no cap`;
}

function fundingText(desk: Desk, contract: DeskContract): string {
  const worst = costliestWeek(contract, desk);
  if (worst instanceof HedgeError) return sentence(worst.message);
  const cost = worst.gt(0)
    ? `the costliest seven days took ${inPercent(worst)} of the notional`
    : "it cost nothing in any seven days";
  return `Funding: ${cost}; ${capText(contract)}.`;
}

/** What the past of a coin says of its short, and what that is founded on, in sentences. */
export function pastSentence(desk: Desk, held: Held): string {
  const { coin, contract } = held.row;
  return [
    `${coin} is hedged with ${contract.text}.`,
    riseText(desk, held),
    fundingText(desk, contract),
    foundation(riskedContract(desk, held), desk),
  ]
    .filter((text) => text !== "")
    .join(" ");
}

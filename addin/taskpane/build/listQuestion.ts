import type { Question } from "../pane/question.js";
import { listTexts } from "./listTexts.js";
import { chosenReading, readingsOf, type DecimalSign } from "./numberStyle.js";

/** What the user answered about a list. */
export type ListAnswers = {
  /** How the numbers are read that have two meanings. */
  readonly decimalSign?: DecimalSign;
  /** Whether equity is taken for the number of coins. */
  readonly useEquity?: true;
};

/** What must be known before a list can be read. */
export type ListQuestion = Question<ListAnswers>;

const maxShown = 3;

/** Asks what numbers mean that can be read in two ways; one answer holds for the whole list. */
export function askNumbers(ambiguous: readonly string[], answers: ListAnswers): ListQuestion {
  const shown = [...new Set(ambiguous)].slice(0, maxShown);
  const signs: readonly DecimalSign[] = [",", "."];
  const label = (decimalSign: DecimalSign): string =>
    shown.map((text) => String(chosenReading(readingsOf(text), decimalSign))).join(" · ");
  return {
    text: listTexts.ambiguous(shown, new Set(ambiguous).size, signs.map(label)),
    choices: signs.map((decimalSign) => ({
      label: label(decimalSign),
      answer: { ...answers, decimalSign },
    })),
  };
}

/** Asks whether equity may stand for the coins, in a list that has nothing better. */
export function askEquity(heading: string, answers: ListAnswers): ListQuestion {
  return {
    text: listTexts.onlyEquity(heading),
    choices: [{ label: listTexts.useEquity(heading), answer: { ...answers, useEquity: true } }],
  };
}

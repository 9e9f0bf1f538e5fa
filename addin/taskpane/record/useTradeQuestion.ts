import { useState } from "react";
import type { Question } from "../pane/question.js";
import type { TradeAnswer, TradeDoubt } from "./tradeDoubts.js";

export type TradeQuestion = {
  /** Null while nothing is asked. */
  readonly question: Question<TradeAnswer> | null;
  /** Records the trade, or asks what is in doubt first. */
  readonly submit: () => void;
  readonly answer: (answer: TradeAnswer) => void;
  /** Takes the question away: the trade stays as it is typed. */
  readonly forget: () => void;
};

type TradeQuestionOptions = {
  readonly doubts: readonly TradeDoubt[];
  readonly record: () => void;
  /** Types other contracts, to be seen before they are recorded. */
  readonly typeContracts: (contracts: string) => void;
};

/** Asks about each doubt once, and records the trade when all of them are answered. */
export function useTradeQuestion({ doubts, record, typeContracts }: TradeQuestionOptions): TradeQuestion {
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const [isAsked, setIsAsked] = useState(false);
  const [first, ...others] = doubts.filter(({ key }) => !confirmed.includes(key));
  const forget = (): void => {
    setIsAsked(false);
  };
  return {
    question: isAsked && first !== undefined ? first.question : null,
    submit: () => {
      if (first === undefined) record();
      else setIsAsked(true);
    },
    answer: (answer) => {
      if (answer !== "right") {
        forget();
        typeContracts(answer.contracts);
        return;
      }
      if (first !== undefined) setConfirmed([...confirmed, first.key]);
      if (others.length > 0) return;
      forget();
      record();
    },
    forget,
  };
}

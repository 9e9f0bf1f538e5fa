import { useEffect, useRef, useState } from "react";
import type { DeskInput } from "../../../shared/desk/openDesk.js";
import { deadlineSignal } from "../../deadlineSignal.js";
import { usePane } from "../pane/paneEnvironment.js";
import { openPlan, type OpenedPlan } from "./openPlan.js";

/** Long enough that a word being typed is not asked for letter by letter. */
const pauseMs = 500;

type Asked = { readonly key: string; readonly answer: Promise<OpenedPlan> };

export type Plan = {
  /** The answer to the question as it stands now; null while it is asked, and where asking failed. */
  readonly found: OpenedPlan | null;
  /** The same as a promise, asked at once. */
  readonly find: () => Promise<OpenedPlan>;
};

/** The desk of what is typed, opened while it is typed. */
export function usePlan(input: DeskInput): Plan {
  const { ask } = usePane();
  const asked = useRef<Asked | null>(null);
  const [answered, setAnswered] = useState<{ readonly key: string; readonly found: OpenedPlan } | null>(null);
  const key = JSON.stringify(input);

  const find = async (): Promise<OpenedPlan> => {
    if (asked.current?.key === key) return asked.current.answer;
    const answer = openPlan(ask, input, deadlineSignal(60_000));
    asked.current = { key, answer };
    const forget = (): void => {
      if (asked.current?.answer === answer) asked.current = null;
    };
    try {
      const found = await answer;
      setAnswered({ key, found });
      // A venue that could not be reached refuses its coins: it must be asked anew at the next press.
      if (!found.isWhole) forget();
      return found;
    } catch (error) {
      forget();
      throw error;
    }
  };

  const latestFind = useRef(find);
  latestFind.current = find;
  const isEmpty = input.holdings.every(([coin]) => coin === "" || coin === null);
  useEffect(() => {
    if (isEmpty) return undefined;
    const timer = setTimeout(() => {
      // Nobody pressed anything yet: the rows say no more then, and Build reports the problem.
      latestFind.current().catch(() => undefined);
    }, pauseMs);
    return () => {
      clearTimeout(timer);
    };
  }, [key, isEmpty]);

  return { found: answered?.key === key ? answered.found : null, find };
}

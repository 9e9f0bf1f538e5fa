import { useState } from "react";
import { texts } from "../texts.js";
import { useTask, type Task } from "../pane/useTask.js";
import type { HeldList } from "./heldList.js";
import type { ListAnswers, ListQuestion } from "./listQuestion.js";
import type { Holdings } from "./useHoldings.js";

/** Reads one and the same list, with what was answered about it so far. */
export type ListReader = (answers: ListAnswers) => HeldList;

export type TakenList = {
  /** What was taken and ignored, or why nothing could be. */
  readonly task: Task;
  /** What must be answered before the list is taken; null for nothing. */
  readonly question: ListQuestion | null;
  readonly answer: (answers: ListAnswers) => void;
  /** @param open gives the list; @param onRead is called as soon as it is one, also where something is asked first */
  readonly take: (open: () => Promise<ListReader>, onRead?: () => void) => void;
  /** Forgets the question: the list stays as it is. */
  readonly forget: () => void;
  readonly undo: (() => void) | null;
  /** What stands in the box for a list and was not used yet. */
  readonly pasted: string;
  readonly setPasted: (text: string) => void;
};

type Asked = { readonly read: ListReader; readonly question: ListQuestion };

/** Puts a list that was pasted or selected in the place of the typed one, once it is clear what it says. */
export function useTakenList({ replace, undo }: Pick<Holdings, "replace" | "undo">): TakenList {
  const task = useTask();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [pasted, setPasted] = useState("");

  const takeRead = (read: ListReader, answers: ListAnswers): string => {
    const list = read(answers);
    if (list.status === "asked") {
      setAsked({ read, question: list.question });
      return "";
    }
    setAsked(null);
    replace(list.rows);
    return list.notes.join(" ");
  };

  return {
    task,
    pasted,
    setPasted,
    question: asked?.question ?? null,
    answer: (answers) => {
      if (asked === null) return;
      task.run(async () => Promise.resolve(takeRead(asked.read, answers)));
    },
    take: (open, onRead) => {
      setAsked(null);
      task.run(async () => {
        const text = takeRead(await open(), {});
        onRead?.();
        return text;
      });
    },
    forget: () => {
      setAsked(null);
    },
    undo:
      undo === null
        ? null
        : () => {
            undo();
            task.run(async () => Promise.resolve(texts.list.undone));
          },
  };
}

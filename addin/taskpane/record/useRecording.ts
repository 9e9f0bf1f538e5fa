import { useState } from "react";
import type { DeskSheets } from "../../host/spreadsheet.js";
import { usePane } from "../pane/paneEnvironment.js";
import { useTask, type Task } from "../pane/useTask.js";
import { texts } from "../texts.js";
import type { SheetDesk } from "../desk/readSheetDesk.js";
import { activeTrade } from "./activeTrade.js";
import { refuseChangedDesk } from "./refuseChangedDesk.js";
import { undoWrites, type RecordPlan } from "./recordPlan.js";

export type Recording = {
  readonly task: Task;
  /** How often something was written or taken back. */
  readonly count: number;
  /** @param read the desk that the plan was made by */
  readonly record: (plan: RecordPlan, read: SheetDesk) => void;
  /** The row that was recorded last, by its title; null after it was undone or another trade is wanted. */
  readonly recorded: string | null;
  readonly recordAnother: () => void;
  /** Puts the cells of the last record back; null where there is none, or it was undone. */
  readonly undo: (() => void) | null;
};

/**
 * Writes a plan into the sheets and takes it back.
 * @param onTried called after either, also where the sheets have changed in between and nothing was written
 */
export function useRecording(onTried: () => void): Recording {
  const { openSpreadsheet } = usePane();
  const task = useTask();
  const [done, setDone] = useState<RecordPlan | null>(null);
  const [count, setCount] = useState(0);
  const [recorded, setRecorded] = useState<string | null>(null);
  const start = (text: string, write: (sheets: DeskSheets) => Promise<string>): void => {
    task.run(async (report) => {
      report(text);
      try {
        const outcome = await write(await openSpreadsheet());
        setCount((before) => before + 1);
        return outcome;
      } finally {
        onTried();
      }
    });
  };
  const record = (plan: RecordPlan, read: SheetDesk): void => {
    start(texts.record.writing, async (sheets) => {
      await refuseChangedDesk(sheets, read);
      if (plan.insert !== null) await sheets.insertRows(plan.insert.sheet, plan.insert.row, 1);
      await sheets.writeCells(plan.writes.map(({ write }) => write));
      setDone(plan);
      setRecorded(activeTrade(read).title);
      return [texts.record.done, ...plan.sentences, ...plan.notes].join(" ");
    });
  };
  const undo = (plan: RecordPlan): void => {
    start(texts.record.undoing, async (sheets) => {
      await sheets.writeCells(undoWrites(plan));
      setDone(null);
      setRecorded(null);
      return texts.record.undone;
    });
  };
  return {
    task,
    count,
    record,
    recorded,
    recordAnother: () => {
      setRecorded(null);
    },
    undo:
      done === null
        ? null
        : () => {
            undo(done);
          },
  };
}

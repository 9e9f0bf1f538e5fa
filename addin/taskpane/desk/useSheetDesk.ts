import { useCallback, useEffect, useRef, useState } from "react";
import { deadlineSignal } from "../../deadlineSignal.js";
import type { Spreadsheet } from "../../host/spreadsheet.js";
import { usePane } from "../pane/paneEnvironment.js";
import { useTask, type Task } from "../pane/useTask.js";
import { texts } from "../texts.js";
import { activeRow } from "./activeRow.js";
import { readSheetDesk, type SheetDesk } from "./readSheetDesk.js";

/** All lists of a desk together; the service answers each from its cache. */
const deadlineMs = 60_000;
/** Arrow keys held down change the selection many times a second. */
const pauseMs = 150;
/** Prices move while the page is open, and a trade is recorded at those of now. */
const refreshMs = 10_000;

const always = (): boolean => true;

export type ReadDesk = {
  /** As it was read last; null before, and where there is none. */
  readonly read: SheetDesk | null;
  readonly task: Task;
  readonly readAgain: () => void;
};

/**
 * The desk on the sheets: read when the page is shown, when the selection comes to rest, which it does after each typed
 * cell, and every ten seconds.
 * @param mayRefresh whether it may be read now though nobody asked for it
 */
export function useSheetDesk(isShown: boolean, mayRefresh: () => boolean = always): ReadDesk {
  const { openSpreadsheet, ask, runtime, problems } = usePane();
  const [read, setRead] = useState<SheetDesk | null>(null);
  const task = useTask();
  const { run } = task;
  const readings = useRef(0);

  const refresh = useCallback(async () => {
    readings.current += 1;
    const reading = readings.current;
    const show = (next: SheetDesk): void => {
      // One that began earlier may end later.
      if (reading === readings.current) setRead(next);
    };
    const { defaultVenue } = runtime.settings.settings();
    const signal = deadlineSignal(deadlineMs);
    show(await readSheetDesk(await openSpreadsheet(), { ask, defaultVenue, signal }));
  }, [openSpreadsheet, ask, runtime]);

  const readAgain = useCallback(() => {
    run(async (report) => {
      report(texts.record.reading);
      try {
        await refresh();
      } catch (error) {
        // What was read before may be of another workbook, or of ranges that are gone. A reading that nobody asked for
        // leaves it when it fails: with it a half-typed trade would go.
        setRead(null);
        throw error;
      }
      return "";
    });
  }, [run, refresh]);

  useEffect(() => {
    if (!isShown) return undefined;
    readAgain();
    const timer = setInterval(() => {
      if (mayRefresh()) refresh().catch((error: unknown) => problems.note(error));
    }, refreshMs);
    return () => {
      clearInterval(timer);
    };
  }, [isShown, readAgain, refresh, problems, mayRefresh]);

  useEffect(() => {
    if (!isShown) return undefined;
    return followSelection(
      async () => await openSpreadsheet(),
      async (sheets) => {
        const active = await sheets.activeCell();
        setRead((before) => (before === null ? null : { ...before, activeRow: activeRow(before, active) }));
        await refresh();
      },
      (error) => {
        problems.note(error);
      },
    );
  }, [isShown, openSpreadsheet, problems, refresh]);

  return { read, task, readAgain };
}

type Sheets = Spreadsheet;

/** Calls back a moment after the selection came to rest. @returns what ends it */
function followSelection(
  open: () => Promise<Sheets>,
  onRest: (sheets: Sheets) => Promise<void>,
  onProblem: (error: unknown) => void,
): () => void {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = (): void => undefined;
  const watch = async (): Promise<void> => {
    const sheets = await open();
    const end = await sheets.onSelectionChanged(() => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (!isOver) onRest(sheets).catch(onProblem);
      }, pauseMs);
    });
    if (isOver) end();
    else stop = end;
  };
  watch().catch(onProblem);
  return () => {
    isOver = true;
    clearTimeout(timer);
    stop();
  };
}

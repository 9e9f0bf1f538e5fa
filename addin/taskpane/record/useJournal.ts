import { useEffect, useState } from "react";
import type { SheetDesk } from "../desk/readSheetDesk.js";
import { usePane } from "../pane/paneEnvironment.js";
import { readJournal, type JournalTable } from "./journalTable.js";

/** The journal, or what kept it from being read. */
export type FoundJournal =
  | { readonly state: "searching" }
  | { readonly state: "found"; readonly journal: JournalTable | null }
  | { readonly state: "failed"; readonly problem: string };

/** The journal of the workbook, read again with each reading of the desk. */
export function useJournal(read: SheetDesk | null): FoundJournal {
  const { openSpreadsheet, problems } = usePane();
  const [found, setFound] = useState<FoundJournal>({ state: "searching" });
  // The selection alone changes nothing that was read.
  const desk = read?.desk;
  const deskSheet = read?.holdings.sheet ?? "";
  useEffect(() => {
    if (desk === undefined) return undefined;
    let isOver = false;
    const show = (next: FoundJournal): void => {
      if (!isOver) setFound(next);
    };
    show({ state: "searching" });
    const search = async (): Promise<JournalTable | null> => readJournal(await openSpreadsheet(), deskSheet);
    search().then(
      (journal) => {
        show({ state: "found", journal });
      },
      (error: unknown) => {
        show({ state: "failed", problem: problems.note(error) });
      },
    );
    return () => {
      isOver = true;
    };
  }, [desk, deskSheet, openSpreadsheet, problems]);
  return found;
}

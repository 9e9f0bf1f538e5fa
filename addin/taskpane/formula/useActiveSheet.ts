import { useEffect, useState } from "react";
import { usePane } from "../pane/paneEnvironment.js";

/** The sheet in front while it is wanted; null where there is no spreadsheet. */
export function useActiveSheet(isWanted: boolean): string | null {
  const { openSpreadsheet } = usePane();
  const [sheet, setSheet] = useState<string | null>(null);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isOver = false;
    let stop = (): void => undefined;
    const watch = async (): Promise<void> => {
      const spreadsheet = await openSpreadsheet();
      const read = async (): Promise<void> => {
        const selection = await spreadsheet.readSelection();
        if (!isOver) setSheet(selection.sheet);
      };
      const onChange = (): void => {
        read().catch(ignore);
      };
      const end = await spreadsheet.onSelectionChanged(onChange);
      if (isOver) end();
      else stop = end;
      await read();
    };
    watch().catch(ignore);
    return () => {
      isOver = true;
      stop();
    };
  }, [openSpreadsheet, isWanted]);
  return sheet;
}

/** Without a spreadsheet references keep their sheet's name, which is never wrong; what is pressed reports the problem. */
function ignore(): void {
  return undefined;
}

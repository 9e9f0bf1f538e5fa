import { useEffect, useState } from "react";
import type { CalculationMode } from "../../host/spreadsheet.js";
import { usePane } from "../pane/paneEnvironment.js";

/** How the workbook calculates, read each time the page is shown; null where that is unknown. */
export function useCalculationMode(isShown: boolean): CalculationMode | null {
  const { openSpreadsheet } = usePane();
  const [mode, setMode] = useState<CalculationMode | null>(null);
  useEffect(() => {
    if (!isShown) return;
    openSpreadsheet()
      .then(async (spreadsheet) => spreadsheet.calculationMode())
      .then(setMode, () => {
        // Only a warning is missing without it; the notice on top says that Excel cannot be reached.
        setMode(null);
      });
  }, [openSpreadsheet, isShown]);
  return mode;
}

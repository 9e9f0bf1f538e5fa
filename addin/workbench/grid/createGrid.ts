import { createUniver, LocaleType, mergeLocales } from "@univerjs/presets";
import type { FUniver, Injector, IWorkbookData } from "@univerjs/presets";
import { UniverSheetsConditionalFormattingPreset } from "@univerjs/presets/preset-sheets-conditional-formatting";
import conditionalFormattingTexts from "@univerjs/presets/preset-sheets-conditional-formatting/locales/en-US";
import { CalculationMode, UniverSheetsCorePreset } from "@univerjs/presets/preset-sheets-core";
import enUS from "@univerjs/presets/preset-sheets-core/locales/en-US";
import { UniverSheetsDataValidationPreset } from "@univerjs/presets/preset-sheets-data-validation";
import dataValidationTexts from "@univerjs/presets/preset-sheets-data-validation/locales/en-US";
import { UniverSheetsNotePreset } from "@univerjs/presets/preset-sheets-note";
import noteTexts from "@univerjs/presets/preset-sheets-note/locales/en-US";
import { UniverSheetsFilterPreset } from "@univerjs/presets/preset-sheets-filter";
import filterTexts from "@univerjs/presets/preset-sheets-filter/locales/en-US";
import { UniverSheetsFindReplacePreset } from "@univerjs/presets/preset-sheets-find-replace";
import findReplaceTexts from "@univerjs/presets/preset-sheets-find-replace/locales/en-US";
import { UniverSheetsSortPreset } from "@univerjs/presets/preset-sheets-sort";
import sortTexts from "@univerjs/presets/preset-sheets-sort/locales/en-US";
import { fitNumbers } from "./fitNumbers.js";
import { freePaintedFrames } from "./freePaintedFrames.js";
import { gridTexts } from "./gridTexts.js";
import { paintResultsOnly } from "./paintResultsOnly.js";
import { toolbarMenu } from "./toolbar.js";

export type Grid = { readonly api: FUniver; readonly injector: Injector };

/** Shows a spreadsheet with that workbook in the container, and calculates nothing yet. */
export function createGrid(container: HTMLElement, workbook: IWorkbookData): Grid {
  fitNumbers();
  freePaintedFrames();
  paintResultsOnly();
  const { univer, univerAPI } = createUniver({
    locale: LocaleType.EN_US,
    locales: {
      [LocaleType.EN_US]: mergeLocales(
        enUS,
        conditionalFormattingTexts,
        dataValidationTexts,
        noteTexts,
        filterTexts,
        findReplaceTexts,
        sortTexts,
      ),
    },
    presets: [
      UniverSheetsCorePreset({
        container,
        header: true,
        toolbar: true,
        ribbonType: "simple",
        menu: toolbarMenu,
        footer: { menus: false },
        formula: { initialFormulaComputing: CalculationMode.NO_CALCULATION },
      }),
      UniverSheetsConditionalFormattingPreset(),
      // Who picks a word is not about to change the list.
      UniverSheetsDataValidationPreset({ showEditOnDropdown: false }),
      UniverSheetsNotePreset(),
      UniverSheetsFilterPreset(),
      UniverSheetsFindReplacePreset(),
      UniverSheetsSortPreset(),
    ],
  });
  // Into the depth of the others, where mergeLocales would put these in their place.
  univerAPI.loadLocales(LocaleType.EN_US, gridTexts);
  univerAPI.createWorkbook(workbook);
  return { api: univerAPI, injector: univer.__getInjector() };
}

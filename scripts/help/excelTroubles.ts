/** Excel behaviour that a user mistakes for a fault of HEDGE, and how to fix it. */
export type ExcelTrouble = {
  readonly id: string;
  /** What the user sees, in the user's words. */
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
  /** Reports of it in Microsoft's tracker github.com/OfficeDev/office-js. */
  readonly reports: readonly number[];
};

/** In the order in which people meet them. */
export const excelTroubles: readonly ExcelTrouble[] = [
  {
    id: "name-error",
    title: "#NAME? in every HEDGE cell",
    cause:
      "The workbook was calculated before Excel had loaded the functions, or HEDGE is not installed for the account that opened it.",
    remedy:
      "Open the Hedge pane on the Home tab and press Repair. If the pane is not there, add HEDGE again under Home, Add-ins.",
    reports: [],
  },
  {
    id: "broken-formulas",
    title: "A formula turned into _xldudf_HEDGE_… or names another file",
    cause:
      "Excel saved the formula under its internal name, at times with the path of another add-in in front. It does so when a workbook is saved while HEDGE is not loaded.",
    remedy:
      "Press Repair in the Hedge pane. It restores such formulas on all sheets, leaves quoted text alone, and reports cells that Excel would not accept.",
    reports: [4811, 2568, 2051],
  },
  {
    id: "missing-functions",
    title: "A function is missing after an update",
    cause: "Excel caches the list of functions for up to 24 hours.",
    remedy: "Wait, or clear the Office cache and restart Excel.",
    reports: [],
  },
  {
    id: "standing-still",
    title: "Live prices do not move",
    cause:
      "With manual calculation, Excel shows no new values of a streaming function. Live data may also be paused, or an exchange may be down: the Hedge pane shows the state of each.",
    remedy:
      "Set Formulas, Calculation Options to Automatic. F9 does not query an exchange again; the functions refresh automatically every few seconds.",
    reports: [1984],
  },
  {
    id: "mac-asleep",
    title: "Excel for Mac: after about twenty minutes, cells stay #BUSY! and the buttons do nothing",
    cause:
      "With the pane closed and the workbook in the background, macOS stops the engine that runs the add-in, and Excel does not restart it.",
    remedy:
      "Click Hedge on the Home tab. Keep the pane open, as narrow as you like, in a workbook that should stay live.",
    reports: [4004],
  },
  {
    id: "second-workbook",
    title: "Excel for Mac: prices stop when a second workbook is opened",
    cause:
      "Each workbook runs its own copy of the add-in, and Excel for Mac at times stops the one in the background.",
    remedy: "Open the Hedge pane in the workbook whose prices have stopped.",
    reports: [3048],
  },
  {
    id: "slow-closed-pane",
    title: "Recalculation is slow while the pane is closed",
    cause: "Excel slows down an add-in that has no visible window: about six times in the report below.",
    remedy: "Keep the Hedge pane open while you work on a large desk.",
    reports: [6936],
  },
  {
    id: "mac-messages",
    title: "Excel for Mac shows an error without its message",
    cause: "Excel for Mac hides the messages of functions.",
    remedy: "Open Problems in the Hedge pane: it lists each failing cell with its message.",
    reports: [4813],
  },
  {
    id: "dates-1904",
    title: "Dates are four years and a day late",
    cause:
      "The workbook uses the 1904 date system, as Excel for Mac once did. Functions return dates in the 1900 system, which are 1,462 higher.",
    remedy:
      'Turn off File, Options, Advanced, “Use 1904 date system” (on Mac: Preferences, Calculation) in a workbook that has no other dates; otherwise subtract 1462: =HEDGE.NEXTFUNDING("ETH")-1462. Add 1462 to times that you pass to HEDGE.',
    reports: [],
  },
  {
    id: "protected-sheet",
    title: "Build, Record, Freeze or Repair says that a sheet is protected",
    cause: "Excel lets no add-in write to a protected sheet, or insert a sheet into a protected workbook.",
    remedy:
      "Choose Review, Unprotect Sheet (or Protect Workbook), press the button again, then restore the protection.",
    reports: [],
  },
  {
    id: "co-authoring",
    title: "Two people have the workbook open, and a cell changes only for one",
    cause:
      "Each person's Excel runs HEDGE and streams its own prices; anyone without HEDGE sees the last values or #NAME?. The last write wins.",
    remedy:
      "Let one person record trades. The others can pause live data in their pane, or work on a frozen copy, which holds values only.",
    reports: [],
  },
  {
    id: "separators",
    title: "Excel rejects a formula copied from this help",
    cause:
      "Where the decimal separator is a comma, as in German, French or Turkish Excel, arguments are separated by semicolons, and the columns of an array by a dot or a backslash.",
    remedy:
      'Write =HEDGE.QTY(B2;C2). Function names, words such as "short" and field names stay English everywhere. A number stored as text, such as "12,5", is rejected: enter it as a number.',
    reports: [],
  },
  {
    id: "local-errors",
    title: "The errors have different names",
    cause:
      "Excel translates them: #N/A is #NV in German and #YOK in Turkish; #VALUE! is #WERT!, #VALEUR! or #DEĞER!; #NAME? is #NOM? in French and #AD? in Turkish.",
    remedy: "Look them up under the English name. Repair recognises an error by its type, not by its name.",
    reports: [],
  },
  {
    id: "turkish-excel",
    title: "Turkish Excel: #AD? in the cells of a sheet built by HEDGE",
    cause: "In that language, Excel does not recognise a custom function written by an add-in.",
    remedy:
      "HEDGE writes such a cell in a second way and reports where that did not help: press F2 and Enter in those cells.",
    reports: [6614],
  },
  {
    id: "blank-cells",
    title: "A blank cell counts as 0",
    cause: "Excel passes a blank cell as 0 on some platforms and as nothing on others.",
    remedy:
      "HEDGE treats both alike: an argument that must be positive rejects a blank cell, and an optional word uses its default.",
    reports: [4702],
  },
  {
    id: "data-types",
    title: "“was a data type without a number”",
    cause: "The cell contains a stock, a currency or another data type, not a number.",
    remedy: "Refer to the field you mean, such as =HEDGE.QTY(B2.Price,C2).",
    reports: [],
  },
  {
    id: "spill",
    title: "#SPILL!, or a table that shows only its first value",
    cause:
      "Something is in the way of the table; Excel 2019 and older cannot spill at all and show the first value.",
    remedy:
      "Clear the cells below and to the right of the formula. The tables and the desk need Microsoft 365 or Excel 2021.",
    reports: [],
  },
  {
    id: "ipad",
    title: "iPad: the cells keep their last values",
    cause: "Excel for iPad does not run custom functions.",
    remedy: "Open the workbook in Excel on Windows, on a Mac or on the web.",
    reports: [],
  },
];

/** Where Excel behaves in a way that a user takes for a fault of HEDGE, and the way out. */
export type ExcelTrouble = {
  readonly id: string;
  /** What the user sees, as he would say it. */
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
      "Excel wrote the formula down under its internal name, at times with the path of another add-in before it. It does so when a workbook is saved while HEDGE is not loaded.",
    remedy:
      "Press Repair in the Hedge pane. It restores such formulas on all sheets, leaves quoted texts alone, and reports cells that Excel would not take.",
    reports: [4811, 2568, 2051],
  },
  {
    id: "missing-functions",
    title: "A function is missing after an update",
    cause: "Excel keeps the list of functions for up to 24 hours.",
    remedy: "Wait, or clear the Office cache and start Excel again.",
    reports: [],
  },
  {
    id: "standing-still",
    title: "Live prices stand still",
    cause:
      "In manual calculation Excel shows no new values of a streaming function. Live data may also be paused, or an exchange may be down: the Hedge pane shows the state of each.",
    remedy:
      "Set Formulas, Calculation Options to Automatic. F9 does not ask an exchange again; the functions do so by themselves every few seconds.",
    reports: [1984],
  },
  {
    id: "mac-asleep",
    title: "Excel for Mac: after some twenty minutes cells stay #BUSY! and the buttons do nothing",
    cause:
      "With the pane closed and the workbook in the background, macOS ends the engine that runs the add-in, and Excel does not start it again.",
    remedy:
      "Click Hedge on the Home tab. Keep the pane open, as narrow as you like, in a workbook that is to stay live.",
    reports: [4004],
  },
  {
    id: "second-workbook",
    title: "Excel for Mac: prices stop when a second workbook is opened",
    cause:
      "Each workbook runs the add-in on its own, and Excel for Mac at times stops the one in the background.",
    remedy: "Open the Hedge pane in the workbook that stands still.",
    reports: [3048],
  },
  {
    id: "slow-closed-pane",
    title: "Recalculation is slow while the pane is closed",
    cause: "Excel slows an add-in down that has no visible window: some six times in the report below.",
    remedy: "Keep the Hedge pane open while you work in a large desk.",
    reports: [6936],
  },
  {
    id: "mac-messages",
    title: "Excel for Mac shows an error without the sentence that explains it",
    cause: "Excel for Mac hides the messages of functions.",
    remedy: "Look at Problems in the Hedge pane: it lists each failing cell with its sentence.",
    reports: [4813],
  },
  {
    id: "dates-1904",
    title: "Dates are four years and a day late",
    cause:
      "The workbook counts days from 1904, as Excel for Mac once did. Functions return days counted from 1900, 1,462 more.",
    remedy:
      'Turn off File, Options, Advanced, “Use 1904 date system” (on Mac: Preferences, Calculation) in a workbook that holds no other dates; else subtract 1462: =HEDGE.NEXTFUNDING("ETH")-1462. Times that you pass to HEDGE need 1462 added.',
    reports: [],
  },
  {
    id: "protected-sheet",
    title: "Build, Record, Freeze or Repair says that a sheet is protected",
    cause:
      "Excel lets no add-in write to a protected sheet, and none insert a sheet where the workbook is protected.",
    remedy:
      "Choose Review, Unprotect Sheet (or Protect Workbook), press the button again, and protect it again.",
    reports: [],
  },
  {
    id: "co-authoring",
    title: "Two people have the workbook open, and a cell changes for one only",
    cause:
      "Each person's Excel runs HEDGE and streams its own prices; who has not installed it sees the last values or #NAME?. The last write wins.",
    remedy:
      "Let one person record trades. The others can pause live data in their pane, or work on a frozen copy, which holds values only.",
    reports: [],
  },
  {
    id: "separators",
    title: "A formula copied from this help is refused",
    cause:
      "Where the decimal sign is a comma, as in German, French or Turkish Excel, arguments are separated by semicolons, and the columns of an array by a dot or a backslash.",
    remedy:
      'Write =HEDGE.QTY(B2;C2). Function names, words such as "short" and field names stay English everywhere. A number in a text, such as "12,5", is not read: enter it as a number.',
    reports: [],
  },
  {
    id: "local-errors",
    title: "The errors have other names",
    cause:
      "Excel translates them: #N/A is #NV in German and #YOK in Turkish; #VALUE! is #WERT!, #VALEUR! or #DEĞER!; #NAME? is #NOM? in French and #AD? in Turkish.",
    remedy: "Look them up under the English name. Repair recognises an error by its kind, not by its name.",
    reports: [],
  },
  {
    id: "turkish-excel",
    title: "Turkish Excel: #AD? in the cells of a sheet that HEDGE has built",
    cause: "Excel does not recognise a custom function that an add-in writes in that language.",
    remedy:
      "HEDGE writes such a cell a second way and says where that did not help: press F2 and Enter in those cells.",
    reports: [6614],
  },
  {
    id: "blank-cells",
    title: "A blank cell counts as 0",
    cause: "Excel hands a blank cell over as 0 on some platforms and as nothing on others.",
    remedy:
      "HEDGE reads both alike: an argument that must be positive refuses a blank cell, and an optional word has its default.",
    reports: [4702],
  },
  {
    id: "data-types",
    title: "“was a data type without a number”",
    cause: "The cell holds a stock, a currency or another data type, and not a number.",
    remedy: "Refer to the field that you mean, such as =HEDGE.QTY(B2.Price,C2).",
    reports: [],
  },
  {
    id: "spill",
    title: "#SPILL!, or a table that shows its first value only",
    cause:
      "Something stands where the table would go; Excel 2019 and older cannot spill at all and show the first value.",
    remedy:
      "Clear the cells below and to the right of the formula. The tables and the desk need Excel of Microsoft 365 or Excel 2021.",
    reports: [],
  },
  {
    id: "ipad",
    title: "iPad: the cells keep their last values",
    cause: "Excel for iPad runs no custom functions.",
    remedy: "Open the workbook in Excel on Windows, on a Mac or on the web.",
    reports: [],
  },
];

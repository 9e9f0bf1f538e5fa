import type { RefreshOutcome } from "../live/feedStatus.js";

const plural = (count: number, one: string, many: string): string =>
  `${String(count)} ${count === 1 ? one : many}`;

/** Every text of the pane. */
export const texts = {
  brand: "HEDGE",
  simulated: "Simulated prices",
  morePages: "More pages",
  pages: "Pages of HEDGE",
  functionsMissing:
    "The functions are not loaded. Close and open this pane; in Excel on the web, reload the page.",
  paneMissing: "This pane could not be loaded. Check the connection, then close and open the pane.",
  officeMissing:
    "Microsoft's Office.js could not be loaded, so this pane cannot reach Excel. Check that appsforoffice.microsoft.com can be reached, then close and open this pane.",
  officeOutside:
    "This page is open outside Excel: it shows live data and results, and cannot reach a sheet. Use it in Excel, or without Excel in the workbench.",
  officeSilent:
    "Excel does not answer yet. If this stays, close and open this pane; in Excel on the web, reload the page.",
  workbench: "Open the workbench",
  defect: "HEDGE made a mistake. Try again; if it stays, send the diagnostics on the Help page.",
  replace: "Replace",
  cancel: "Cancel",
  tabs: {
    build: "Build",
    formula: "Formula",
    live: "Live",
    problems: "Problems",
    venues: "Venues",
    freeze: "Freeze",
    settings: "Settings",
    help: "Help",
  },
  titles: {
    build: "Build sheet",
    formula: "Formula",
    live: "Live data",
    problems: "Problems",
    venues: "Best venue",
    freeze: "Freeze to values",
    settings: "Settings",
    help: "Help",
  },
  build: {
    lead: "List what you hold. HEDGE finds what to short and builds a live sheet.",
    selection: "From selection",
    sample: "Sample",
    add: "Add a coin",
    clear: "Clear",
    holdings: "Your holdings",
    coin: "Coin",
    quantity: "Quantity",
    marginCoins: "In margin",
    remove: "Remove",
    inputs: "Settings of the hedge",
    venue: "Venue",
    hedgeRatio: "Hedge ratio, %",
    leverage: "Leverage",
    horizonDays: "Horizon, days",
    feeRate: "Fee rate, %",
    rebalanceBand: "Rebalance band, %",
    maximumCostPerYear: "Most a hedge may cost a year, %",
    proxyCoin: "Proxy coin",
    maintenanceRate: "Maintenance rate, %",
    historyDays: "Methods look back, days",
    button: "Build hedge sheet",
    finding: "Finding what to short…",
    painting: "Building the sheet…",
    wholeSheet: "Put this pane away to see the whole sheet",
    nothing: "List at least one coin with its quantity, or take the sample.",
    wrongInput: "Correct the settings of the hedge first: see the red fields.",
    noColumns:
      "Select two or three columns: coin, quantity and, if you have them, coins posted as margin. Then press again.",
    emptySelection:
      "The selection is empty. Select the cells with your coins and quantities, then press again.",
    cut: "The selection is longer than HEDGE reads. Only its first rows were taken.",
    noCoin: "Write the coin, such as ETH.",
    noQuantity: "Write how many coins you hold.",
    dialogTitle: "There is a hedge sheet already",
    dialogText: "Replace it, and lose what was typed into it, or make a new one beside it?",
    makeNew: "Make a new one",
  },
  formula: {
    lead: "Pick a function, see its result, insert it into the active cell.",
    search: "Search a function",
    none: "No function fits. Try another word, such as funding.",
    all: "All functions",
    help: "Help on this function",
    live: "live",
    optional: "optional",
    selection: "Take the selected cells",
    example: "Fill in an example",
    formula: "Formula",
    result: "Result",
    insert: "Insert into the active cell",
    taken: "The active cell holds something already.",
    afterInsert: "A reference was typed: the result shows in the cell.",
    calculating: "Calculating…",
    notLoaded:
      "The list of functions could not be loaded. Check the connection, then close and open this pane.",
    required: (name: string) => `Fill in ${name} to see the result.`,
    rowsShown: (shown: number, all: number) => `${String(shown)} of ${plural(all, "row", "rows")} shown`,
  },
  live: {
    lead: "What your cells show, by venue.",
    pause: "Pause",
    resume: "Resume",
    refresh: "Refresh now",
    empty: 'No cell shows live data yet. Try =HEDGE.MARK("ETH") in a cell.',
    paused:
      "Paused: nothing is asked. Cells keep their value until it is too old, then show #N/A. Press Resume to go on.",
    refreshPaused: "Live data is paused. Press Resume first.",
    refreshTooSoon: "Everything was asked a moment ago.",
    manual: "Excel calculates by hand in this workbook: live cells do not change until you press F9.",
    simulated: "simulated",
  },
  problems: {
    lead: "Cells whose HEDGE formula shows an error or is stuck.",
    look: "Look again",
    repair: "Repair",
    none: "No HEDGE formula has a problem.",
    looking: "Looking through all sheets…",
    repairing: "Entering the formulas again…",
    show: "Show the sheet of this cell",
    kinds: {
      name: "Excel did not know the function. Repair enters the formula again.",
      busy: "The cell waits for ever. Repair enters the formula again.",
      xldudf: "Another add-in changed the function's name. Repair puts it right.",
      error: "Point at the cell's sign to read why; on the Mac use the Formula page.",
    },
  },
  venues: {
    lead: "Where a short of a coin earns most, or costs least.",
    coin: "Coin",
    kind: "Contract",
    inverse: "Inverse (in the coin)",
    linear: "Linear (in a stablecoin)",
    compare: "Compare",
    asking: "Asking all venues…",
    venue: "Venue",
    apr: "Short earns a year",
    basis: "Basis",
    contract: "Contract",
    insert: "Insert into the active cell",
    noCoin: "Write a coin, such as ETH.",
    none: "No venue lists it.",
    failed: "Not asked",
    stale: "old price",
    taken: "The active cell holds something already. Select an empty cell, then press again.",
  },
  freeze: {
    lead: "Copies a sheet with values instead of live formulas, for someone without the add-in.",
    sheet: "Sheet",
    button: "Make a frozen copy",
    copying: "Copying the sheet…",
    reload: "List the sheets again",
  },
  settings: {
    lead: "They hold in every workbook on this computer.",
    defaultVenue: "Venue of instruments written without one",
    refreshSeconds: "Ask at most every … seconds (1 to 3600)",
    startLive: "Start live data when a workbook opens",
    colours: "Colours",
    colourNames: { system: "As in Excel", light: "Light", dark: "Dark" },
    serviceUrl: "Service address (empty: the usual one)",
    functionKey: "Function key, if the service asks for one",
    save: "Save",
    reset: "Reset",
    saved: "Saved; the settings hold from now on.",
    wasReset: "The usual settings hold again.",
    damaged:
      "The stored settings could not be read, so the usual ones hold. Check them below and press Save.",
    notKept: "The browser does not let HEDGE store settings: they hold until this workbook is closed.",
  },
  help: {
    lead: "From a list of coins to a hedge in three steps.",
    steps: [
      "Select your coins and quantities, open Build sheet, press From selection and Build hedge sheet.",
      "Read the column What to do, and short what it says on the exchange.",
      "Write what you have shorted into Current short. The sheet then says when to trade again.",
    ],
    decimals: "If your Excel writes 0,5 and not 0.5, put ; between the arguments of a formula.",
    errors: "When a cell shows an error",
    errorValue: "The input is wrong: the message says which argument, and what it must be.",
    errorNotAvailable: "There is no answer: not listed, not reachable, or the last price is too old.",
    errorName: "Excel has not loaded the functions: press Repair on the Problems page.",
    functionPages: "All functions (opens in the browser)",
    errorPages: "All errors (opens in the browser)",
    diagnostics: "Diagnostics",
    diagnosticsLead: "To send when you ask for help. They hold no key and nothing of your sheets.",
    copy: "Copy",
    copied: "Copied.",
    selected: "Press Ctrl+C (on a Mac Command+C) to copy the selected text.",
  },
} as const;

export type TextKey = keyof typeof texts;

/** The words for how a venue's data fares. */
export const channelStates = {
  fresh: "Live",
  stale: "Stale",
  problem: "No data",
  waiting: "Waiting",
} as const;

export type ChannelState = keyof typeof channelStates;

/** "Version 1.2.3". */
export const versionText = (version: string): string => `Version ${version}`;

/** "12 cells". */
export const cellsText = (cells: number): string => plural(cells, "cell", "cells");

/** What became of "Refresh now". */
export function refreshText({ asked, heldBack, refused }: RefreshOutcome): string {
  if (refused === "paused") return texts.live.refreshPaused;
  if (refused === "too soon") return texts.live.refreshTooSoon;
  const held =
    heldBack === 0
      ? ""
      : ` ${String(heldBack)} not: the service or a venue demanded a wait that is not over.`;
  return `${String(asked)} of ${String(asked + heldBack)} asked now.${held}`;
}

/** "next in 4 s". */
export const nextRequestText = (waitMs: number): string =>
  `next in ${String(Math.max(0, Math.ceil(waitMs / 1000)))} s`;

/** Spoken once when a venue's state changes. */
export const changeText = (name: string, state: ChannelState): string => `${name}: ${channelStates[state]}.`;

/** What is to be shorted for a holding; without a reason where it is the coin's own contract on the chosen venue. */
export const chosenText = (instrument: string, reason: string | null): string =>
  reason === null ? `Short ${instrument}, its own inverse perpetual.` : `Short ${instrument}. ${reason}`;

/** What was made by Build hedge sheet. */
export const builtText = (sheet: string): string => `The sheet "${sheet}" is ready.`;

/** "5 rows were taken from the selection."; with the header of a column that was not. */
export const takenText = (rows: number, leftOut: string | null = null): string =>
  `${plural(rows, "row was", "rows were")} taken from the selection.` +
  (leftOut === null ? "" : ` “${leftOut.slice(0, 40)}” was left out: it is not called margin.`);

const place = (sheet: string, address: string): string => `${address} on ${sheet}`;

/** What the formula or text was written into. */
export const insertedText = (sheet: string, address: string): string =>
  `Written into ${place(sheet, address)}.`;

/** Where an argument was taken from. */
export const selectionText = (name: string, sheet: string, address: string): string =>
  `${name} is taken from ${place(sheet, address)}.`;

/** "3 cells have a problem." */
export const foundText = (cells: number): string => `${plural(cells, "cell has", "cells have")} a problem.`;

/** The button that repairs so many cells. */
export const repairText = (cells: number): string =>
  cells === 0 ? texts.problems.repair : `${texts.problems.repair} ${cellsText(cells)}`;

/** What became of a repair. */
export function repairedText(
  repaired: number,
  left: readonly { readonly sheet: string; readonly address: string; readonly reason: string }[],
): string {
  const reasons = left.map(({ sheet, address, reason }) => `${place(sheet, address)}: ${reason}`);
  return [`${plural(repaired, "formula was", "formulas were")} entered again.`, ...reasons].join(" ");
}

/** "ETH on 7 venues, the best for a short first." */
export const comparedText = (coin: string, offers: number): string =>
  `${coin} in ${plural(offers, "contract", "contracts")}, the best for a short first.`;

/** Written on a frozen copy. */
export const asOfText = (ms: number): string =>
  `Values as of ${new Date(ms).toISOString().slice(0, 19).replace("T", " ")} UTC`;

/** What a frozen copy holds. */
export const frozenText = (sheet: string, formulas: number): string =>
  `The copy "${sheet}" is ready: ${plural(formulas, "formula", "formulas")} became values.`;

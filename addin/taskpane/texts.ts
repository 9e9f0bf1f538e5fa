import type { RefreshOutcome } from "../live/feedStatus.js";
import { recordTexts } from "./record/recordTexts.js";

/** "1 cell", "2 cells". */
export const plural = (count: number, one: string, many: string): string =>
  `${String(count)} ${count === 1 ? one : many}`;

/** Every text of the pane. */
export const texts = {
  brand: "HEDGE",
  simulated: "Simulated prices",
  morePages: "More pages",
  pages: "Pages of HEDGE",
  functionsMissing:
    "The functions are not loaded. Close and reopen this pane; in Excel on the web, reload the page.",
  paneMissing: "This pane could not be loaded. Check the connection, then close and reopen the pane.",
  officeMissing:
    "Microsoft's Office.js could not be loaded, so this pane cannot reach Excel. Check that appsforoffice.microsoft.com is reachable, then close and reopen this pane.",
  officeOutside:
    "This page is open outside Excel: it shows live data and results but cannot access a sheet. Use it in Excel or, without Excel, in the workbench.",
  officeSilent:
    "Excel is not responding yet. If this persists, close and reopen this pane; in Excel on the web, reload the page.",
  workbench: "Open the workbench",
  defect: "Internal error. Try again; if it persists, send the diagnostics from the Help page.",
  replace: "Replace",
  cancel: "Cancel",
  tabs: {
    build: "Build",
    record: "Record",
    explain: "Explain",
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
    record: "Record a trade",
    explain: "Explain a row",
    formula: "Formula",
    live: "Live data",
    problems: "Problems",
    venues: "Best venue",
    freeze: "Freeze to values",
    settings: "Settings",
    help: "Help",
  },
  build: {
    lead: "List your holdings. HEDGE builds a live desk: what to hedge with, how much, and what to do.",
    selection: "From selection",
    sample: "Sample",
    add: "Add a coin",
    clear: "Clear",
    holdings: "Your holdings",
    coin: "Coin",
    coins: "Coins",
    instead: "Instead",
    beta: "Beta",
    price: "Price",
    moreColumns: "More columns",
    remove: "Remove",
    inputs: "Desk settings",
    venue: "Venue",
    hedgeRatio: "Hedge ratio, %",
    prefer: "Prefer",
    proxy: "Proxy",
    cash: "Cash: not hedged.",
    didYouMean: "Did you mean",
    noPrice: "No venue prices it: enter its price on the sheet.",
    noBeta: "Enter its beta on the sheet.",
    button: "Build hedge sheet",
    painting: "Building the sheets…",
    wholeSheet: "Hide pane",
    nothing: "Add at least one coin and the number you own, or use the sample.",
    wrongInput: "Fix the settings marked in red first.",
    noColumns: "Select at least two columns, coin and coins, then try again.",
    emptySelection: "The selection is empty. Select your coins and the number you own, then try again.",
    cut: "The selection is too large: only the first part was read.",
    noCoin: "Enter a coin, such as ETH.",
    noCoins: "Enter how many coins you own.",
    makeNew: "New desk",
  },
  record: recordTexts,
  formula: {
    lead: "Pick a function, preview its result and insert it into the active cell.",
    search: "Search functions",
    none: "No matching function. Try another word, such as funding.",
    all: "All functions",
    help: "Help on this function",
    live: "live",
    optional: "optional",
    selection: "Use the selected cells",
    example: "Fill in an example",
    formula: "Formula",
    result: "Result",
    insert: "Insert into the active cell",
    taken: "The active cell is not empty.",
    afterInsert: "The formula refers to cells: insert it to see the result.",
    calculating: "Calculating…",
    notLoaded:
      "The list of functions could not be loaded. Check the connection, then close and reopen this pane.",
    required: (name: string) => `Fill in ${name} to see the result.`,
    rowsShown: (shown: number, all: number) => `${String(shown)} of ${plural(all, "row", "rows")} shown`,
  },
  explain: {
    lead: "Each figure in the active row, with the formula behind it.",
    noRow: "Select a row of your holdings to see how its figures are calculated.",
    write: "Write as formulas",
    writing: "Writing the sheet…",
    figures: "Figures",
    inputs: "Inputs",
  },
  live: {
    lead: "The live data in your cells, by venue.",
    pause: "Pause",
    resume: "Resume",
    refresh: "Refresh now",
    empty: 'No cell shows live data yet. Try =HEDGE.MARK("ETH") in a cell.',
    paused:
      "Paused: no data is requested. Cells keep their value until it is too old, then show #N/A. Press Resume to continue.",
    refreshPaused: "Live data is paused. Press Resume first.",
    refreshTooSoon: "Everything was refreshed a moment ago.",
    manual: "This workbook is set to manual calculation: live cells do not change until you press F9.",
    simulated: "simulated",
  },
  problems: {
    lead: "Cells whose HEDGE formula shows an error or is stuck.",
    look: "Check again",
    repair: "Repair",
    none: "No HEDGE formula has a problem.",
    looking: "Checking all sheets…",
    repairing: "Re-entering the formulas…",
    show: "Go to this cell's sheet",
    kinds: {
      name: "Excel did not recognise the function. Repair re-enters the formula.",
      busy: "The cell is stuck. Repair re-enters the formula.",
      xldudf: "Another add-in changed the function's name. Repair fixes it.",
      error: "Hover over the cell's error icon to see why; on a Mac, use the Formula page.",
    },
  },
  venues: {
    lead: "Where shorting a coin earns the most or costs the least.",
    coin: "Coin",
    kind: "Contract",
    inverse: "Inverse (in the coin)",
    linear: "Linear (in a stablecoin)",
    compare: "Compare",
    asking: "Checking all venues…",
    venue: "Venue",
    apr: "Funding APR (short)",
    basis: "Basis",
    contract: "Contract",
    insert: "Insert into the active cell",
    noCoin: "Enter a coin, such as ETH.",
    none: "No venue lists this coin.",
    failed: "Unavailable",
    stale: "stale price",
    taken: "The active cell is not empty. Select an empty cell, then try again.",
  },
  freeze: {
    lead: "Copies a sheet with values instead of live formulas, for someone without the add-in.",
    sheet: "Sheet",
    button: "Make a frozen copy",
    copying: "Copying the sheet…",
    reload: "Refresh the list",
  },
  settings: {
    lead: "Apply to all workbooks on this computer.",
    defaultVenue: "Default venue, for instruments without one",
    refreshSeconds: "Refresh at most every … seconds (1 to 3600)",
    startLive: "Start live data when a workbook opens",
    colours: "Theme",
    colourNames: { system: "Same as Excel", light: "Light", dark: "Dark" },
    serviceUrl: "Service address (blank: the default)",
    functionKey: "Function key, if the service requires one",
    save: "Save",
    reset: "Reset",
    saved: "Settings saved.",
    wasReset: "Defaults restored.",
    damaged: "The stored settings could not be read, so the defaults apply. Check them below and press Save.",
    notKept: "The browser does not let HEDGE store settings: they apply until this workbook is closed.",
  },
  help: {
    lead: "From a list of coins to a hedge in three steps.",
    steps: [
      "Paste your holdings on the Build page, or select them and press From selection, then press Build hedge sheet.",
      "Read the Action column and do what it says on the exchange.",
      "Press Record: the short is added to Hedge shorts, and Action says when to trade again.",
    ],
    decimals:
      "If your Excel shows 0,5 instead of 0.5, separate arguments with ; in formulas.",
    errors: "When a cell shows an error",
    errorValue: "The input is wrong: the message says which argument and what it must be.",
    errorNotAvailable:
      "No answer: not listed, not reachable, or the last price is too old.",
    errorName: "Excel has not loaded the functions: press Repair on the Problems page.",
    functionPages: "All functions (opens in the browser)",
    errorPages: "All errors (opens in the browser)",
    excelPage: "When Excel misbehaves (opens in the browser)",
    supportPage: "Support (opens in the browser)",
    privacyPage: "Privacy (opens in the browser)",
    termsPage: "Terms of use (opens in the browser)",
    diagnostics: "Diagnostics",
    diagnosticsLead: "Send them when you ask for help. They contain no key and no sheet data.",
    copy: "Copy",
    copied: "Copied.",
    selected: "Press Ctrl+C (on a Mac Command+C) to copy the selected text.",
  },
} as const;

export type TextKey = keyof typeof texts;

/** The state of a venue's data, in a word. */
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

/** The outcome of "Refresh now". */
export function refreshText({ asked, heldBack, refused }: RefreshOutcome): string {
  if (refused === "paused") return texts.live.refreshPaused;
  if (refused === "too soon") return texts.live.refreshTooSoon;
  const held = heldBack === 0 ? "" : ` ${String(heldBack)} on hold: the service or a venue limits requests.`;
  return `${String(asked)} of ${String(asked + heldBack)} requested.${held}`;
}

/** "next in 4 s". */
export const nextRequestText = (waitMs: number): string =>
  `next in ${String(Math.max(0, Math.ceil(waitMs / 1000)))} s`;

/** Spoken once when a venue's state changes. */
export const changeText = (name: string, state: ChannelState): string => `${name}: ${channelStates[state]}.`;

/** What hedges a holding; without a reason where it is the coin's own inverse contract. */
export const chosenText = (instrument: string, reason: string | null): string =>
  reason === null ? `Hedge with ${instrument}.` : `Hedge with ${instrument}. ${reason}`;

/** After Build hedge sheet. */
export const builtText = (sheet: string): string => `The sheet "${sheet}" is ready.`;

const place = (sheet: string, address: string): string => `${address} on ${sheet}`;

/** What the formula or text was written into. */
export const insertedText = (sheet: string, address: string): string =>
  `Inserted into ${place(sheet, address)}.`;

/** The button that copies the formula of a figure. */
export const copyFormulaText = (heading: string): string => `Copy the formula for: ${heading}`;

/** The cells that an argument refers to. */
export const selectionText = (name: string, sheet: string, address: string): string =>
  `${name} refers to ${place(sheet, address)}.`;

/** "3 cells have a problem." */
export const foundText = (cells: number): string => `${plural(cells, "cell has", "cells have")} a problem.`;

/** The button that repairs so many cells. */
export const repairText = (cells: number): string =>
  cells === 0 ? texts.problems.repair : `${texts.problems.repair} ${cellsText(cells)}`;

/** "ETH: 7 contracts, best for a short first." */
export const comparedText = (coin: string, offers: number): string =>
  `${coin}: ${plural(offers, "contract", "contracts")}, best for a short first.`;

/** Written on a frozen copy. */
export const asOfText = (ms: number): string =>
  `Values as of ${new Date(ms).toISOString().slice(0, 19).replace("T", " ")} UTC`;

/** What a frozen copy holds. */
export const frozenText = (sheet: string, formulas: number): string =>
  `The copy "${sheet}" is ready: ${plural(formulas, "formula", "formulas")} converted to values.`;

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
    lead: "List what you hold. HEDGE builds a live desk: what to short, how much, what to do.",
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
    noPrice: "Type its price on the sheet: no venue prices it.",
    noBeta: "Type its beta on the sheet.",
    button: "Build hedge sheet",
    painting: "Building the sheets…",
    wholeSheet: "Hide pane",
    nothing: "List at least one coin and how many you own, or use the sample.",
    wrongInput: "Correct the settings first: see the red fields.",
    noColumns: "Select at least two columns, coin and coins, then press again.",
    emptySelection: "The selection is empty. Select your coins and how many you own, then press again.",
    cut: "The selection is too large: only the first part was read.",
    noCoin: "Enter the coin, such as ETH.",
    noCoins: "Enter how many coins you own.",
    makeNew: "New desk",
  },
  record: recordTexts,
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
  explain: {
    lead: "Each figure of the active row, with the formula that gives it.",
    noRow: "Select a row of the sheet with your coins to see how its figures are computed.",
    write: "Write as formulas",
    writing: "Writing the sheet…",
    figures: "Figures",
    inputs: "Inputs",
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
    wasReset: "Defaults restored.",
    damaged:
      "The stored settings could not be read, so the usual ones hold. Check them below and press Save.",
    notKept: "The browser does not let HEDGE store settings: they hold until this workbook is closed.",
  },
  help: {
    lead: "From a list of coins to a hedge in three steps.",
    steps: [
      "Paste what you hold on the Build page, or select it and press From selection, then press Build hedge sheet.",
      "Read the column Action, and do what it says on the exchange.",
      "Press Record: the short is written on Hedge shorts, and Action says when to trade again.",
    ],
    decimals: "If your Excel writes 0,5 and not 0.5, put ; between the arguments of a formula.",
    errors: "When a cell shows an error",
    errorValue: "The input is wrong: the message says which argument, and what it must be.",
    errorNotAvailable: "There is no answer: not listed, not reachable, or the last price is too old.",
    errorName: "Excel has not loaded the functions: press Repair on the Problems page.",
    functionPages: "All functions (opens in the browser)",
    errorPages: "All errors (opens in the browser)",
    excelPage: "When Excel misbehaves (opens in the browser)",
    supportPage: "Support (opens in the browser)",
    privacyPage: "Privacy (opens in the browser)",
    termsPage: "Terms of use (opens in the browser)",
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

/** What hedges a holding; without a reason where it is the coin's own inverse contract. */
export const chosenText = (instrument: string, reason: string | null): string =>
  reason === null ? `Hedge with ${instrument}.` : `Hedge with ${instrument}. ${reason}`;

/** What was made by Build hedge sheet. */
export const builtText = (sheet: string): string => `The sheet "${sheet}" is ready.`;

const place = (sheet: string, address: string): string => `${address} on ${sheet}`;

/** What the formula or text was written into. */
export const insertedText = (sheet: string, address: string): string =>
  `Written into ${place(sheet, address)}.`;

/** The button that copies the formula of a figure. */
export const copyFormulaText = (heading: string): string => `Copy the formula of: ${heading}`;

/** Where an argument was taken from. */
export const selectionText = (name: string, sheet: string, address: string): string =>
  `${name} is taken from ${place(sheet, address)}.`;

/** "3 cells have a problem." */
export const foundText = (cells: number): string => `${plural(cells, "cell has", "cells have")} a problem.`;

/** The button that repairs so many cells. */
export const repairText = (cells: number): string =>
  cells === 0 ? texts.problems.repair : `${texts.problems.repair} ${cellsText(cells)}`;

/** "ETH on 7 venues, the best for a short first." */
export const comparedText = (coin: string, offers: number): string =>
  `${coin} in ${plural(offers, "contract", "contracts")}, the best for a short first.`;

/** Written on a frozen copy. */
export const asOfText = (ms: number): string =>
  `Values as of ${new Date(ms).toISOString().slice(0, 19).replace("T", " ")} UTC`;

/** What a frozen copy holds. */
export const frozenText = (sheet: string, formulas: number): string =>
  `The copy "${sheet}" is ready: ${plural(formulas, "formula", "formulas")} became values.`;

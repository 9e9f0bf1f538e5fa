import type { SheetAddress } from "../host/spreadsheet.js";
import { count, fill } from "../language/fill.js";
import { texts } from "../language/spoken.js";
import type { RefreshOutcome } from "../live/feedStatus.js";

export { texts } from "../language/spoken.js";

export type TextKey = keyof typeof texts;

export type ChannelState = keyof typeof texts.live.states;

/** "Version 1.2.3". */
export const versionText = (version: string): string => fill(texts.version, { version });

/** "12 cells". */
export const cellsText = (cells: number): string => count(texts.live.cells, cells, {});

/** The outcome of "Refresh now". */
export function refreshText({ asked, heldBack, refused }: RefreshOutcome): string {
  if (refused === "paused") return texts.live.refreshPaused;
  if (refused === "too soon") return texts.live.refreshTooSoon;
  return [
    fill(texts.live.requested, { asked, all: asked + heldBack }),
    ...(heldBack === 0 ? [] : [fill(texts.live.onHold, { count: heldBack })]),
  ].join(" ");
}

/** "next in 4 s". */
export const nextRequestText = (waitMs: number): string =>
  fill(texts.live.next, { seconds: Math.max(0, Math.ceil(waitMs / 1000)) });

/** Names the comparison of "BTC inverse" on all venues. */
export const allVenuesText = (contract: string): string => fill(texts.live.allVenues, { contract });

/** Spoken once when a venue's state changes. */
export const changeText = (venue: string, state: ChannelState): string =>
  fill(texts.live.changed, { venue, state: texts.live.states[state] });

/** What hedges a holding; without a reason where it is the coin's own inverse contract. */
export function chosenText(instrument: string, reason: string | null): string {
  const chosen = fill(texts.build.hedgeWith, { instrument });
  return reason === null ? chosen : `${chosen} ${reason}`;
}

/** After Build hedge sheet. */
export const builtText = (sheet: string): string => fill(texts.build.built, { sheet });

/** "B8 on Hedge". */
export const placeText = ({ sheet, address }: SheetAddress): string => fill(texts.place, { address, sheet });

/** What the formula or text was written into. */
export const insertedText = (sheet: string, address: string): string =>
  fill(texts.formula.inserted, { place: placeText({ sheet, address }) });

/** The button that copies the formula of a figure. */
export const copyFormulaText = (heading: string): string => fill(texts.explain.copyFormula, { heading });

/** The cells that an argument refers to. */
export const selectionText = (name: string, sheet: string, address: string): string =>
  fill(texts.formula.refers, { name, place: placeText({ sheet, address }) });

/** "3 cells have a problem." */
export const foundText = (cells: number): string => count(texts.problems.found, cells, {});

/** The button that repairs so many cells. */
export const repairText = (cells: number): string =>
  cells === 0 ? texts.problems.repair : count(texts.problems.repairCells, cells, {});

/** "ETH: 7 contracts, best for a short first." */
export const comparedText = (coin: string, offers: number): string =>
  count(texts.venues.compared, offers, { coin });

/** Written on a frozen copy, and English as all that stands in cells. */
export const asOfText = (ms: number): string =>
  `Values as of ${new Date(ms).toISOString().slice(0, 19).replace("T", " ")} UTC`;

/** What a frozen copy holds. */
export const frozenText = (sheet: string, formulas: number): string =>
  count(texts.freeze.frozen, formulas, { sheet });

import { texts } from "../texts.js";

/** The pages in the order of their tabs. */
export type PageId = keyof typeof texts.tabs;

export function isPageId(value: unknown): value is PageId {
  return typeof value === "string" && value in texts.tabs;
}

export const pageIds: readonly PageId[] = Object.keys(texts.tabs).filter(isPageId);

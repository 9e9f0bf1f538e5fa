import { ILayoutService } from "@univerjs/presets/preset-sheets-core";
import { closeList } from "./closeListsOnTyping.js";
import type { Grid } from "./createGrid.js";

const listOf = '[data-u-comp="sheets-dropdown-list"]';
const wordsOf = "div.univer-cursor-pointer";
const keys: ReadonlySet<string> = new Set(["ArrowDown", "ArrowUp", "Enter", "Escape"]);

/**
 * Gives the keys of a cell's list of words the meaning they have in Excel: arrows choose, Enter takes, Escape closes. By
 * itself the grid lets one type there to find a word, which then only the mouse could take.
 * @returns takes a key; true where it was one of those
 */
export function createListKeys(grid: Grid): (event: KeyboardEvent) => boolean {
  const close = () => {
    closeList(grid);
    // The search field that had the keyboard is gone, and the next key is for the cell.
    grid.injector.get(ILayoutService).focus();
  };
  return ({ key, target }) => {
    const list = target instanceof HTMLInputElement ? target.closest(listOf) : null;
    if (list === null || !keys.has(key)) return false;
    const words = [...list.querySelectorAll<HTMLElement>(wordsOf)];
    const active = words.findIndex(({ ariaSelected }) => ariaSelected === "true");
    if (key === "ArrowDown") choose(words, active + 1);
    else if (key === "ArrowUp") choose(words, Math.max(active, 0) - 1);
    else if (key === "Escape" || take(words.length === 1 ? words[0] : words[active])) close();
    return true;
  };
}

/** Puts a word into the cell; false where there is none to take. */
function take(word: HTMLElement | undefined): boolean {
  // A click on the word that is ticked, since the cell holds it already, would empty the cell.
  if (word?.querySelector("svg") === null) word.click();
  return word !== undefined;
}

/** Marks the word at an index, which past either end is that of the other end. */
function choose(words: readonly HTMLElement[], index: number): void {
  const chosen = words.at(index % words.length);
  for (const word of words) word.ariaSelected = String(word === chosen);
  chosen?.scrollIntoView({ block: "nearest" });
}

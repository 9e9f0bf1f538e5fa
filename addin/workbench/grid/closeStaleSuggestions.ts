import type { Grid } from "./createGrid.js";
import { editedFormula } from "./formulaEditor.js";
import { areSuggestionsOpen, closeSuggestions } from "./closeSuggestions.js";

/**
 * Closes the list of suggested functions with a key after which it no longer fits what is typed. The grid renews it only
 * 300 ms after the last key: with =QTY(B2,C a typist paused, and the Enter after the rest of =QTY(B2,C2) picked CEILING
 * from the list of the C instead of ending the formula.
 */
export function closeStaleSuggestions(grid: Grid): void {
  document.addEventListener(
    "keydown",
    (event) => {
      if (!areSuggestionsOpen(grid) || !isCharacter(event) || fitsSuggestions(grid, event.key)) return;
      closeSuggestions(grid);
    },
    { capture: true },
  );
}

function isCharacter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  // AltGr, which types brackets on many keyboards, is Control and Alt.
  return key.length === 1 && !metaKey && ctrlKey === altKey;
}

/** Whether every suggestion shown begins with the name that is typed once this key is in. */
function fitsSuggestions(grid: Grid, key: string): boolean {
  const formula = editedFormula(grid);
  const [typed = ""] = /[\w.]*$/.exec(`${formula?.text.slice(0, formula.caret) ?? ""}${key}`) ?? [];
  const shown = Array.from(
    document.querySelectorAll('[data-u-comp="sheets-formula-editor"] li > span:first-child'),
    ({ textContent }) => textContent.toUpperCase(),
  );
  return typed !== "" && shown.every((name) => name.startsWith(typed.toUpperCase()));
}

import type { Grid } from "./createGrid.js";
import { closeSuggestions } from "./closeSuggestions.js";
import { editedFormula } from "./formulaEditor.js";
import type { EditedFormula } from "./formulaEditor.js";

const listed = '[data-u-comp="sheets-formula-editor"] li';

/**
 * Completes the name that is being typed with the suggestion that is marked in the list. The grid's own way moves the caret
 * 30 ms later: of =HEDGE.Q, Tab, 1000 typed without a pause it made =HEDGE.Q1000TY(.
 * @returns false where nothing is suggested
 */
export function acceptSuggestion(grid: Grid): boolean {
  const marked = [...document.querySelectorAll(listed)].find((item) =>
    item.classList.contains("univer-bg-gray-200"),
  );
  return marked !== undefined && insertSuggestion(grid, marked);
}

/** Completes the name with the suggestion that is clicked, before the editor loses the keyboard to the list. */
export function acceptClickedSuggestions(grid: Grid): void {
  const itemOf = ({ target }: Event) => (target instanceof Element ? target.closest(listed) : null);
  addEventListener(
    "pointerdown",
    (event) => {
      const item = itemOf(event);
      if (item === null || !insertSuggestion(grid, item)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
  // The list is gone by then, unless the click came before it was.
  for (const name of ["mousedown", "click"]) {
    addEventListener(
      name,
      (event) => {
        if (itemOf(event) === null) return;
        event.preventDefault();
        event.stopPropagation();
      },
      { capture: true },
    );
  }
}

function insertSuggestion(grid: Grid, item: Element): boolean {
  const formula = editedFormula(grid);
  const name = item.firstElementChild?.textContent ?? "";
  if (formula === undefined || name === "") return false;
  const { caret } = formula;
  closeSuggestions(grid);
  formula.replace(caret - begun(formula).length, caret, `${name}${bracketAfter(grid, formula, name)}`);
  return true;
}

function begun({ text, caret }: EditedFormula): string {
  return /[\w.]*$/.exec(text.slice(0, caret))?.[0] ?? "";
}

/** A function is called; the name of cells is not. */
function bracketAfter(grid: Grid, { text, caret }: EditedFormula, name: string): string {
  const names = grid.api.getActiveWorkbook()?.getDefinedNames() ?? [];
  const isOfCells = names.some((defined) => defined.getName() === name);
  return isOfCells || text[caret] === "(" ? "" : "(";
}

import type { Grid } from "../grid/createGrid.js";
import { editedFormula } from "../grid/formulaEditor.js";
import { argumentAt } from "../host/argumentAt.js";
import type { FunctionsMetadata } from "../../runtime/functionsMetadata.js";
import { offeredWords } from "../host/offeredWords.js";
import type { OfferedWord } from "../host/offeredWords.js";
import type { KeyTaker } from "./firstKeys.js";

// Beside the grid's own help on the function, which is as wide and as far below.
const helpWidth = 258;
const distance = 4;

type Open = { readonly words: readonly OfferedWord[]; readonly insert: (word: string) => void };

type WordMenu = {
  readonly menu: HTMLElement;
  readonly grid: Grid;
  readonly metadata: FunctionsMetadata;
  readonly namespace: string;
  readonly takeKeys: (taker: KeyTaker) => void;
};

/** Offers the words of an argument while one types it, as Excel does: arrows choose, Tab or a click inserts. */
export function showWordMenu({ menu, grid, metadata, namespace, takeKeys }: WordMenu): void {
  let open: Open | undefined;
  let active = 0;

  const paint = () => {
    menu.hidden = open === undefined;
    const options = (open?.words ?? []).map(({ name, tooltip }, index) => {
      const option = document.createElement("li");
      const [word, meaning] = [document.createElement("b"), document.createElement("span")];
      word.textContent = name;
      meaning.textContent = tooltip ?? "";
      option.role = "option";
      option.ariaSelected = String(index === active);
      option.append(word, meaning);
      return option;
    });
    menu.replaceChildren(...options);
    options[active]?.scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    open = undefined;
    paint();
  };
  const update = () => {
    const formula = editedFormula(grid);
    const argument = formula === undefined ? undefined : argumentAt(formula.text, formula.caret);
    const words = argument === undefined ? [] : offeredWords(metadata, namespace, argument);
    if (formula === undefined || argument === undefined || words.length === 0) {
      close();
      return;
    }
    const { start } = argument;
    open = {
      words,
      insert: (word) => {
        formula.replace(start, formula.caret, `"${word}"`);
      },
    };
    active = 0;
    menu.style.left = `${String(Math.min(formula.place.left + helpWidth, innerWidth - menu.offsetWidth))}px`;
    menu.style.top = `${String(formula.place.bottom + distance)}px`;
    paint();
  };
  const insert = (index: number) => {
    const word = open?.words[index];
    if (word !== undefined) open?.insert(word.stringValue);
    close();
  };
  const steer = (key: string): boolean => {
    if (open === undefined) return false;
    if (key === "Tab") insert(active);
    else if (key === "Escape") close();
    else if (key === "ArrowDown" || key === "ArrowUp") {
      const step = key === "ArrowDown" ? 1 : -1;
      active = (active + step + open.words.length) % open.words.length;
      paint();
    } else return false;
    return true;
  };

  let wasSteered = false;
  takeKeys(({ key }) => {
    wasSteered = steer(key);
    return wasSteered;
  });
  // The editor holds the typed character only after the event.
  const updateSoon = () => {
    if (!wasSteered) setTimeout(update);
  };
  addEventListener("keyup", updateSoon, { capture: true });
  addEventListener("pointerup", updateSoon, { capture: true });
  // Before the editor loses the focus to the menu.
  menu.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const option = event.target instanceof Element ? event.target.closest("li") : null;
    if (option !== null) insert([...menu.children].indexOf(option));
  });
}

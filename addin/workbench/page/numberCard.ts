import type { CellNotes } from "../grid/cellNotes.js";
import type { Grid } from "../grid/createGrid.js";
import { formatText } from "../grid/formatText.js";
import { onHoveredNumber } from "../grid/hoveredNumber.js";
import type { NumberProperty } from "../../runtime/dataTypeNumber.js";

const distance = 14;

/** Shows the properties of the number under the pointer, beside the pointer. */
export function showNumberCard(card: HTMLElement, grid: Grid, notes: CellNotes): void {
  let pointer = { x: 0, y: 0 };
  document.addEventListener("pointermove", ({ clientX, clientY }) => {
    pointer = { x: clientX, y: clientY };
  });
  onHoveredNumber(grid, notes, (number) => {
    card.hidden = number === undefined;
    if (number === undefined) return;
    card.replaceChildren(...number.properties.flatMap(propertyElements));
    card.style.left = `${String(Math.min(pointer.x + distance, innerWidth - card.offsetWidth))}px`;
    card.style.top = `${String(Math.min(pointer.y + distance, innerHeight - card.offsetHeight))}px`;
  });
}

function propertyElements({ name, value, format }: NumberProperty): readonly HTMLElement[] {
  const [term, description] = [document.createElement("dt"), document.createElement("dd")];
  term.textContent = name;
  description.textContent = formatText(value, format);
  return [term, description];
}

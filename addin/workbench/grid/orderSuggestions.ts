import { IDescriptionService } from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "./createGrid.js";

/**
 * Suggests functions in the order of their names, as Excel does: HEDGE.QTY stands before HEDGE.QUOTES, and a name that is
 * typed in full before all that begin with it. By itself the grid has them in the order of their registration.
 */
export function orderSuggestions(grid: Grid): void {
  const descriptions = grid.injector.get(IDescriptionService);
  const search = descriptions.getSearchListByNameFirstLetter.bind(descriptions);
  descriptions.getSearchListByNameFirstLetter = (begun) =>
    [...search(begun)].sort((one, other) => (one.name < other.name ? -1 : 1));
}

import { CellValueType } from "@univerjs/presets";
import { Text } from "@univerjs/presets/preset-sheets-core";
import { narrowNumber } from "./narrowNumber.js";

/** Lets the grid draw a number that its cell is too narrow for as Excel does; by itself it cuts digits off at the right. */
export function fitNumbers(): void {
  const draw = Text.drawWith.bind(Text);
  Text.drawWith = (context, properties, skeleton) => {
    // What has lines of its own already is no cell.
    if (skeleton !== undefined) return draw(context, properties, skeleton);
    const { text, fontStyle, width, warp, cellValueType } = properties;
    if (cellValueType !== CellValueType.NUMBER || warp === true) return draw(context, properties);
    context.save();
    context.font = fontStyle;
    // Measured anew: the grid's own measurements are kept for good, and live prices bring new texts each second.
    const fits = (shown: string): boolean => context.measureText(shown).width <= width;
    const shown = fits(text) ? text : narrowNumber(text, fits);
    context.restore();
    return draw(context, { ...properties, text: shown });
  };
}

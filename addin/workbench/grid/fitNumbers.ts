import { CellValueType } from "@univerjs/presets";
import { FontCache, Text } from "@univerjs/presets/preset-sheets-core";
import { narrowNumber } from "./narrowNumber.js";

/** Lets the grid draw a number that its cell is too narrow for as Excel does; by itself it cuts digits off at the right. */
export function fitNumbers(): void {
  const draw = Text.drawWith.bind(Text);
  Text.drawWith = (context, properties, skeleton) => {
    // What has lines of its own already is no cell.
    if (skeleton !== undefined) return draw(context, properties, skeleton);
    const { text, fontStyle, width, warp, cellValueType } = properties;
    const fits = (shown: string): boolean => FontCache.getMeasureText(shown, fontStyle).width <= width;
    const isNumber = cellValueType === CellValueType.NUMBER && warp !== true;
    const shown = isNumber && !fits(text) ? narrowNumber(text, fits) : text;
    return draw(context, { ...properties, text: shown });
  };
}

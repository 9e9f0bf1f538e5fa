// Files count widths in digits of the workbook's usual font and heights in points, the grid both in pixels.

/** What a cell without a font of its own is written in by the grid. */
export const usualFont = { name: "Arial", size: 11 } as const;

const pixelsInPoint = 4 / 3;
/** How wide a digit is, of the size of its font; Excel's own Calibri is narrower than most. */
const digitWidths: Readonly<Record<string, number>> = { calibri: 0.507, "aptos narrow": 0.5 };
const usualDigitWidth = 0.556;

/** Pixels of a digit of a font, as whole as Excel counts them. */
export function digitPixels({ name, size }: { readonly name: string; readonly size: number }): number {
  return Math.max(1, Math.round((digitWidths[name.toLowerCase()] ?? usualDigitWidth) * size * pixelsInPoint));
}

export function widthInDigits(pixels: number): number {
  return pixels / digitPixels(usualFont);
}

export function heightInPoints(pixels: number): number {
  return pixels / pixelsInPoint;
}

export function heightInPixels(points: number): number {
  return Math.round(points * pixelsInPoint);
}

// Excel's interface measures in points, the plan in pixels of a screen at 100 %: 96 to the inch against 72.
const pointsPerPixel = 0.75;

/** A length in pixels as Excel's interface takes it. */
export function toPoints(pixels: number): number {
  return pixels * pointsPerPixel;
}

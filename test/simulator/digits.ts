/** How many digits a step as the venues print it has after the point: "0.010" has three. */
export function digitsOf(step: string): number {
  return step.includes(".") ? step.length - step.indexOf(".") - 1 : 0;
}

/** The value rounded to the step and printed with the step's digits. */
export function toStep(value: number, step: string): string {
  return (Math.round(value / Number(step)) * Number(step)).toFixed(digitsOf(step));
}

/** The value with as many digits as given and no trailing zeros. */
export function trimmed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

import { formatText } from "../grid/formatText.js";

export type Scale = {
  /** The place of a value, in pixels from above. */
  readonly y: (value: number) => number;
  /** The place of 0, or of the value nearest to it. */
  readonly zero: number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
};

const wantedTicks = 5;
const niceSteps = [1, 2, 2.5, 5, 10];

/** How the values of a scale are counted and written. */
type ScaleRules = {
  /** Of its labels, in Excel's notation; "" for one that fits the numbers. */
  readonly format: string;
  /** There are no parts of what is counted. */
  readonly isCount?: boolean;
};

/** A scale from a round number below the values, and below 0, to one above. */
export function chartScale(
  values: readonly number[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
  { format, isCount = false }: ScaleRules,
): Scale {
  let [least, most] = [0, 0];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  const step = Math.max(isCount ? 1 : 0, niceStep((most - least || 1) / wantedTicks));
  const start = Math.floor(least / step) * step;
  const count = Math.max(1, Math.ceil((most - start) / step - 1e-9));
  const y = (value: number) => bottom - ((value - start) / (count * step)) * (bottom - top);
  return {
    y,
    zero: y(0),
    ticks: Array.from({ length: count + 1 }, (_tick, index) => {
      const value = start + index * step;
      return { value, label: format === "" ? labelOf(value, step) : formatText(value, format) };
    }),
  };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return (niceSteps.find((nice) => nice * power >= rough) ?? 10) * power;
}

function labelOf(value: number, step: number): string {
  const decimals = Math.min(10, Math.max(0, 1 - Math.floor(Math.log10(step))));
  return new Intl.NumberFormat("en-US", {
    notation: Math.abs(value) >= 1e6 ? "compact" : "standard",
    maximumFractionDigits: step >= 1 ? 1 : decimals,
  }).format(value === 0 ? 0 : value);
}

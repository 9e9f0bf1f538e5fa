import type { Nullable } from "@univerjs/presets";
import type { AlignmentStyle, BorderLineStyle } from "hucre";

type Horizontal = NonNullable<AlignmentStyle["horizontal"]>;
type Vertical = NonNullable<AlignmentStyle["vertical"]>;

// The grid's own numbers for what files name in words; taking its enums would load all of the grid beside the files.

export const horizontalNumbers = {
  left: 1,
  center: 2,
  right: 3,
  justify: 4,
  distributed: 6,
} as const satisfies Partial<Record<Horizontal, number>>;

export const verticalNumbers = { top: 1, center: 2, bottom: 3 } as const satisfies Partial<
  Record<Vertical, number>
>;

export const borderNumbers = {
  thin: 1,
  hair: 2,
  dotted: 3,
  dashed: 4,
  dashDot: 5,
  dashDotDot: 6,
  double: 7,
  medium: 8,
  mediumDashed: 9,
  mediumDashDot: 10,
  mediumDashDotDot: 11,
  slantDashDot: 12,
  thick: 13,
} as const satisfies Record<BorderLineStyle, number>;

/** How a text that is longer than its cell is shown: broken into lines. */
export const wrapNumber = 3;

/** The word that a table has for a number. */
export function wordOf<Word extends string>(
  numbers: Readonly<Partial<Record<Word, number>>>,
  wanted: Nullable<number>,
): Word | undefined {
  return wordsOf(numbers).find((word) => numbers[word] === wanted);
}

function wordsOf<Word extends string>(numbers: Readonly<Partial<Record<Word, number>>>): readonly Word[] {
  const isWord = (key: string): key is Word => key in numbers;
  return Object.keys(numbers).filter(isWord);
}

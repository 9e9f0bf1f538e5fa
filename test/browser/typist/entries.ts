import type { CellContent } from "../../../addin/workbench/spreadsheet/sheetContent.js";
import type { Typist } from "./typist.js";

/** What a cell holds; its text is compared only where it holds a text. */
export type Held = Pick<CellContent, "formula" | "number"> & { readonly text?: string };

/** One way of entry into the selected cell, up to the key that commits it. */
export type Entry = {
  readonly way: string;
  readonly keys: (typist: Typist) => Promise<void>;
  /** What the cell holds afterwards; null where nothing. */
  readonly expected: Held | null;
  /** Whether an arrow would do something else than commit. */
  readonly isCaretMode?: boolean;
};

/** The cell that is typed into. */
export type EntryPlace = {
  readonly before: Held | null;
  /** What the cell above it holds. */
  readonly above: Held | null;
  /** The address of the cell to its right. */
  readonly right: string;
};

type Random = () => number;
type Way = (random: Random, place: EntryPlace) => Entry;

/** What lies in the clipboard all the time. */
export const clipboardNumber = 77;

export const heldNumber = (value: number): Held => ({ formula: "", number: value });
export const heldText = (value: string): Held => ({ formula: "", number: null, text: value });
/** A formula, with the number that it computes where that is known. */
export const heldFormula = (value: string, computed: number | null = null): Held => ({
  formula: value,
  number: computed,
});

/** Texts and what Excel of an English locale reads in them. */
const specials: readonly (readonly [typed: string, held: Held])[] = [
  ["007", heldNumber(7)],
  ["1e5", heldNumber(100_000)],
  ["+5", heldNumber(5)],
  ["-3", heldNumber(-3)],
  [".5", heldNumber(0.5)],
  ["50%", heldNumber(0.5)],
  ["5,000", heldNumber(5000)],
  ["5.000", heldNumber(5)],
  ["1,5", heldText("1,5")],
  ["'07", heldText("07")],
  ["'=x", heldText("=x")],
  ["@", heldText("@")],
  ["-x", heldText("-x")],
  ["B-USD", heldText("B-USD")],
  ["a b", heldText("a b")],
];

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("There is nothing to pick from");
  return item;
}
function digit(random: Random): string {
  return String(1 + Math.floor(random() * 9));
}
function digits(random: Random, most: number): string {
  return Array.from({ length: 1 + Math.floor(random() * most) }, () => digit(random)).join("");
}
/** A word that is no month, no error and no TRUE. */
function word(random: Random): string {
  return `x${String.fromCharCode(97 + Math.floor(random() * 26))}${random() < 0.5 ? "" : "q"}`;
}

/** What the editor shows of a cell. */
function shown(held: Held | null): string {
  if (held === null) return "";
  return held.formula === "" ? (held.text ?? String(held.number)) : held.formula;
}
/** What a cell holds of a text typed into it. */
function read(text: string): Held | null {
  if (text === "") return null;
  // A bracket that was taken away is closed again, as in Excel.
  if (text.startsWith("=")) return heldFormula(text.includes("(") && !text.includes(")") ? `${text})` : text);
  return /^-?(?:\d+\.?\d*|\.\d+)$/.test(text) ? heldNumber(Number(text)) : heldText(text);
}
function typing(typed: string, held: Held): Entry {
  return { way: `type ${typed}`, keys: async ({ type }) => type(typed), expected: held };
}

const typeNumber: Way = (random) => {
  const typed = digits(random, 3);
  return typing(typed, heldNumber(Number(typed)));
};
const typeDecimals: Way = (random) => {
  const typed = `${digit(random)}.${digit(random)}`;
  return typing(typed, heldNumber(Number(typed)));
};
const typeText: Way = (random) => {
  const typed = word(random);
  return typing(typed, heldText(typed));
};
const typeSpecial: Way = (random) => typing(...pick(specials, random));
const typeFormula: Way = (random) => {
  const [one, other] = [digit(random), digit(random)];
  if (random() < 0.5)
    return typing(`=${one}+${other}`, heldFormula(`=${one}+${other}`, Number(one) + Number(other)));
  // 4,000 stands in C2.
  return random() < 0.5
    ? typing(`=b${one}`, heldFormula(`=B${one}`))
    : typing("=C2", heldFormula("=C2", 4000));
};
const typeFunction: Way = () => typing("=HEDGE.APR(0.1)", heldFormula("=HEDGE.APR(0.1)", 109.5));

/** Opens the cell with what is in it, and types at its end, before its last sign or word, or over its first sign. */
const edit: Way = (random, { before }) => {
  const typed = digit(random);
  const old = shown(before);
  const [keys, text] = pick(
    [
      [["F2"], old + typed],
      [["F2", "Home", "End"], old + typed],
      [["F2", "Home", "Delete"], typed + old.slice(1)],
      [["F2", "Backspace"], old.slice(0, -1) + typed],
      [["F2", "ArrowLeft"], old.slice(0, -1) + typed + old.slice(-1)],
      [["F2", "Control+ArrowLeft"], old.replace(/(\w+\W*)$/, `${typed}$1`)],
    ] as const,
    random,
  );
  return {
    way: `${keys.join(", ")}, ${typed}`,
    keys: async ({ press, type }) => {
      await press(...keys);
      await type(typed);
    },
    expected: read(text),
    isCaretMode: true,
  };
};
const correct: Way = (random) => {
  const [typed, last] = [digit(random), digit(random)];
  return {
    way: `${typed}0, Backspace, ${last}`,
    keys: async ({ press }) => press(typed, "0", "Backspace", last),
    expected: heldNumber(Number(typed + last)),
  };
};
const emptyFirst: Way = (random) => {
  const typed = digit(random);
  return {
    way: `Backspace, ${typed}`,
    keys: async ({ press }) => press("Backspace", typed),
    expected: heldNumber(Number(typed)),
  };
};
const remove: Way = () => ({ way: "Delete", keys: async ({ press }) => press("Delete"), expected: null });
const giveUp: Way = (random, { before }) => ({
  way: "Escape",
  keys: async ({ press }) => press(digit(random), "x", "Escape"),
  expected: before,
});
const takeBack: Way = (random, { before }) => ({
  way: "undo",
  keys: async ({ press }) => press(digit(random), "x", "Enter", "Control+z"),
  expected: before,
});
const paste: Way = () => ({
  way: "paste",
  keys: async ({ press }) => press("Control+v"),
  expected: heldNumber(clipboardNumber),
});
const point: Way = (random, { right }) => {
  const typed = digit(random);
  return {
    way: `=, point to the right, *${typed}`,
    keys: async ({ press }) => press("=", "ArrowRight", "*", typed),
    expected: heldFormula(`=${right}*${typed}`),
  };
};
const bar: Way = (random, { before }) => {
  const typed = digit(random);
  return {
    way: `formula bar, ${typed}`,
    keys: async ({ clickBar, type }) => {
      await clickBar();
      await type(typed);
    },
    expected: read(shown(before) + typed),
    isCaretMode: true,
  };
};
const fillDown: Way = (random, { above }) => {
  // References of a formula would move.
  if (above?.formula !== "") return typeNumber(random, { above, before: null, right: "" });
  return { way: "fill down", keys: async ({ press }) => press("Control+d"), expected: above };
};
const compose: Way = () => ({
  way: "input method",
  keys: async (typist) => typist.compose(["k", "か"], "火"),
  expected: heldText("火"),
});

const ways: readonly (readonly [weight: number, way: Way])[] = [
  [31, typeNumber],
  [5, typeDecimals],
  [18, typeText],
  [10, typeSpecial],
  [10, typeFormula],
  [0.5, typeFunction],
  [11, edit],
  [2, correct],
  [2, emptyFirst],
  [2, remove],
  [2, giveUp],
  [1, takeBack],
  [1, paste],
  [1.5, point],
  [1, compose],
  [4, bar],
  [2, fillDown],
];

/** Any way of entry, by their weights. */
export function makeEntry(random: Random, place: EntryPlace): Entry {
  let rest = random() * ways.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, way] of ways) {
    rest -= weight;
    if (rest < 0) return way(random, place);
  }
  return typeNumber(random, place);
}

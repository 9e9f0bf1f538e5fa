import { HedgeError } from "../../../shared/errors.js";
import { texts } from "../../language/spoken.js";
import { fill } from "../../language/fill.js";
import { areaAddress, parseArea } from "../../host/area.js";
import type { FormulaCell, SheetAddress } from "../../host/spreadsheet.js";

/** The ranges that a function of the desk reads; null where the argument is blank or left out. */
export type DeskReferences = {
  readonly holdings: SheetAddress | null;
  readonly shorts: SheetAddress | null;
  readonly settings: SheetAddress | null;
};

type Part = keyof DeskReferences;

/** Which argument is which, by function. */
const order = {
  PLAN: ["holdings", "shorts", "settings"],
  SHORTS: ["shorts", "holdings", "settings"],
  STRESS: ["holdings", "shorts", "settings"],
} as const satisfies Readonly<Record<string, readonly Part[]>>;

const call = /\bHEDGE\.(PLAN|SHORTS|STRESS)\s*\(/giu;
/** What stands in quotes is one piece: commas, brackets and names in it mean nothing. */
const pieces = /"(?:[^"]|"")*"|'(?:[^']|'')*'|[^]/gu;
const reference = /^(?:(?:'((?:[^']|'')+)'|([\p{L}\p{N}_.]+))!)?([^!]+)$/u;

function isOpening(piece: string): boolean {
  return piece === "(" || piece === "{";
}

function isClosing(piece: string): boolean {
  return piece === ")" || piece === "}";
}

/** The arguments of a call as they are written. @param text what follows its bracket */
function argumentsOf(text: string): readonly string[] {
  const written: string[] = [];
  let argument = "";
  let depth = 0;
  for (const [piece] of text.matchAll(pieces)) {
    if (isClosing(piece) && depth === 0) return [...written, argument];
    if (isOpening(piece)) depth += 1;
    if (isClosing(piece)) depth -= 1;
    if (piece === "," && depth === 0) {
      written.push(argument);
      argument = "";
    } else {
      argument += piece;
    }
  }
  return [...written, argument];
}

function isDeskFunction(name: string): name is keyof typeof order {
  return name in order;
}

/** The first call that does not stand inside of a text. */
function callIn(formula: string): { readonly parts: readonly Part[]; readonly written: readonly string[] } {
  const blanked = formula.replaceAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'/gu, (quoted) =>
    " ".repeat(quoted.length),
  );
  const [found] = blanked.matchAll(call);
  const name = found?.[1]?.toUpperCase() ?? "";
  if (found === undefined || !isDeskFunction(name)) {
    throw new HedgeError({
      code: "invalid_input",
      message: texts.deskProblems.noDeskFunction,
    });
  }
  return { parts: order[name], written: argumentsOf(formula.slice(found.index + found[0].length)) };
}

function areaIn(text: string): string | null {
  try {
    return areaAddress(parseArea(text));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function rangeIn(part: Part, written: string, ownSheet: string): SheetAddress | null {
  const text = written.trim();
  if (text === "") return null;
  const [, quoted, plain, cells = ""] = reference.exec(text) ?? [];
  const sheet = quoted?.replaceAll("''", "'") ?? plain ?? ownSheet;
  const address = areaIn(cells);
  // Another workbook's name stands in brackets, which no sheet's name may hold.
  if (address === null || sheet.includes("[")) {
    throw new HedgeError({
      code: "invalid_input",
      message: fill(texts.deskProblems.noRange, { part, text: text.slice(0, 60) }),
    });
  }
  return { sheet, address };
}

/**
 * The ranges that a formula hands to PLAN, SHORTS or STRESS, wherever they are now.
 * @throws HedgeError invalid_input where one is anything else than a range of this workbook
 */
export function deskReferences({ formula, sheet }: Pick<FormulaCell, "formula" | "sheet">): DeskReferences {
  const { parts, written } = callIn(formula);
  const range = (part: Part): SheetAddress | null => rangeIn(part, written[parts.indexOf(part)] ?? "", sheet);
  return { holdings: range("holdings"), shorts: range("shorts"), settings: range("settings") };
}

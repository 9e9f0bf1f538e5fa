import { takesArguments } from "./argumentCounts.js";
import { formulaTokens } from "./formulaTokens.js";
import type { FormulaToken } from "./formulaTokens.js";
import { isOnSheet } from "./isOnSheet.js";

const binary = /^[-+*/^&=<>:]$/;
const doubled: ReadonlySet<string> = new Set(["<>", "<=", ">="]);
/** Excel refuses a formula with a longer text in it. */
const maxText = 255;

type Bracket = {
  /** The function that a bracket calls; undefined for a group of terms, and for a constant array in "{". */
  readonly call: string | undefined;
  readonly isConstant: boolean;
  separators: number;
};

type Reading = {
  /** The brackets that are open. */
  readonly open: Bracket[];
  wantsOperand: boolean;
  before: FormulaToken | undefined;
  isAfterBlank: boolean;
};

/**
 * Whether Excel can read a formula: one that it cannot makes it call the whole file damaged, while the grid keeps what
 * was typed and shows an error.
 */
export function isWellFormed(formula: string): boolean {
  const reading: Reading = { open: [], wantsOperand: true, before: undefined, isAfterBlank: false };
  const tokens = formulaTokens(formula);
  const pieces = tokens.filter(({ kind }) => kind !== "blank");
  const isRead = tokens.every((token) => {
    const isBlank = token.kind === "blank";
    const isTaken = isBlank || take(reading, token);
    if (!isBlank) reading.before = token;
    reading.isAfterBlank = isBlank;
    return isTaken;
  });
  const areSound = pieces.every((token, index) => isSound(token, pieces[index - 1], pieces[index + 1]));
  return isRead && areSound && !reading.wantsOperand && reading.open.length === 0;
}

/** Whether Excel takes a piece as such, wherever it stands. */
function isSound(
  token: FormulaToken,
  before: FormulaToken | undefined,
  after: FormulaToken | undefined,
): boolean {
  if (token.kind === "text") return token.text.slice(1, -1).replaceAll('""', '"').length <= maxText;
  if (token.kind !== "word" && token.kind !== "number") return true;
  return isOnSheet(token, before?.text === ":" || after?.text === ":");
}

function take(reading: Reading, token: FormulaToken): boolean {
  if (token.kind === "sign") return takeSign(reading, token.text);
  // Between references a blank stands for the cells they share.
  const isApart = reading.wantsOperand || (reading.isAfterBlank && token.kind === "word");
  if (!isApart || (reading.open.at(-1)?.isConstant === true && !isConstant(token))) return false;
  reading.wantsOperand = token.kind === "sheet" || token.kind === "call";
  return true;
}

/** Whether a piece may stand in a constant array, which knows no reference and no call. */
function isConstant({ kind, text }: FormulaToken): boolean {
  return kind === "number" || kind === "text" || kind === "error" || /^(?:TRUE|FALSE)$/i.test(text);
}

function takeSign(reading: Reading, sign: string): boolean {
  const takeIt = signs[sign] ?? takeOperator;
  return takeIt(reading, sign);
}

const takePostfix = ({ wantsOperand }: Reading) => !wantsOperand;

const signs: Readonly<Record<string, (reading: Reading, sign: string) => boolean>> = {
  "(": (reading) => {
    const { wantsOperand, before, open } = reading;
    const isInConstant = open.at(-1)?.isConstant === true;
    const call = before?.kind === "call" ? before.text : undefined;
    open.push({ call, isConstant: false, separators: 0 });
    reading.wantsOperand = true;
    // What LAMBDA gives is called at once.
    return !isInConstant && (wantsOperand || before?.text === ")");
  },
  "{": ({ open, wantsOperand }) => {
    const isInConstant = open.at(-1)?.isConstant === true;
    open.push({ call: undefined, isConstant: true, separators: 0 });
    return !isInConstant && wantsOperand;
  },
  ")": close,
  "}": close,
  ",": separate,
  ";": separate,
  "%": takePostfix,
  "#": takePostfix,
};

function takeOperator(reading: Reading, sign: string): boolean {
  const { open, wantsOperand, before } = reading;
  const isUnary = wantsOperand && /^[-+@]$/.test(sign);
  const isSecond = wantsOperand && before?.kind === "sign" && doubled.has(before.text + sign);
  reading.wantsOperand = true;
  const isBinary = !wantsOperand && binary.test(sign) && open.at(-1)?.isConstant !== true;
  return isUnary || isSecond || isBinary;
}

function separate(reading: Reading, sign: string): boolean {
  const inside = reading.open.at(-1);
  const isTaken = isArgumentEnd(reading, inside);
  reading.wantsOperand = true;
  if (inside === undefined || (sign === ";" && !inside.isConstant)) return false;
  inside.separators += 1;
  return isTaken;
}

function close(reading: Reading, sign: string): boolean {
  const inside = reading.open.pop();
  const isTaken = isArgumentEnd(reading, inside);
  const isEmpty = reading.before?.text === "(";
  reading.wantsOperand = false;
  if (inside?.isConstant !== (sign === "}")) return false;
  const count = isEmpty ? 0 : inside.separators + 1;
  return isTaken && (inside.call === undefined || takesArguments(inside.call, count));
}

/** Whether an argument may end here. Functions know arguments that are left out; groups and constants know none. */
function isArgumentEnd({ wantsOperand, before }: Reading, inside: Bracket | undefined): boolean {
  const isLeftOut = before?.text === "(" || before?.text === ",";
  return !wantsOperand || (isLeftOut && inside?.call !== undefined);
}

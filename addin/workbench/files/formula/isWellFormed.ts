import { formulaTokens } from "./formulaTokens.js";
import type { FormulaToken } from "./formulaTokens.js";

/** Functions that take no argument; Excel calls a file damaged in which another one is given none. */
const withoutArguments: ReadonlySet<string> = new Set(
  "NOW TODAY RAND RANDARRAY PI NA TRUE FALSE ROW COLUMN SHEET SHEETS".split(" "),
);
const name = /^(?:[\p{L}_\\][\p{L}\p{N}_.\\?]*|\$?[A-Z]{1,3}\$?[1-9]\d*|\$[A-Z]{1,3}|\$?[1-9]\d*)$/iu;
const binary = /^[-+*/^&=<>:]$/;
const doubled: ReadonlySet<string> = new Set(["<>", "<=", ">="]);

type Reading = {
  /** The brackets that are open: "(" of a call by the function's name, "" of a group, "{". */
  readonly open: string[];
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
  const isRead = formulaTokens(formula).every((token) => {
    const isBlank = token.kind === "blank";
    const isTaken = isBlank || take(reading, token);
    if (!isBlank) reading.before = token;
    reading.isAfterBlank = isBlank;
    return isTaken;
  });
  return isRead && !reading.wantsOperand && reading.open.length === 0;
}

function take(reading: Reading, token: FormulaToken): boolean {
  if (token.kind === "sign") return takeSign(reading, token.text);
  // Between references a blank stands for the cells they share.
  const isApart = reading.wantsOperand || (reading.isAfterBlank && token.kind === "word");
  if (!isApart) return false;
  reading.wantsOperand = token.kind === "sheet" || token.kind === "call";
  return token.kind !== "word" || name.test(token.text);
}

function takeSign(reading: Reading, sign: string): boolean {
  const takeIt = signs[sign] ?? takeOperator;
  return takeIt(reading, sign);
}

const takePostfix = ({ wantsOperand }: Reading) => !wantsOperand;

const signs: Readonly<Record<string, (reading: Reading, sign: string) => boolean>> = {
  "(": (reading) => {
    const { wantsOperand, before } = reading;
    reading.open.push(before?.kind === "call" ? before.text.toUpperCase() : "");
    reading.wantsOperand = true;
    // What LAMBDA gives is called at once.
    return wantsOperand || before?.text === ")";
  },
  "{": ({ open, wantsOperand }) => {
    open.push("{");
    return wantsOperand;
  },
  ")": close,
  "}": close,
  ",": separate,
  ";": separate,
  "%": takePostfix,
  "#": takePostfix,
};

function takeOperator(reading: Reading, sign: string): boolean {
  const { wantsOperand, before } = reading;
  const isUnary = wantsOperand && /^[-+@]$/.test(sign);
  const isSecond = wantsOperand && before?.kind === "sign" && doubled.has(before.text + sign);
  reading.wantsOperand = true;
  return isUnary || isSecond || (!wantsOperand && binary.test(sign));
}

function separate(reading: Reading, sign: string): boolean {
  const inside = reading.open.at(-1);
  const isOperandLeftOut = reading.wantsOperand;
  reading.wantsOperand = true;
  if (inside === undefined || (sign === ";" && inside !== "{")) return false;
  // Functions know arguments that are left out; groups and constants know none.
  return !isOperandLeftOut || (inside !== "" && inside !== "{");
}

function close(reading: Reading, sign: string): boolean {
  const { open, wantsOperand, before } = reading;
  const inside = open.pop();
  reading.wantsOperand = false;
  if (inside === undefined || (inside === "{") !== (sign === "}")) return false;
  if (!wantsOperand) return true;
  const isCall = inside !== "" && inside !== "{";
  const isEmpty = before?.text === "(";
  return isCall && (!isEmpty || withoutArguments.has(inside) || inside.includes("."));
}

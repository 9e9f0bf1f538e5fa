/** The argument of a formula that the caret stands in. */
export type ArgumentPlace = {
  readonly functionName: string;
  /** Counted from zero. */
  readonly index: number;
  /** Where the argument's text begins, spaces left out. */
  readonly start: number;
  /** What of it stands before the caret. */
  readonly typed: string;
};

const nameAtEnd = /[\p{L}_][\p{L}\p{N}_.]*$/u;
const text = /"[^"]*(?:"|$)/g;
const array = /\{[^}]*(?:\}|$)/g;

/** Finds the call and argument around a place in a formula that is being typed; undefined outside of calls. */
export function argumentAt(formula: string, caret: number): ArgumentPlace | undefined {
  const calls: { readonly functionName: string; index: number; start: number }[] = [];
  const before = formula.slice(0, caret);
  for (const { 0: character, index: position } of blanked(blanked(before, text), array).matchAll(/[(),]/g)) {
    const call = calls.at(-1);
    if (character === "(") {
      const functionName = nameAtEnd.exec(before.slice(0, position))?.[0] ?? "";
      calls.push({ functionName, index: 0, start: position + 1 });
    } else if (character === ")") calls.pop();
    else if (call !== undefined) {
      call.index += 1;
      call.start = position + 1;
    }
  }
  const call = calls.at(-1);
  if (call === undefined || call.functionName === "") return undefined;
  const typed = before.slice(call.start).trimStart();
  return { functionName: call.functionName, index: call.index, start: caret - typed.length, typed };
}

/** Commas and brackets within are no part of the formula. */
function blanked(formula: string, what: RegExp): string {
  return formula.replace(what, (found) => " ".repeat(found.length));
}

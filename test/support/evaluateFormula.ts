import { formulaValue } from "./parseFormula.js";

/** What a formula may refer to. */
export type FormulaScope = {
  /** Calls a function of ours, without the "HEDGE."; throws where it shows an error. */
  readonly call: (id: string, given: readonly unknown[]) => number;
  /** The number of a cell; throws where it holds none. */
  readonly cell: (address: string) => number;
};

const token = /"(?:[^"]|"")*"|\d+(?:\.\d+)?|[A-Z][A-Z.]*(?=\()|[A-Z]+\d+|[-+*/(),]/gy;

function tokensOf(formula: string): string[] {
  if (!formula.startsWith("=")) throw new Error(`not a formula: ${formula}`);
  const rest = formula.slice(1);
  const tokens = rest.match(token) ?? [];
  if (tokens.join("") !== rest) throw new Error(`cannot be read: ${formula}`);
  return tokens;
}

const own: Readonly<Record<string, (given: readonly number[]) => number>> = {
  MAX: (given) => Math.max(...given),
  MIN: (given) => Math.min(...given),
};

/** Reads sums of products of signed atoms, as a spreadsheet does. */
class Reader {
  private readonly tokens: string[];
  private readonly scope: FormulaScope;
  constructor(formula: string, scope: FormulaScope) {
    this.tokens = tokensOf(formula);
    this.scope = scope;
  }

  whole(): number {
    const value = this.sum();
    if (this.tokens.length > 0) throw new Error(`too much: ${this.tokens.join("")}`);
    return value;
  }

  private sum(): number {
    let value = this.product();
    for (;;) {
      if (this.takes("+")) value += this.product();
      else if (this.takes("-")) value -= this.product();
      else return value;
    }
  }

  private product(): number {
    let value = this.signed();
    for (;;) {
      if (this.takes("*")) value *= this.signed();
      else if (this.takes("/")) value /= this.signed();
      else return value;
    }
  }

  private signed(): number {
    return this.takes("-") ? -this.signed() : this.atom();
  }

  private atom(): number {
    const next = this.next();
    if (next === "(") {
      const value = this.sum();
      this.must(")");
      return value;
    }
    if (/^\d/.test(next)) return Number(next);
    if (/^[A-Z]+\d+$/.test(next)) return this.scope.cell(next);
    const given = this.given();
    const ours = /^HEDGE\.(.+)$/.exec(next)?.[1];
    if (ours !== undefined) return this.scope.call(ours, given);
    const computed = own[next];
    if (computed === undefined) throw new Error(`an unknown function: ${next}`);
    return computed(given.map(Number));
  }

  private given(): readonly unknown[] {
    this.must("(");
    const given: unknown[] = [];
    for (;;) {
      const isText = this.tokens[0]?.startsWith('"') === true;
      given.push(isText ? formulaValue(this.next()) : this.sum());
      if (!this.takes(",")) break;
    }
    this.must(")");
    return given;
  }

  private takes(expected: string): boolean {
    if (this.tokens[0] !== expected) return false;
    this.tokens.shift();
    return true;
  }

  private must(expected: string): void {
    if (!this.takes(expected)) throw new Error(`${expected} expected, not ${String(this.tokens[0])}`);
  }

  private next(): string {
    const next = this.tokens.shift();
    if (next === undefined) throw new Error("the formula ends too soon");
    return next;
  }
}

/** The number that a formula gives in doubles, as in a spreadsheet. @throws whatever the scope throws */
export function evaluateFormula(formula: string, scope: FormulaScope): number {
  return new Reader(formula, scope).whole();
}

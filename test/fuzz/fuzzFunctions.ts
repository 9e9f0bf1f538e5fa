import type {
  CellError,
  CellResult,
  CellScalar,
  CustomFunctionsHost,
} from "../../addin/runtime/customFunctionsHost.js";
import { isCellError, isCellMatrix } from "../../addin/runtime/cellResult.js";
import type { ParameterMetadata } from "../../addin/runtime/functionsMetadata.js";

type Random = () => number;

/** A small seeded generator (mulberry32), so that a failing call can be repeated by its seed. */
function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const oddCells: readonly unknown[] = [
  ...[null, undefined, "", " ", 0, -0, 1, -1, 0.5, 0.05, 8, 100, 46_023, 46_037.5],
  ...[1e-308, 5e-324, 1e308, -1e308, Number.MAX_SAFE_INTEGER, Number.NaN, Infinity, -Infinity],
  ...["12.5", "1e-4", "1e999", "4,000", "$5", "abc", "0x10", "١٢", "=1+1", "x".repeat(5000), true, false],
  ...[
    "short",
    "LONG",
    "usd",
    "coin",
    "down",
    "up",
    "nearest",
    "mark",
    "entry",
    "inverse",
    "linear",
    "ols",
    "ewma",
    "shrink",
  ],
  ...["variance", "r2", "offset", "price", "fraction"],
  { type: "Error", basicValue: "#DIV/0!" },
  { type: "FormattedNumber", basicType: "Double", basicValue: 42 },
  { type: "Entity", text: "BTC" },
];

function pick<Item>(random: Random, items: readonly Item[]): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

function plausibleNumber(random: Random): number {
  const magnitude = 10 ** (random() * 12 - 6);
  return (random() < 0.15 ? -1 : 1) * magnitude * (1 + random());
}

function cell(random: Random): unknown {
  return random() < 0.6 ? plausibleNumber(random) : pick(random, oddCells);
}

function range(random: Random): unknown {
  const height = 1 + Math.floor(random() * 6);
  const width = random() < 0.6 ? 1 : 1 + Math.floor(random() * 4);
  const isClean = random() < 0.5;
  // Ragged now and then: no host sends that, and nothing may hang or crash if one does.
  return Array.from({ length: height }, () =>
    Array.from({ length: random() < 0.05 ? width + 1 : width }, () =>
      isClean ? Math.abs(plausibleNumber(random)) : cell(random),
    ),
  );
}

/** Arguments that most formulas accept, so that what lies behind the checks is reached as often as the checks. */
function tameArguments(random: Random, parameters: readonly ParameterMetadata[]): readonly unknown[] {
  const height = 4 + Math.floor(random() * 6);
  const tameNumber = (): number => (random() < 0.5 ? random() / 10 : Math.abs(plausibleNumber(random)));
  return parameters.map(({ dimensionality, optional }) => {
    if (optional === true && random() < 0.6) return null;
    if (dimensionality === "matrix") return Array.from({ length: height }, () => [tameNumber()]);
    return tameNumber();
  });
}

function wildArguments(random: Random, parameters: readonly ParameterMetadata[]): readonly unknown[] {
  return parameters.slice(0, Math.ceil(random() * (parameters.length + 1))).map(({ dimensionality }) => {
    if (dimensionality === "matrix") return random() < 0.1 ? null : range(random);
    return random() < 0.02 ? [[cell(random)]] : cell(random);
  });
}

function problemOfError({ code, message }: CellError): string | null {
  if (code !== "#VALUE!" && code !== "#N/A") return `the error ${code}`;
  if (message === "") return `${code} without a sentence`;
  if (message.includes("Internal error")) return message;
  return message.length > 400 ? `a message of ${String(message.length)} characters` : null;
}

function problemOfCell(cell: CellScalar): string | null {
  if (typeof cell === "number" && !Number.isFinite(cell)) return "a number that is not finite";
  return isCellError(cell) ? problemOfError(cell) : null;
}

function problemOf(result: CellResult | Promise<CellResult>): string | null {
  if (result instanceof Promise) return "a local function answered with a promise";
  if (!isCellMatrix(result)) return problemOfCell(result);
  const width = result[0]?.length ?? 0;
  if (width === 0 || result.some((row) => row.length !== width)) return "a matrix that is no rectangle";
  return (
    result
      .flat()
      .map(problemOfCell)
      .find((problem) => problem !== null) ?? null
  );
}

export type FuzzReport = {
  readonly calls: number;
  readonly numbers: number;
  readonly matrices: number;
  readonly errors: number;
  readonly slowestMs: number;
};

/**
 * Calls every local function with random arguments.
 * @throws Error naming the call whose result no cell should ever get
 */
export function fuzzFunctions(host: CustomFunctionsHost, calls: number, seed: number): FuzzReport {
  const random = createRandom(seed);
  const functions = host.functions.filter(
    ({ options }) => options?.stream !== true && options?.cancelable !== true,
  );
  const counts = { numbers: 0, matrices: 0, errors: 0 };
  let slowestMs = 0;
  for (let call = 0; call < calls; call += 1) {
    const entry = functions[call % functions.length];
    if (entry === undefined) throw new Error("there is no local function");
    const makeArguments = random() < 0.5 ? tameArguments : wildArguments;
    const given = makeArguments(random, entry.parameters);
    const start = performance.now();
    const result = host.invoke(entry.id, given);
    slowestMs = Math.max(slowestMs, performance.now() - start);
    const problem = problemOf(result);
    if (problem !== null)
      throw new Error(`${entry.id}(${JSON.stringify(given)}): ${problem} (seed ${String(seed)})`);
    if (typeof result === "number") counts.numbers += 1;
    else if (Array.isArray(result)) counts.matrices += 1;
    else counts.errors += 1;
  }
  return { calls, ...counts, slowestMs };
}

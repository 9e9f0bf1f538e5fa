import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as z from "zod/mini";
import { fundingStress } from "../../shared/calc/fundingStress.js";
import { priceWindows, rise, survival } from "../../shared/calc/rise.js";
import { decode } from "../../shared/contract/route.js";
import { dayMs } from "../../shared/desk/pricePast.js";
import { dayMinutes } from "./fundingSums.js";
import { readDays, readSettlements } from "./readPast.js";

const common = {
  file: z.string(),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  days: z.number(),
  windows: z.optional(z.number()),
  expected: z.number(),
};
const caseSchema = z.discriminatedUnion("fn", [
  z.object({ ...common, fn: z.literal("RISE"), quantile: z.number(), highs: z.boolean() }),
  z.object({ ...common, fn: z.literal("SURVIVAL"), distance: z.number(), highs: z.boolean() }),
  z.object({ ...common, fn: z.literal("FUNDINGSTRESS"), quantile: z.number() }),
]);
/** Cases without a file hold their cells themselves: they are test fixtures, not a part of the folder. */
const listSchema = z.object({
  cases: z.array(z.union([caseSchema, z.object({ args: z.array(z.unknown()) })])),
  ties: z.optional(z.array(caseSchema)),
});

type Case = z.output<typeof caseSchema>;
type PriceCase = Exclude<Case, { fn: "FUNDINGSTRESS" }>;
type Result = { readonly value: number; readonly windows: number };

const referenceName = "reference.json";

/** From a case's first moment to its last, both included. */
function isWithin({ from, to }: Case, ms: number): boolean {
  return (from === undefined || ms >= Date.parse(from)) && (to === undefined || ms <= Date.parse(to));
}

function priceResult(folder: string, each: PriceCase): Result {
  const days = readDays(resolve(folder, each.file)).filter(([time]) => isWithin(each, time));
  // As a range of cells would hold the file: a day without a row is no blank there.
  const closes = days.map(([, close]) => Number(close));
  const highs = days.map(([, , high]) => Number(high));
  const windows = priceWindows({ closes, highs: each.highs ? highs : closes }, each.days);
  const value =
    each.fn === "RISE" ? rise(windows, each.quantile).toNumber() : survival(windows, each.distance);
  return { value, windows: windows.length };
}

function fundingResult(folder: string, each: Extract<Case, { fn: "FUNDINGSTRESS" }>): Result {
  const minuteMs = dayMs / dayMinutes;
  const settlements = readSettlements(resolve(folder, each.file)).filter(({ minute }) =>
    isWithin(each, minute * minuteMs),
  );
  const minutes = each.days * dayMinutes;
  const begin = settlements[0]?.minute ?? 0;
  return {
    value: fundingStress(settlements, minutes, each.quantile).toNumber(),
    windows: settlements.filter(({ minute }) => minute - minutes >= begin).length,
  };
}

/** The difference of a case, in a sentence; null where it agrees. */
function problemOf(folder: string, each: Case): string | null {
  const { value, windows } =
    each.fn === "FUNDINGSTRESS" ? fundingResult(folder, each) : priceResult(folder, each);
  const name = `${each.fn} of ${each.file}, ${String(each.days)} days`;
  if (each.windows !== undefined && each.windows !== windows) {
    return `${name}: ${String(windows)} windows, expected ${String(each.windows)}`;
  }
  // A sum of rates near 0 has no relative precision left.
  const tolerance = Math.max(1e-13, 1e-12 * Math.abs(each.expected));
  if (Math.abs(value - each.expected) <= tolerance) return null;
  return `${name}: ${String(value)}, expected ${String(each.expected)}`;
}

/** How many reference cases of a folder agree with the formulas, and how the others differ. */
export type ReferenceCheck = { readonly count: number; readonly problems: readonly string[] };

/**
 * Checks the folder's reference.json: cases whose right answer was computed by other means.
 * @returns null for a folder without one
 */
export function checkReference(folder: string): ReferenceCheck | null {
  const file = resolve(folder, referenceName);
  if (!existsSync(file)) return null;
  const { cases, ties = [] } = decode(listSchema, JSON.parse(readFileSync(file, "utf8")), {
    code: "invalid_input",
    what: file,
  });
  const ofFiles = [...cases, ...ties].flatMap((each) => ("file" in each ? [each] : []));
  return { count: ofFiles.length, problems: ofFiles.flatMap((each) => problemOf(folder, each) ?? []) };
}

/** "37 of 37 reference cases agree". */
export function referenceText({ count, problems }: ReferenceCheck): string {
  return `${String(count - problems.length)} of ${String(count)} reference cases agree`;
}

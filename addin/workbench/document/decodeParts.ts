import type { ICellData, IObjectMatrixPrimitiveType, IStyleData, IWorkbookData } from "@univerjs/presets";
import * as z from "zod/mini";
import { HedgeError } from "../../../shared/errors.js";
import type { PlanChart } from "../../../shared/sheet/sheetPlan.js";

/** A cell as it is kept: a number instead of a style is the place among the looks of its sheet. */
export type StoredCell = Omit<ICellData, "s"> & { readonly s?: ICellData["s"] | number };

export type StoredSheet = {
  readonly looks: readonly IStyleData[];
  readonly sheet: Omit<IWorkbookData["sheets"][string], "cellData"> & {
    readonly cellData: IObjectMatrixPrimitiveType<StoredCell>;
  };
};

export type StoredBook = {
  readonly snapshot: Omit<IWorkbookData, "sheets">;
  readonly charts: Readonly<Record<string, readonly PlanChart[]>>;
  readonly activeSheet?: string | undefined;
};

const index = z.string().check(z.regex(/^\d+$/));
const cellSchema = z.looseObject({
  f: z.nullish(z.string()),
  si: z.nullish(z.string()),
  v: z.nullish(z.union([z.string(), z.number(), z.boolean()])),
  t: z.nullish(z.number()),
  s: z.nullish(z.union([z.string(), z.int()])),
  p: z.nullish(z.looseObject({})),
});
const sheetSchema = z.object({
  looks: z.array(z.looseObject({})),
  sheet: z.looseObject({
    id: z.string(),
    name: z.string(),
    rowCount: z.int(),
    columnCount: z.int(),
    cellData: z.record(index, z.record(index, cellSchema)),
  }),
});

const seriesSchema = z.object({
  name: z.string(),
  range: z.string(),
  onRight: z.optional(z.enum(["value", "count"])),
});
const chartSchema = z.object({
  title: z.string(),
  kind: z.enum(["line", "column"]),
  categories: z.string(),
  series: z.array(seriesSchema).check(z.minLength(1)),
  place: z.object({ cell: z.string(), width: z.number(), height: z.number() }),
});
const bookSchema = z.object({
  snapshot: z.looseObject({
    id: z.string(),
    name: z.string(),
    styles: z.record(z.string(), z.nullish(z.looseObject({}))),
    sheetOrder: z.array(z.string()).check(z.minLength(1)),
    resources: z.optional(z.array(z.looseObject({ name: z.string(), data: z.string() }))),
  }),
  charts: z.record(z.string(), z.array(chartSchema)),
  activeSheet: z.optional(z.string()),
});

/** @throws HedgeError where the text is no sheet */
export function decodeSheet(text: string): StoredSheet {
  return decode("sheet", text, (value): value is StoredSheet => sheetSchema.safeParse(value).success);
}

/** @throws HedgeError where the text is no workbook */
export function decodeBook(text: string): StoredBook {
  return decode("workbook", text, (value): value is StoredBook => bookSchema.safeParse(value).success);
}

function decode<Part>(kind: string, text: string, isPart: (value: unknown) => value is Part): Part {
  const value = parse(text);
  if (isPart(value)) return value;
  throw new HedgeError({ code: "invalid_input", message: `A stored ${kind} cannot be read: it is damaged.` });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON is no part of a workbook, which the caller says.
    return undefined;
  }
}

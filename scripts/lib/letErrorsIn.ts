import * as z from "zod/mini";

const metadataSchema = z.looseObject({ functions: z.array(z.unknown()) });

/**
 * Makes Excel hand a function the errors among its cells, where it would otherwise not call it: one #N/A in a column
 * would empty the whole table of QUOTES. Microsoft's generator knows no tag for it, and Excel knows it of all functions
 * of the file or of none; those that have no rows say which cell holds it (addin/cell/errorCell.ts).
 */
export function letErrorsIn(functionsJson: string): string {
  const metadata = z.parse(metadataSchema, JSON.parse(functionsJson));
  return JSON.stringify({ ...metadata, allowErrorForDataTypeAny: true }, null, 4);
}

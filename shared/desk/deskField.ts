import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import { nearest } from "../nearest.js";

/** A cell of a desk's table: a figure, a text ("" is an empty cell), or why there is neither. */
export type DeskValue = Decimal | string | HedgeError;

/** What a figure is. Moments ("dateTime") are ms since 1970. */
export type FigureKind =
  "text" | "price" | "usd" | "usdCents" | "coins" | "contracts" | "percent" | "rate" | "dateTime" | "general";

/** A column of a desk's table. */
export type DeskField<Row> = {
  readonly kind: FigureKind;
  readonly read: (row: Row) => DeskValue;
  /** What must be known of its figure; "" where nothing. */
  readonly note?: (row: Row) => string;
};

/** What must be known of a figure, for the card of its row; a row of text would shift the rows of others. */
type Note =
  | { readonly note?: never; readonly field?: never }
  | {
      readonly note: string;
      /** The name under which the card lists it. */
      readonly field: string;
    };

/** One value of a table with what it is. */
export type DeskFigure = { readonly kind: FigureKind; readonly value: DeskValue } & Note;
export type DeskTable = readonly (readonly DeskFigure[])[];

type NamedField<Row> = DeskField<Row> & { readonly name: string };

/**
 * The fields of given names, in any case.
 * @throws HedgeError invalid_input listing the names
 */
export function pickFields<Row>(
  fields: Readonly<Record<string, DeskField<Row>>>,
  names: readonly string[],
): readonly NamedField<Row>[] {
  const known = Object.keys(fields);
  return names.map((name) => {
    const meant = known.find((each) => each.toLowerCase() === name.toLowerCase());
    const field = meant === undefined ? undefined : fields[meant];
    if (meant !== undefined && field !== undefined) return { ...field, name: meant };
    const [close] = nearest(name, known);
    const hint = close === undefined ? "" : ` (did you mean ${close}?)`;
    throw new HedgeError({
      code: "invalid_input",
      message: `unknown field "${name.slice(0, 60)}"${hint}: use ${known.join(", ")} (or "summary" alone)`,
    });
  });
}

/** A table of rows and fields. */
export function tableOf<Row>(rows: readonly Row[], fields: readonly NamedField<Row>[]): DeskTable {
  return rows.map((row) =>
    fields.map(({ kind, read, note, name }): DeskFigure => {
      const value = read(row);
      // An error has its own sentence, and a blank nothing to say.
      const said = value instanceof Decimal ? (note?.(row) ?? "") : "";
      return said === "" ? { kind, value } : { kind, value, note: said, field: name };
    }),
  );
}

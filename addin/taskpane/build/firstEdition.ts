import { attempt, HedgeError } from "../../../shared/errors.js";
import { canonicalCoin } from "../../../shared/listing/aliases.js";
import { parseInstrument } from "../../../shared/listing/instrument.js";
import {
  blankHeld,
  blankShort,
  type DeskBook,
  type HeldRow,
  type ShortRow,
  type TypedCell,
} from "../../../shared/sheet/deskBook.js";
import type { CellValue, DeskSheets, Spreadsheet } from "../../host/spreadsheet.js";
import { findTable } from "../desk/headedTable.js";

/** Headings of the first edition's sheet, below which a person typed. */
const headings = {
  coin: "Coin",
  bag: "Bag, coins",
  margin: "Margin, coins",
  instrument: "What to short",
  current: "Current short",
};
/** Its settings, each above its value, by the setting's name of today; what means something else today is left out. */
const settings: Readonly<Record<string, string>> = {
  venue: "Venue",
  "hedge ratio": "Hedge ratio",
  horizon: "Horizon, days",
  "fee rate": "Fee rate",
  band: "Rebalance band",
  proxy: "Proxy coin",
};
const area = "A1:L300";

function typedCell(value: CellValue | undefined): TypedCell {
  return typeof value === "number" || typeof value === "string" ? value : "";
}

/** Margin typed beside a coin that another one hedges was margin of the other. */
function marginCoin(coin: string, instrument: string): string {
  const read = attempt(() => parseInstrument(instrument, "binance"));
  return read instanceof HedgeError ? coin : read.coin;
}

type OldRow = {
  readonly coin: TypedCell;
  readonly bag: TypedCell;
  readonly margin: TypedCell;
  readonly instrument: TypedCell;
  readonly current: TypedCell;
};

/** All coins that were held, margin included; a text that is no number stays as it was typed. */
function holdingsOf(rows: readonly OldRow[]): readonly HeldRow[] {
  const held = rows.map(({ coin, bag }) => ({ ...blankHeld, coin, coins: bag }));
  for (const { coin, margin, instrument } of rows) {
    if (typeof margin !== "number" || margin === 0) continue;
    const owner = marginCoin(canonicalCoin(String(coin).trim().toUpperCase()), String(instrument));
    const index = held.findIndex((row) => canonicalCoin(String(row.coin).trim().toUpperCase()) === owner);
    const row = held[index];
    if (row === undefined) held.push({ ...blankHeld, coin: owner, coins: margin });
    else if (row.coins === "" || typeof row.coins === "number")
      held[index] = { ...row, coins: Number(row.coins) + margin };
  }
  return held;
}

/** The shorts that were typed; the first edition asked for no entry, which a line must have. */
function shortsOf(rows: readonly OldRow[]): readonly ShortRow[] {
  return rows.flatMap(({ instrument, current, margin, coin }) => {
    if (current === "" || current === 0) return [];
    const isOwn = marginCoin(String(coin), String(instrument)) === String(coin).trim().toUpperCase();
    return [{ ...blankShort, instrument, contracts: current, margin: isOwn ? margin : "" }];
  });
}

function settingsOf(values: readonly (readonly CellValue[])[]): Readonly<Record<string, TypedCell>> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, label]) => {
      const found = findTable(values, [label]);
      const value = found === null ? "" : typedCell(values[found.row + 1]?.[found.columns.get(label) ?? -1]);
      return value === "" ? [] : [[name, value]];
    }),
  );
}

/** A sheet of the first edition and what was typed in it. */
export type FirstEdition = { readonly sheet: string; readonly book: DeskBook };

/** The first sheet that the first edition built; null where there is none. It stays as it is. */
export async function firstEdition(
  sheets: Pick<Spreadsheet, "sheetNames"> & Pick<DeskSheets, "readRange">,
): Promise<FirstEdition | null> {
  for (const sheet of await sheets.sheetNames()) {
    const { values } = await sheets.readRange({ sheet, address: area });
    const found = findTable(values, Object.values(headings));
    if (found === null) continue;
    const column = (heading: string): number => found.columns.get(heading) ?? -1;
    const rows: OldRow[] = [];
    // The total stands right below the last coin.
    for (const cells of values.slice(found.row + 1)) {
      const coin = typedCell(cells[column(headings.coin)]);
      if (coin === "Total") break;
      if (coin === "") continue;
      rows.push({
        coin,
        bag: typedCell(cells[column(headings.bag)]),
        margin: typedCell(cells[column(headings.margin)]),
        instrument: typedCell(cells[column(headings.instrument)]),
        current: typedCell(cells[column(headings.current)]),
      });
    }
    const book = {
      holdings: holdingsOf(rows),
      shorts: shortsOf(rows),
      settings: settingsOf(values),
      closed: [],
    };
    return { sheet, book };
  }
  return null;
}

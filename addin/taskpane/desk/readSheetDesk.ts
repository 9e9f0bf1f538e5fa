import { openDesk, type Desk, type DeskInput } from "../../../shared/desk/openDesk.js";
import type { DeskCell, DeskRange } from "../../../shared/desk/deskCell.js";
import { HedgeError } from "../../../shared/errors.js";
import { placeText, texts } from "../texts.js";
import { fill } from "../../language/fill.js";
import { isErrorText } from "../../host/hedgeFormula.js";
import type { CellBlock, CellValue, DeskSheets, FormulaCell, SheetAddress } from "../../host/spreadsheet.js";
import type { AskService } from "../../live/serviceClient.js";
import { fetchedMarkets } from "../build/fetchedMarkets.js";
import { activeRow, type ActiveRow } from "./activeRow.js";
import { deskReferences, type DeskReferences } from "./deskReferences.js";

/** The desk that stands on the sheets, as it was when it was read. */
export type SheetDesk = {
  readonly desk: Desk;
  /** The cell whose formula says where the tables are. */
  readonly planCell: SheetAddress;
  readonly holdings: SheetAddress;
  readonly shorts: SheetAddress | null;
  readonly settings: SheetAddress | null;
  readonly holdingsValues: CellBlock["values"];
  readonly holdingsFormulas: CellBlock["formulas"];
  /** Empty where the formula names no range of shorts. */
  readonly shortsValues: CellBlock["values"];
  readonly shortsFormulas: CellBlock["formulas"];
  /** Empty where the formula names no settings. */
  readonly settingsValues: CellBlock["values"];
  readonly settingsFormulas: CellBlock["formulas"];
  /** The row that the active cell is on; null where that is in neither table. */
  readonly activeRow: ActiveRow | null;
};

/** What reading the desk needs besides the sheet. */
export type DeskReader = {
  readonly ask: AskService;
  /** Of the add-in's settings. */
  readonly defaultVenue: string;
  readonly signal: AbortSignal;
};

type Plan = { readonly cell: FormulaCell; readonly references: DeskReferences & { holdings: SheetAddress } };

const noCells: CellBlock = { values: [], formulas: [] };

function planIn(cell: FormulaCell): Plan {
  const { holdings, ...references } = deskReferences(cell);
  if (holdings !== null) return { cell, references: { ...references, holdings } };
  throw new HedgeError({
    code: "invalid_input",
    message: fill(texts.deskProblems.noHoldings, { place: placeText(cell) }),
  });
}

/** How near a formula is to what a person looks at: on the sheet, about the sheet, elsewhere. */
function distanceFrom(sheet: string, { cell, references }: Plan): number {
  if (cell.sheet === sheet) return 0;
  const { holdings, shorts, settings } = references;
  return [holdings, shorts, settings].some((range) => range?.sheet === sheet) ? 1 : 2;
}

/** The formula to go by. @throws HedgeError where there is none, or none whose ranges can be read */
function choosePlan(cells: readonly FormulaCell[], sheet: string): Plan {
  const plans: Plan[] = [];
  let problem = new HedgeError({
    code: "invalid_input",
    message: texts.deskProblems.noDesk,
  });
  for (const cell of cells) {
    try {
      plans.push(planIn(cell));
    } catch (error) {
      if (!(error instanceof HedgeError)) throw error;
      problem = error;
    }
  }
  const [nearest] = plans.sort((one, other) => distanceFrom(sheet, one) - distanceFrom(sheet, other));
  if (nearest === undefined) throw problem;
  return nearest;
}

function toDeskCell(value: CellValue): DeskCell {
  if (value === "") return null;
  return isErrorText(value) ? { error: value } : value;
}

function toDeskRange({ values }: CellBlock): DeskRange {
  return values.map((row) => row.map(toDeskCell));
}

/** Opens the desk again with each answer, until nothing that it looks up is missing. */
async function openFetched(input: DeskInput, { ask, signal }: DeskReader): Promise<Desk> {
  const { markets, fetchMissing } = fetchedMarkets(ask, signal);
  for (;;) {
    const desk = openDesk(input, markets);
    if (!(await fetchMissing())) return desk;
  }
}

/**
 * Reads the desk of the sheet in front, else the only or first one, and asks the service for its markets.
 * @throws HedgeError where there is no desk, or its formula names no ranges
 */
export async function readSheetDesk(sheets: DeskSheets, reader: DeskReader): Promise<SheetDesk> {
  const active = await sheets.activeCell();
  const { cell, references } = choosePlan(await sheets.findFormulas(["PLAN"]), active.sheet);
  const read = async (range: SheetAddress | null): Promise<CellBlock> =>
    range === null ? noCells : sheets.readRange(range);
  const holdings = await read(references.holdings);
  const shorts = await read(references.shorts);
  const settings = await read(references.settings);
  const desk = await openFetched(
    {
      holdings: toDeskRange(holdings),
      shorts: toDeskRange(shorts),
      settings: toDeskRange(settings),
      defaultVenue: reader.defaultVenue,
    },
    reader,
  );
  return {
    desk,
    planCell: { sheet: cell.sheet, address: cell.address },
    ...references,
    holdingsValues: holdings.values,
    holdingsFormulas: holdings.formulas,
    shortsValues: shorts.values,
    shortsFormulas: shorts.formulas,
    settingsValues: settings.values,
    settingsFormulas: settings.formulas,
    // The selection may have moved while the service was asked.
    activeRow: activeRow(references, await sheets.activeCell()),
  };
}

import {
  detailHeadings,
  hedgeHeadings,
  journalHeadings,
  moreDetailHeadings,
  moreShortHeadings,
  shortHeadings,
  stressHeadings,
} from "../../support/sheetHeadings.js";
import type { OpenWorkbench } from "../openWorkbench.js";
import type { Held, Settings, Short } from "./expectedDesk.js";
import { areasIn, spilling, tableWith, type Area, type SeenCell, type SheetTable } from "./sheetTable.js";

/** What a row shows, by the field that its heading promises. */
export type SeenRow = Readonly<Record<string, SeenCell>>;

type ClosedLine = {
  readonly instrument: string;
  readonly contracts: number;
  readonly entry: number;
  readonly exit: number;
  readonly fees: number;
  readonly funding: number;
  readonly seen: SeenRow;
};

/** Everything that is typed and shown on the sheets of the desk. */
export type SeenDesk = {
  readonly typed: {
    readonly holdings: readonly Held[];
    readonly shorts: readonly (Short & { readonly opened: number | null })[];
    readonly settings: Settings;
    readonly moves: readonly number[];
    readonly isPlanned: boolean;
  };
  readonly summary: string;
  readonly hedge: readonly SeenRow[];
  readonly details: readonly SeenRow[];
  readonly detailCoins: readonly string[];
  readonly shorts: readonly SeenRow[];
  readonly scenario: readonly SeenRow[];
  readonly closed: readonly ClosedLine[];
  readonly totals: SeenRow;
};

function rowsOf({ firstRow, lastRow }: Pick<Area, "firstRow" | "lastRow">): readonly number[] {
  return Array.from({ length: lastRow - firstRow + 1 }, (_, index) => firstRow + index);
}

function seenRow(table: SheetTable, headings: Readonly<Record<string, string>>, row: number): SeenRow {
  return Object.fromEntries(
    Object.entries(headings).map(([heading, field]) => [field, table.at(heading, row)]),
  );
}

function areaAt(formula: string, place: number): Area {
  const area = areasIn(formula)[place];
  if (area === undefined) throw new Error(`${formula} has too few ranges`);
  return area;
}

const allDetails = { ...detailHeadings, ...moreDetailHeadings };
const allShorts = { ...shortHeadings, ...moreShortHeadings };
const [move, unhedged, hedged, changeUnhedged, changeHedged, pnl, liquidated] = stressHeadings;
const allStress = {
  ...{ [move]: "move", [unhedged]: "unhedged", [hedged]: "hedged", [changeUnhedged]: "changeUnhedged" },
  ...{ [changeHedged]: "changeHedged", [pnl]: "pnl", [liquidated]: "liquidated" },
};

const typedHeld = ["Coin", "Coins", "Instead", "Beta", "Price, USD"];
const typedShort = ["Instrument", "Contracts", "Entry, USD", "Margin", "Opened, UTC"];
const typedClosed = [
  "Instrument",
  "Contracts",
  "Entry, USD",
  "Exit, USD",
  "Fees, USD",
  "Funding, USD, + paid",
];

type Cells = Readonly<Record<"hedge" | "shorts" | "details" | "scenario" | "journal", string>>;

/** What the journey changes of the settings. */
function settingsIn(table: SheetTable): Settings {
  const value = (name: string): SeenCell => table.at(name, table.headingRow + 1);
  return {
    venue: value("Venue").text.toLowerCase(),
    prefer: value("Prefer").text,
    ratio: value("Hedge ratio").number ?? 1,
  };
}

/** Reads the sheets as a person does: by the headings above the figures. */
export async function readDesk(
  { call }: OpenWorkbench,
  names: Cells = {
    hedge: "Hedge",
    shorts: "Hedge shorts",
    details: "Hedge details",
    scenario: "Hedge scenario",
    journal: "Hedge journal",
  },
): Promise<SeenDesk> {
  const hedgeCells = await call("cells", names.hedge);
  const shortCells = await call("cells", names.shorts);
  const detailCells = await call("cells", names.details);
  const scenarioCells = await call("cells", names.scenario);
  const journalCells = await call("cells", names.journal);

  const plan = spilling(hedgeCells, "PLAN");
  const hedge = tableWith(hedgeCells, [...typedHeld, ...Object.keys(hedgeHeadings)]);
  const heldRows = rowsOf(areaAt(plan, 0));
  const shortsTable = tableWith(shortCells, [...typedShort, ...Object.keys(allShorts)]);
  const shortRows = rowsOf(areaAt(spilling(shortCells, "SHORTS"), 0));
  const details = tableWith(detailCells, ["Coin", ...Object.keys(allDetails)]);
  const stress = spilling(scenarioCells, "STRESS");
  const scenario = tableWith(scenarioCells, ["Move", ...Object.keys(allStress)]);
  const moveRows = rowsOf(areaAt(stress, 3));
  const planned = areaAt(stress, 4);
  const journal = tableWith(journalCells, [...typedClosed, ...Object.keys(journalHeadings)]);
  const profit = journal.column("P&L, USD");
  const lines = Object.entries(journalCells)
    .filter(([address, { formula }]) => address.startsWith(profit) && formula.includes("SHORTPNL"))
    .map(([address]) => Number(address.slice(profit.length)));
  const detailRows = heldRows.map((_row, index) => details.headingRow + 1 + index);
  const number = ({ number: found }: SeenCell): number => found ?? 0;

  return {
    typed: {
      holdings: heldRows.map((row) => ({
        coin: hedge.at("Coin", row).text,
        coins: number(hedge.at("Coins", row)),
        instead: hedge.at("Instead", row).text,
        beta: hedge.at("Beta", row).number,
        price: hedge.at("Price, USD", row).number,
      })),
      shorts: shortRows.map((row) => ({
        instrument: shortsTable.at("Instrument", row).text,
        contracts: number(shortsTable.at("Contracts", row)),
        entry: number(shortsTable.at("Entry, USD", row)),
        margin: shortsTable.at("Margin", row).number,
        opened: shortsTable.at("Opened, UTC", row).number,
      })),
      settings: settingsIn(tableWith(hedgeCells, ["Venue", "Prefer", "Hedge ratio"])),
      moves: moveRows.map((row) => number(scenario.at("Move", row))),
      isPlanned:
        scenarioCells[`${planned.firstColumn}${String(planned.firstRow)}`]?.text.toUpperCase() === "TRUE",
    },
    summary: Object.values(hedgeCells).find(({ formula }) => formula.includes('"summary"'))?.text ?? "",
    hedge: heldRows.map((row) => seenRow(hedge, hedgeHeadings, row)),
    details: detailRows.map((row) => seenRow(details, allDetails, row)),
    detailCoins: detailRows.map((row) => details.at("Coin", row).text),
    shorts: shortRows.map((row) => seenRow(shortsTable, allShorts, row)),
    scenario: moveRows.map((row) => seenRow(scenario, allStress, row)),
    closed: lines.map((row) => ({
      instrument: journal.at("Instrument", row).text,
      contracts: number(journal.at("Contracts", row)),
      entry: number(journal.at("Entry, USD", row)),
      exit: number(journal.at("Exit, USD", row)),
      fees: number(journal.at("Fees, USD", row)),
      funding: number(journal.at("Funding, USD, + paid", row)),
      seen: seenRow(journal, journalHeadings, row),
    })),
    totals: seenRow(journal, journalHeadings, journal.headingRow - 1),
  };
}

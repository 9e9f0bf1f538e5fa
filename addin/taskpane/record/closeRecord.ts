import type { Decimal } from "../../../shared/decimal.js";
import type { SizedContract } from "../../../shared/desk/deskContract.js";
import { marginUnit } from "../../../shared/desk/position.js";
import {
  openLines,
  recordedClose,
  type ChangedLine,
  type OpenLine,
  type Purchase,
} from "../../../shared/desk/recordTrade.js";
import { fill } from "../../language/fill.js";
import type { SheetDesk } from "../desk/readSheetDesk.js";
import { texts } from "../texts.js";
import { coinsRecord, type CoinsRecord } from "./coinsRecord.js";
import { journalWrites, type JournalTable } from "./journalTable.js";
import { plannedWrite, sheetRow, type PlannedWrite, type RecordPlan, type TypedTable } from "./recordPlan.js";
import { changeText, clearedText, inCoinUnits, signedText } from "./recordText.js";
import { cellNumber, shortColumns, shortsTable } from "./saleRecord.js";

type Recorded = Pick<RecordPlan, "sentences" | "writes">;

function clearedLine(table: TypedTable, { index, line: { position } }: OpenLine): Recorded {
  const { contract, contracts } = position;
  return {
    sentences: [clearedText(table.range.sheet, sheetRow(table, index), contract.text, contracts)],
    writes: Object.values(shortColumns).flatMap((column) => plannedWrite(table, { row: index, column }, "")),
  };
}

function reducedLine(
  table: TypedTable,
  { index, line: { position } }: OpenLine,
  { contracts, margin: posted }: ChangedLine,
): Recorded {
  const margin = posted === null ? null : inCoinUnits(posted);
  const where = { sheet: table.range.sheet, row: sheetRow(table, index) };
  const write = (column: number, value: Decimal): readonly PlannedWrite[] =>
    plannedWrite(table, { row: index, column }, cellNumber(value));
  const isMarginKnown = margin !== null && position.margin !== null;
  return {
    sentences: [
      changeText(fill(texts.record.contractsOf, where), position.contracts, contracts),
      ...(isMarginKnown ? [changeText(fill(texts.record.marginOf, where), position.margin, margin)] : []),
    ],
    writes: [
      ...write(shortColumns.contracts, contracts),
      ...(isMarginKnown ? write(shortColumns.margin, margin) : []),
    ],
  };
}

function changedLines(
  table: TypedTable,
  lines: readonly OpenLine[],
  changed: readonly ChangedLine[],
): readonly Recorded[] {
  return changed.flatMap((change) => {
    const line = lines.find(({ index }) => index === change.index);
    if (line === undefined) return [];
    return change.contracts.isZero() ? clearedLine(table, line) : reducedLine(table, line, change);
  });
}

const nothing = { sentences: [], notes: [], writes: [] } as const;

function realisedCoins(read: SheetDesk, contract: SizedContract | null, realised: Decimal): CoinsRecord {
  if (contract?.kind !== "inverse" || realised.isZero()) return nothing;
  return coinsRecord(read, contract.coin, realised);
}

/**
 * What recording a purchase writes: the lines of the shorts table, the coins held and the journal.
 * @param journal null where no sheet has its headings
 * @throws HedgeError invalid_input where less is open, or the journal is full
 */
export function closeRecord(read: SheetDesk, journal: JournalTable | null, purchase: Purchase): RecordPlan {
  const table = shortsTable(read);
  const lines = openLines(read.desk, purchase.instrument);
  const { changed, closed, realised } = recordedClose(lines, purchase);
  const contract = lines[0]?.line.position.contract ?? null;
  const unit = contract === null ? "" : marginUnit(contract);
  const coins = realisedCoins(read, contract, realised);
  const entries = journal === null ? nothing : journalWrites(journal, closed);
  const parts: readonly Recorded[] = [...changedLines(table, lines, changed), coins, entries];
  return {
    sentences: parts.flatMap(({ sentences }) => sentences),
    notes: [
      fill(texts.record.realises, { amount: signedText(inCoinUnits(realised), unit) }),
      ...coins.notes,
      ...(journal === null ? [texts.record.noJournal] : []),
    ],
    insert: null,
    writes: parts.flatMap(({ writes }) => writes),
  };
}

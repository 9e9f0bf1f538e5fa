import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { Settlement } from "../../shared/calc/fundingStress.js";
import type { History } from "../../shared/contract/history.js";
import { settlementsOf } from "../../shared/desk/fundingPast.js";
import { pricePast, type PricePast } from "../../shared/desk/pricePast.js";

/** A coin with its days, or its settlements. */
export type Coin<Past> = { readonly coin: string; readonly past: Past };

/** Rows of a file by the names in its first line. */
function readRows(file: string): readonly ReadonlyMap<string, string>[] {
  const [head = "", ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const names = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return new Map(names.map((name, index) => [name, cells[index] ?? ""]));
  });
}

function cellOf(row: ReadonlyMap<string, string>, name: string, file: string): string {
  const cell = row.get(name) ?? "";
  if (cell === "") throw new Error(`${file} has a row without ${name}`);
  return cell;
}

function momentOf(row: ReadonlyMap<string, string>, name: string, file: string): number {
  const moment = Date.parse(cellOf(row, name, file));
  if (Number.isFinite(moment)) return moment;
  throw new Error(`${file} has a row whose ${name} is no time`);
}

function filesOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".csv"));
  return files.sort().map((file) => resolve(folder, file));
}

/** Daily prices of a folder: date, high, low, close. BTCDOM is an index and no coin. */
export function readDaily(folder: string): readonly Coin<PricePast>[] {
  return filesOf(folder)
    .map((file) => ({
      coin: basename(file, ".csv"),
      past: pricePast(
        readRows(file).map((row): History[number] => [
          momentOf(row, "date", file),
          cellOf(row, "close", file),
          cellOf(row, "high", file),
          cellOf(row, "low", file),
        ]),
      ),
    }))
    .filter(({ coin }) => coin !== "BTCDOM");
}

/** Settled rates of a file: time, rate. */
export function readSettlements(file: string): readonly Settlement[] {
  return settlementsOf(
    readRows(file).map((row): History[number] => [momentOf(row, "time", file), cellOf(row, "rate", file)]),
  );
}

/** Settled rates of a folder. */
export function readFunding(folder: string): readonly Coin<readonly Settlement[]>[] {
  return filesOf(folder).map((file) => ({ coin: basename(file, ".csv"), past: readSettlements(file) }));
}

/** Folders within a folder, by name. */
export function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

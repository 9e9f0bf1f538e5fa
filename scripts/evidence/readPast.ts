import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { Settlement } from "../../shared/calc/fundingStress.js";
import type { History } from "../../shared/contract/history.js";
import { settlementsOf } from "../../shared/desk/fundingPast.js";
import { pricePast, type PricePast } from "../../shared/desk/pricePast.js";

/** A coin with its days, or its settlements. */
export type Coin<Past> = { readonly coin: string; readonly past: Past };

/** An index that Binance lists among its coins: nobody holds it. */
const index = "BTCDOM";

/** A file's line with its columns by name. */
type Row = { readonly where: string; readonly cells: ReadonlyMap<string, string> };

/** Rows of a file by the names in its first line, which must hold those asked for. */
function readRows(file: string, columns: readonly string[]): readonly Row[] {
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  const [head = "", ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const names = head.split(",");
  const missing = columns.find((column) => !names.includes(column));
  if (missing !== undefined) throw new Error(`${file}: no column ${missing}, the first line is "${head}"`);
  return lines.map((line, place) => {
    const cells = line.split(",");
    return {
      where: `${file}, line ${String(place + 2)}`,
      cells: new Map(names.map((name, column) => [name, cells[column] ?? ""])),
    };
  });
}

function momentOf({ where, cells }: Row, name: string): number {
  const text = cells.get(name) ?? "";
  const moment = Date.parse(text);
  if (Number.isFinite(moment)) return moment;
  throw new Error(`${where}: ${name} must be an ISO time, was "${text}"`);
}

function numberOf({ where, cells }: Row, name: string, isValid: (value: number) => boolean): string {
  const text = cells.get(name) ?? "";
  // Number("") is 0, which would pass for a rate.
  if (text !== "" && isValid(Number(text))) return text;
  throw new Error(`${where}: ${name} is not valid, was "${text}"`);
}

const isPrice = (value: number): boolean => Number.isFinite(value) && value > 0;
/** A rate beyond 10 % a settlement is a percentage that was not divided by 100. */
const isRate = (value: number): boolean => Math.abs(value) <= 0.1;

/** Rows oldest first: of unordered ones every window would be wrong without a sign of it. */
function inOrder(rows: readonly Row[], name: string): readonly Row[] {
  rows.forEach((row, place) => {
    const before = rows[place - 1];
    if (before !== undefined && momentOf(row, name) <= momentOf(before, name)) {
      throw new Error(`${row.where}: ${name} must be later than in the line before`);
    }
  });
  return rows;
}

function filesOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".csv"));
  return files.sort().map((file) => resolve(folder, file));
}

function coinsOf<Past>(folder: string, read: (file: string) => Past): readonly Coin<Past>[] {
  return filesOf(folder)
    .map((file) => ({ coin: basename(file, ".csv"), file }))
    .filter(({ coin }) => coin !== index)
    .map(({ coin, file }) => ({ coin, past: read(file) }));
}

/** Daily prices of a file as the service answers them: date, high, low, close. */
export function readDays(file: string): History {
  const rows = inOrder(readRows(file, ["date", "high", "low", "close"]), "date");
  return rows.map((row): History[number] => [
    momentOf(row, "date"),
    numberOf(row, "close", isPrice),
    numberOf(row, "high", isPrice),
    numberOf(row, "low", isPrice),
  ]);
}

/** Daily prices of a folder, by coin. */
export function readDaily(folder: string): readonly Coin<PricePast>[] {
  return coinsOf(folder, (file) => pricePast(readDays(file)));
}

/** Settled rates of a file: time, rate. */
export function readSettlements(file: string): readonly Settlement[] {
  const rows = inOrder(readRows(file, ["time", "rate"]), "time");
  return settlementsOf(
    rows.map((row): History[number] => [momentOf(row, "time"), numberOf(row, "rate", isRate)]),
  );
}

/** Settled rates of a folder, by coin. */
export function readFunding(folder: string): readonly Coin<readonly Settlement[]>[] {
  return coinsOf(folder, readSettlements);
}

/** Folders within a folder, by name. */
export function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

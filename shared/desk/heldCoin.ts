import { HedgeError } from "../errors.js";
import { readCoin } from "../listing/readCoin.js";
import type { DeskRow, HedgedRow } from "./deskRow.js";
import { wrongCell } from "./deskCell.js";
import type { Desk } from "./openDesk.js";

/** A row that is hedged, with its place in the holdings. */
type FoundRow = { readonly index: number; readonly row: HedgedRow };

/** A sentence that names every coin of a long list is read by nobody. */
const maxNamed = 20;

function coinsOf({ rows }: Desk): readonly string[] {
  return [...new Set(rows.flatMap((row) => ("coin" in row && row.coin !== null ? [row.coin] : [])))];
}

function answer(message: string): HedgeError {
  return new HedgeError({ code: "no_answer", message });
}

/** The row as one that is hedged; why it is not. */
function hedgedOr(row: DeskRow | undefined, index: number): FoundRow | HedgeError {
  switch (row?.state) {
    case "hedged":
      return { index, row };
    case "waiting":
      return answer(`waiting for ${row.problem}`);
    case "wrong":
      return row.problem;
    case "cash":
      return answer(`${row.coin} is cash: nothing to hedge`);
    case "blank":
    case undefined:
      return answer("no holding is hedged");
  }
}

/** The first row that is hedged or may come to be; where there is none, the first that is wrong. */
function firstHedged(desk: Desk): FoundRow | HedgeError {
  const place = (...states: readonly DeskRow["state"][]): number =>
    desk.rows.findIndex(({ state }) => states.includes(state));
  const hedged = place("hedged", "waiting");
  const index = hedged === -1 ? place("wrong") : hedged;
  return hedgedOr(desk.rows[index], index);
}

function named(desk: Desk, typed: string): FoundRow | HedgeError {
  const held = coinsOf(desk);
  const coin = readCoin(typed, (each) => held.includes(each))?.coin;
  const places = desk.rows.flatMap((row, index) => ("coin" in row && row.coin === coin ? [index] : []));
  const index = places.find((each) => desk.rows[each]?.state === "hedged") ?? places[0];
  if (index !== undefined) return hedgedOr(desk.rows[index], index);
  const list = `${held.slice(0, maxNamed).join(", ")}${held.length > maxNamed ? ", …" : ""}`;
  throw wrongCell(
    "coin",
    held.length === 0 ? "must be held" : `must be one of your holdings: ${list}`,
    typed,
  );
}

/**
 * The row of a coin that is held; an error where it is not hedged, or not yet.
 * @param typed as a person types it; null: the first row that is hedged
 * @throws HedgeError invalid_input naming the coins held, for another coin
 */
export function heldCoin(desk: Desk, typed: string | null): FoundRow | HedgeError {
  return typed === null ? firstHedged(desk) : named(desk, typed);
}

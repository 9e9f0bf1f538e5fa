import type { DeskRow } from "./deskRow.js";

/**
 * A row of what is held, in a sentence: "holding 3 (ETH, no price)". The range may begin anywhere on its sheet, so that
 * "row 3" would be taken for another row.
 * @param index of the row in the range, from 0
 */
export function holdingName(index: number, row: DeskRow | undefined, state: string | null = null): string {
  const coin = row !== undefined && "coin" in row ? row.coin : null;
  const about = [coin, state].filter((each) => each !== null).join(", ");
  return `holding ${String(index + 1)}${about === "" ? "" : ` (${about})`}`;
}

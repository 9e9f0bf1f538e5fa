import type { DeskShort } from "../../shared/desk/openShorts.js";
import { memoryDesk } from "./memoryDesk.js";

type Cells = readonly (string | number | null)[];

const usual = memoryDesk();

/** Lines of the shorts as the desk sees them. */
export function shortLines(
  shorts: readonly Cells[],
  holdings: readonly Cells[] = [],
  desk = usual,
): readonly DeskShort[] {
  return desk.open({ holdings, shorts }).shorts;
}

/** "open", "blank", what is wrong with the line or what it waits for. */
export function shortState(line: Cells, holdings: readonly Cells[] = [], desk = usual): string {
  const [short] = shortLines([line], holdings, desk);
  if (short?.state === "wrong") return short.problem.message;
  return short?.state === "waiting" ? `waiting for ${short.problem}` : (short?.state ?? "none");
}

import type { WorkbenchApi } from "../../../addin/workbench/page/workbenchApi.js";
import { hedgeHeadings } from "../../support/sheetHeadings.js";
import type { OpenWorkbench } from "../openWorkbench.js";
import { isRight } from "./deskDifferences.js";
import type { Figures } from "./expectedDesk.js";
import { tableWith, type SheetCells } from "./sheetTable.js";

export type Look = {
  /** Ms since the watch began. */
  readonly time: number;
  readonly cells: SheetCells;
};

type Watched = { looks: { time: number; cells: SheetCells }[]; timer: number };

/** Looks at the sheet Hedge every 50 ms until it is stopped, and gives every look that differs from the one before. */
export async function watchHedge({ page }: OpenWorkbench): Promise<() => Promise<readonly Look[]>> {
  await page.evaluate(() => {
    const home = window as unknown as { workbench: WorkbenchApi; watched: Watched };
    const began = performance.now();
    let last = "";
    const look = (): void => {
      const cells = home.workbench.cells("Hedge");
      const text = JSON.stringify(cells);
      if (text !== last) home.watched.looks.push({ time: performance.now() - began, cells });
      last = text;
    };
    home.watched = { looks: [], timer: window.setInterval(look, 50) };
    look();
  });
  return async () =>
    page.evaluate(() => {
      const { watched } = window as unknown as { watched: Watched };
      window.clearInterval(watched.timer);
      return watched.looks;
    });
}

type State = "old" | "new" | "either" | "waiting";

/** What a row shows: the desk before a change or after it, or that it waits; null where it shows anything else. */
function stateOf(cell: (field: string) => SheetCells[string], old: Figures, next: Figures): State | null {
  const fields = Object.values(hedgeHeadings);
  const is = (figures: Figures): boolean =>
    fields.every((field) => isRight(cell(field), figures[field], field));
  const [isOld, isNext] = [is(old), is(next)];
  if (isOld || isNext) return isOld && isNext ? "either" : isOld ? "old" : "new";
  if (!cell("action").text.startsWith("Waiting")) return null;
  // What a waiting row shows besides is right already, or nothing.
  const isCalm = fields.every((field) => {
    const { text } = cell(field);
    return (
      field === "action" || text === "" || text.startsWith("#") || isRight(cell(field), next[field], field)
    );
  });
  return isCalm ? "waiting" : null;
}

/** How long the grid may need to begin with what was typed: it waits for more edits, and then calculates. */
const pauseMs = 3_000;

/**
 * What was wrong on the way from one desk to the next: rows that show neither and do not wait, rows of both side by side,
 * and figures of the old one after the new ones, or long after the change.
 */
export function wrongOnTheWay(
  looks: readonly Look[],
  old: readonly Figures[],
  next: readonly Figures[],
  isTyped: (look: Look) => boolean,
): readonly string[] {
  let isNewSeen = false;
  const typedAt = looks.find(isTyped)?.time ?? Infinity;
  return looks.flatMap((look) => {
    const { time, cells } = look;
    const table = tableWith(cells, ["Coin", ...Object.keys(hedgeHeadings)]);
    const headingOf = (field: string): string =>
      Object.entries(hedgeHeadings).find(([, each]) => each === field)?.[0] ?? "";
    const place = `after ${time.toFixed(0)} ms`;
    const states = next.map((figures, index) =>
      stateOf(
        (field) => {
          const seen = table.at(headingOf(field), table.headingRow + 1 + index);
          return { formula: "", ...seen };
        },
        old[index] ?? {},
        figures,
      ),
    );
    // Before its first answer a call shows that it is busy, and nothing beside it.
    const isBusy = states.every((_state, index) =>
      Object.keys(hedgeHeadings).every((heading) =>
        ["", "#BUSY!"].includes(table.at(heading, table.headingRow + 1 + index).text),
      ),
    );
    if (isBusy) return [];
    const wrong = states.flatMap((state, index) => {
      const row = table.headingRow + 1 + index;
      const shown = Object.keys(hedgeHeadings).map((heading) => table.at(heading, row).text);
      return state === null ? [`${place} row ${String(index + 1)} shows ${shown.join(" | ")}`] : [];
    });
    const isMixed = states.includes("old") && states.includes("new");
    const isBack = isNewSeen && states.includes("old");
    const isLate = states.includes("old") && time > typedAt + pauseMs;
    isNewSeen ||= states.includes("new");
    return [
      ...wrong,
      ...(isMixed ? [`${place} rows of both stand side by side`] : []),
      ...(isBack ? [`${place} what was before is shown again`] : []),
      ...(isLate ? [`${place} what was before is still shown`] : []),
    ];
  });
}

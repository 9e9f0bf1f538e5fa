// What the keyboard sends is what the cell gets: a thousand entries over filled cells while 2,000 cells stream and a desk
// of twenty coins recalculates. TYPING_RUNS types them so many times, each time others.
import { afterEach, expect, test } from "vitest";
import type { Spreadsheet } from "../../addin/host/spreadsheet.js";
import { noise } from "../simulator/noise.js";
import { openWorkbench, type OpenWorkbench } from "./openWorkbench.js";
import { fillCells, fillDesk, holdingRows, liveFormula } from "./typist/busyWorkbook.js";
import {
  clipboardNumber,
  heldFormula,
  heldNumber,
  heldText,
  makeEntry,
  type Held,
} from "./typist/entries.js";
import { createTypist, type Typist } from "./typist/typist.js";

const runs = Number(process.env["TYPING_RUNS"] ?? 1);
const sheet = "Try it";
const columns = Array.from("ABCDEFGHIJ");
const [firstRow, lastRow] = [20, 117];
const [firstLiveRow, liveColumns, liveCells] = [120, Array.from("ABCDEFGHIJKLMNO"), 2000];
const evenNoise = { amplitude: 1, growth: 1, octaves: 1 };
const limitMs = 900_000;

let bench: OpenWorkbench;
afterEach(async () => bench.close());

type Column = { readonly letter: string; readonly rows: readonly number[]; readonly isDown: boolean };
type Typed = { readonly held: Held | null; readonly way: string };

test.each(Array.from({ length: runs }, (_run, index) => index + 1))(
  "a thousand entries are what was typed (seed %i)",
  async (seed) => {
    let drawn = 0;
    const random = () => (noise(seed, (drawn += 1), evenNoise) + 1) / 2;
    bench = await openWorkbench();
    const { page } = bench;
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.evaluate(async (number) => navigator.clipboard.writeText(String(number)), clipboardNumber);
    await fillDesk(bench);
    await bench.call("activate", sheet);
    const before = await fillSheet(random);
    const typist = await createTypist(page, random);

    const typed = new Map<string, Typed>();
    for (const [index, letter] of columns.entries()) {
      const isDown = index % 2 === 0;
      const down = Array.from({ length: lastRow - firstRow + 1 }, (_row, step) => firstRow + step);
      const rows = isDown ? down : down.reverse();
      await goTo(`${letter}${String(rows[0])}`);
      await typeColumn(typist, random, { letter, rows, isDown }, before, typed);
    }
    await bench.call("activate", "Hedge");
    await goTo(`B${String(holdingRows[0])}`);
    const holdings = holdingRows.map((row) => [`B${String(row)}`, 100 + Math.floor(random() * 900)] as const);
    for (const [, coins] of holdings) {
      await typist.type(String(coins));
      await typist.press("Enter");
    }
    await typist.settle();

    expect(typed.size + holdings.length).toBe(1000);
    const wrong = async () => {
      const [cells, hedge] = [await bench.call("cells", sheet), await bench.call("cells", "Hedge")];
      return [
        ...[...typed]
          .filter(([address, { held }]) => !isHeld(cells[address], held))
          .map(([address, entry]) => ({
            address,
            ...entry,
            is: cells[address],
            before: before.get(address),
          })),
        ...holdings
          .filter(([address, coins]) => hedge[address]?.number !== coins)
          .map(([address, coins]) => ({ address, coins, is: hedge[address] })),
      ];
    };
    // The last formulas are being calculated.
    await expect.poll(wrong, { timeout: 10_000, interval: 1000 }).toEqual([]);
    expect(bench.problems).toEqual([]);
  },
  limitMs,
);

/** Fills the cells that will be typed into, and 2,000 live ones below them; settles when these have numbers. */
async function fillSheet(random: () => number): Promise<ReadonlyMap<string, Held>> {
  const live = Array.from({ length: liveCells }, (_cell, index): [string, string] => [
    `${liveColumns[index % liveColumns.length] ?? ""}${String(firstLiveRow + Math.floor(index / liveColumns.length))}`,
    liveFormula(index),
  ]);
  const before = new Map<string, Held>();
  for (const letter of columns) {
    for (let row = firstRow; row <= lastRow; row += 1) {
      const contents = [heldFormula(liveFormula(row)), heldNumber(row), heldText(`old${String(row)}`)];
      before.set(`${letter}${String(row)}`, contents[Math.floor(random() * 3)] ?? heldNumber(row));
    }
  }
  await fillCells(bench, Object.fromEntries(live));
  await fillCells(
    bench,
    Object.fromEntries([...before].map(([address, held]) => [address, contentOf(held)])),
  );
  const isLive = async () => {
    const cells = await bench.call("cells", sheet);
    return live.every(([address]) => typeof cells[address]?.number === "number");
  };
  await expect.poll(isLive, { timeout: 90_000, interval: 1000 }).toBe(true);
  return before;
}

function contentOf({ formula, text, number }: Held): string | number {
  return formula === "" ? (text ?? number ?? "") : formula;
}

async function typeColumn(
  typist: Typist,
  random: () => number,
  { letter, rows, isDown }: Column,
  before: ReadonlyMap<string, Held>,
  typed: Map<string, Typed>,
): Promise<void> {
  const right = columns[columns.indexOf(letter) + 1] ?? "K";
  for (const row of rows) {
    const address = `${letter}${String(row)}`;
    const over = `${letter}${String(row - 1)}`;
    const entry = makeEntry(random, {
      before: before.get(address) ?? null,
      above: (typed.has(over) ? typed.get(over)?.held : before.get(over)) ?? null,
      right: `${right}${String(row)}`,
    });
    const [enter, arrow] = isDown ? ["Enter", "ArrowDown"] : ["Shift+Enter", "ArrowUp"];
    const isArrow = entry.isCaretMode !== true && random() < 0.4;
    await entry.keys(typist);
    await typist.press(isArrow ? arrow : enter);
    typed.set(address, { held: entry.expected, way: entry.way });
  }
  await typist.settle();
}

function isHeld(cell: (Held & { readonly text: string }) | undefined, held: Held | null): boolean {
  if (held === null || cell === undefined) return held === null && cell === undefined;
  if (cell.formula !== held.formula) return false;
  if (held.formula !== "") return held.number === null || cell.number === held.number;
  return cell.number === held.number && (held.text === undefined || cell.text === held.text);
}

/** Selects a cell by the name box, and waits until the sheet has the keyboard again. */
async function goTo(address: string): Promise<void> {
  const { page } = bench;
  const name = page.locator('[data-u-comp="defined-name"] input');
  await name.click();
  await name.fill(address);
  await name.press("Enter");
  const place = async () =>
    page.evaluate(async () => {
      const { HEDGE_SPREADSHEET } = window as unknown as { HEDGE_SPREADSHEET: Spreadsheet };
      const cell = await HEDGE_SPREADSHEET.activeCell();
      return [
        cell.address,
        document.activeElement instanceof HTMLElement && document.activeElement.isContentEditable,
      ];
    });
  await expect.poll(place, { interval: 50 }).toEqual([address, true]);
}

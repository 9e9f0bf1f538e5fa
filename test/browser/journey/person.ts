import { expect } from "vitest";
import { sampleWorkbook } from "../../../addin/workbench/sample/sampleWorkbook.js";
import type { OpenWorkbench } from "../openWorkbench.js";

/** Of a row that the grid fits to its text. */
const usualHeight = 22;
const usualWidth = 88;

function columnIndex(letters: string): number {
  return Array.from(letters).reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** A place in a cell of a sheet as it was planned, in pixels from the first cell's corner. */
export function placeOf(sheet: string, address: string): { readonly x: number; readonly y: number } {
  const plan = sampleWorkbook.find(({ name }) => name === sheet);
  const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  if (plan === undefined) throw new Error(`no sheet is planned as ${sheet}`);
  const width = (index: number): number => plan.columnWidths[index] ?? usualWidth;
  const height = (row: number): number => plan.rowHeights[row] ?? usualHeight;
  const column = columnIndex(letters);
  const row = Number(digits);
  const left = Array.from({ length: column }, (_, index) => width(index)).reduce(
    (sum, each) => sum + each,
    0,
  );
  const top = Array.from({ length: row - 1 }, (_, index) => height(index + 1)).reduce(
    (sum, each) => sum + each,
    0,
  );
  // The arrow of a cell with a list is on its right, and the middle of a cell is none in narrow columns.
  return { x: left + width(column) / 3, y: top + height(row) / 2 };
}

export type Person = {
  /** Clicks a cell of the sheet in front, types into it and presses Enter; "" presses Delete. */
  readonly type: (address: string, text: string) => Promise<void>;
  /** Clicks a cell and presses Delete; what is spilled there may show at once. */
  readonly clear: (address: string) => Promise<void>;
  readonly open: (sheet: string) => Promise<void>;
};

/** A person at keyboard and mouse, on sheets whose rows and columns are as they were planned. */
export function createPerson({ page, call, click }: OpenWorkbench): Person {
  let front = "";
  const select = async (address: string): Promise<void> => {
    await click(placeOf(front, address));
    const name = page.locator('[data-u-comp="defined-name"] input');
    await expect.poll(async () => name.inputValue(), { interval: 10 }).toBe(address);
  };
  return {
    clear: async (address) => {
      await select(address);
      await page.keyboard.press("Delete");
    },
    open: async (sheet) => {
      front = sheet;
      await call("activate", sheet);
    },
    type: async (address, text) => {
      await select(address);
      if (text === "") {
        await page.keyboard.press("Delete");
      } else {
        await page.keyboard.type(text);
        await page.keyboard.press("Enter");
      }
      // What the keyboard sent is what the cell gets, and it is waited for: the next step reads the sheet.
      await expect
        .poll(
          async () => {
            const shown = await call("read", address);
            return isTyped(text, await call("number", address)) ? text : shown;
          },
          { interval: 10 },
        )
        .toBe(text);
    },
  };
}

/** Whether a text was typed as this number, of which a cell keeps 15 digits; 25% as 0.25. */
function isTyped(text: string, number: number | null): boolean {
  const [, digits = "", percent = ""] = /^(-?[\d.]+)(%?)$/.exec(text) ?? [];
  if (digits === "" || number === null) return false;
  const typed = Number(digits) / (percent === "" ? 1 : 100);
  return Math.abs(number - typed) <= Math.abs(typed) * 1e-14;
}

import type { OpenWorkbench } from "./openWorkbench.js";

function partsOf(address: string): readonly [letters: string, row: number] {
  const [, letters = "", row = ""] = /^([A-Z]+)(\d+)$/u.exec(address) ?? [];
  return [letters, Number(row)];
}

/**
 * The texts below headings of a sheet, a row each, down to the last row of the sheet that holds something.
 * @throws Error where a heading stands nowhere
 */
export async function belowHeadings(
  call: OpenWorkbench["call"],
  sheet: string,
  headings: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const cells = await call("cells", sheet);
  const places = headings.map((heading) => {
    const found = Object.keys(cells).find(
      (address) => cells[address]?.text.replaceAll("\n", " ") === heading,
    );
    if (found === undefined) throw new Error(`there is no heading "${heading}" on ${sheet}`);
    return partsOf(found);
  });
  const last = Math.max(...Object.keys(cells).map((address) => partsOf(address)[1]));
  const first = Math.max(...places.map(([, row]) => row)) + 1;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_row, index) =>
    places.map(([letters]) => cells[`${letters}${String(first + index)}`]?.text ?? ""),
  );
}

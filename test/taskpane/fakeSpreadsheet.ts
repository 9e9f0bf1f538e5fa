import type { CellProblem, CellValue, CellWrite, SheetAddress } from "../../addin/host/spreadsheet.js";

type FakeCell = CellValue | { readonly formula: string; readonly value: CellValue };
export type FakeWorkbook = Readonly<Record<string, Readonly<Record<string, FakeCell>>>>;

/** What a person does in the sheet beside the pane. */
export type FakeHand = {
  readonly select: (sheet: string, address: string) => void;
  readonly type: (sheet: string, address: string, cell: FakeCell) => void;
  readonly cells: () => FakeWorkbook;
};

/** What a test wants the sheet beside the pane to be. */
export type FakeSheet = {
  readonly names?: readonly string[];
  readonly selection?: readonly (readonly CellValue[])[];
  readonly problems?: readonly CellProblem[];
  readonly activeCellIsTaken?: boolean;
  readonly calculation?: "automatic" | "manual";
  /** Cells by sheet and address, instead of what the pane only hears of. */
  readonly workbook?: FakeWorkbook;
  readonly active?: SheetAddress;
  /** A method of the port that is refused, with its sentence. */
  readonly refused?: { readonly method: string; readonly message: string };
};

/** A call of the port, as the pane made it. */
export type PortCall = { readonly method: string; readonly given: readonly unknown[] };

/** Stands in for the workbench's or Excel's implementation of the port; runs in the page, so it uses nothing from here. */
export function installFakeSpreadsheet(sheet: FakeSheet): void {
  const names = [...(sheet.names ?? Object.keys(sheet.workbook ?? { Sheet1: {} }))];
  let problems = [...(sheet.problems ?? [])];
  const calls: { method: string; given: unknown[] }[] = [];
  const refuse = (code: string, message: string): never => {
    throw Object.assign(new Error(message), { name: "HedgeError", code });
  };
  const cells: Record<string, Record<string, FakeCell>> = structuredClone(sheet.workbook ?? {});
  const listeners = new Set<() => void>();
  let active = sheet.active ?? { sheet: names[0] ?? "", address: "A1" };
  const columnNumber = (letters: string): number =>
    Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const columnName = (number: number): string =>
    number === 0
      ? ""
      : columnName(Math.floor((number - 1) / 26)) + String.fromCharCode(65 + ((number - 1) % 26));
  const span = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_each, index) => from + index);
  const addressesIn = (range: string): string[][] => {
    const [, left = "", top = "", right = left, bottom = top] =
      /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/u.exec(range) ?? [];
    return span(Number(top), Number(bottom)).map((row) =>
      span(columnNumber(left), columnNumber(right)).map((column) => `${columnName(column)}${String(row)}`),
    );
  };
  const put = (name: string, address: string, cell: FakeCell): void => {
    cells[name] = { ...cells[name], [address]: cell };
  };
  const hand: FakeHand = {
    select: (name, address) => {
      active = { sheet: name, address };
      for (const listener of listeners) listener();
    },
    type: put,
    cells: () =>
      Object.fromEntries(
        Object.entries(cells).map(([name, ofSheet]) => [
          name,
          Object.fromEntries(Object.entries(ofSheet).filter(([, cell]) => cell !== "")),
        ]),
      ),
  };
  const insert = (_text: string, { replace }: { replace: boolean }) => {
    if (sheet.activeCellIsTaken === true && !replace) refuse("cell_not_empty", "B2 holds something");
    return { sheet: names[0], address: "B2", warnings: [] };
  };
  const methods: Record<string, (...given: never[]) => unknown> = {
    readSelection: () => ({
      sheet: names[0],
      address: "A1:C9",
      values: sheet.selection ?? [[""]],
      isCut: false,
    }),
    sheetNames: () => names,
    paint: (plan: { sheets: { name: string }[] }) => {
      const isTaken = plan.sheets.some(({ name }) => names.includes(name));
      const painted = plan.sheets.map(({ name }) => ({ planned: name, name: isTaken ? `${name} 2` : name }));
      names.push(...painted.map(({ name }) => name));
      return { sheets: painted, warnings: [] };
    },
    insertFormula: insert,
    insertText: insert,
    findProblems: () => problems,
    repair: (cells: { sheet: string; address: string }[]) => {
      problems = problems.filter(({ address }) => !cells.some((cell) => cell.address === address));
      return { repaired: cells, left: [] };
    },
    freezeCopy: (name: string) => ({ sheet: `${name} values`, frozenFormulas: 12 }),
    calculationMode: () => sheet.calculation ?? "automatic",
    onSelectionChanged: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    activateSheet: () => undefined,
    activeCell: () => active,
    findFormulas: (ids: readonly string[]) =>
      Object.entries(cells).flatMap(([name, ofSheet]) =>
        Object.entries(ofSheet).flatMap(([address, cell]) => {
          const formula = typeof cell === "object" ? cell.formula : "";
          return ids.some((id) => formula.includes(`HEDGE.${id}(`))
            ? [{ sheet: name, address, formula }]
            : [];
        }),
      ),
    readRange: ({ sheet: name, address }: SheetAddress) => {
      const ofSheet =
        cells[name] ?? (names.includes(name) ? {} : refuse("sheet_missing", `there is no sheet ${name}`));
      const rows = addressesIn(address).map((row) => row.map((each) => ofSheet[each] ?? ""));
      return {
        values: rows.map((row) => row.map((cell) => (typeof cell === "object" ? cell.value : cell))),
        formulas: rows.map((row) => row.map((cell) => (typeof cell === "object" ? cell.formula : null))),
      };
    },
    writeCells: (writes: readonly CellWrite[]) => {
      for (const { sheet: name, address, expected } of writes) {
        const cell = cells[name]?.[address] ?? "";
        const held = typeof cell === "object" ? cell.value : cell;
        if (held !== expected) refuse("cell_not_empty", `${address} on ${name} holds something else now`);
      }
      for (const { sheet: name, address, content } of writes) {
        put(name, address, "formula" in content ? { formula: content.formula, value: "" } : content.value);
      }
    },
    insertRows: (name: string, row: number, count: number) => {
      const moved = (address: string): string =>
        address.replace(/\d+/gu, (digits) => String(Number(digits) + (Number(digits) >= row ? count : 0)));
      const followed = (formula: string, own: string): string =>
        formula.replaceAll(
          /(?:'([^']+)'!|(\w+)!)?(\$?[A-Z]+\$?\d+:\$?[A-Z]+\$?\d+)/gu,
          (all: string, quoted?: string, plain?: string) =>
            (quoted ?? plain ?? own) === name ? moved(all) : all,
        );
      for (const [own, ofSheet] of Object.entries(cells)) {
        cells[own] = Object.fromEntries(
          Object.entries(ofSheet).map(([address, cell]) => [
            own === name ? moved(address) : address,
            typeof cell === "object" ? { ...cell, formula: followed(cell.formula, own) } : cell,
          ]),
        );
      }
    },
  };
  const port = Object.fromEntries(
    Object.entries(methods).map(([method, answer]) => [
      method,
      async (...given: never[]) => {
        calls.push({ method, given });
        await Promise.resolve();
        if (sheet.refused?.method === method) refuse("host_refused", sheet.refused.message);
        return answer(...given);
      },
    ]),
  );
  Object.assign(globalThis, {
    HEDGE_SPREADSHEET: { hostName: "workbench", ...port },
    portCalls: calls,
    fakeHand: hand,
  });
}

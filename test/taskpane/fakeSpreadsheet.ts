import type { CellProblem, CellValue } from "../../addin/host/spreadsheet.js";

/** What a test wants the sheet beside the pane to be. */
export type FakeSheet = {
  readonly names?: readonly string[];
  readonly selection?: readonly (readonly CellValue[])[];
  readonly problems?: readonly CellProblem[];
  readonly activeCellIsTaken?: boolean;
  readonly calculation?: "automatic" | "manual";
  /** A method of the port that is refused, with its sentence. */
  readonly refused?: { readonly method: string; readonly message: string };
};

/** A call of the port, as the pane made it. */
export type PortCall = { readonly method: string; readonly given: readonly unknown[] };

/** Stands in for the workbench's or Excel's implementation of the port; runs in the page, so it uses nothing from here. */
export function installFakeSpreadsheet(sheet: FakeSheet): void {
  const names = [...(sheet.names ?? ["Sheet1"])];
  let problems = [...(sheet.problems ?? [])];
  const calls: { method: string; given: unknown[] }[] = [];
  const refuse = (code: string, message: string): never => {
    throw Object.assign(new Error(message), { name: "HedgeError", code });
  };
  const insert = (_text: string, { replace }: { replace: boolean }) => {
    if (sheet.activeCellIsTaken === true && !replace) refuse("cell_not_empty", "B2 holds something");
    return { sheet: names[0], address: "B2" };
  };
  const methods: Record<string, (...given: never[]) => unknown> = {
    readSelection: () => ({
      sheet: names[0],
      address: "A1:C9",
      values: sheet.selection ?? [[""]],
      isCut: false,
    }),
    sheetNames: () => names,
    paint: (plan: { sheets: { name: string }[] }, { replace }: { replace: string[] }) => {
      const isTaken = plan.sheets.some(({ name }) => names.includes(name) && !replace.includes(name));
      const painted = plan.sheets.map(({ name }) => ({ planned: name, name: isTaken ? `${name} 2` : name }));
      names.push(...painted.map(({ name }) => name).filter((name) => !replace.includes(name)));
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
    onSelectionChanged: () => () => undefined,
    activateSheet: () => undefined,
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
  Object.assign(globalThis, { HEDGE_SPREADSHEET: { hostName: "workbench", ...port }, portCalls: calls });
}

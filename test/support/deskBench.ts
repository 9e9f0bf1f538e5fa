import { isCellMatrix, type CellResult } from "../../addin/runtime/cellResult.js";
import type { CustomFunctionsHost } from "../../addin/runtime/customFunctionsHost.js";
import { isDataTypeNumber } from "../../addin/runtime/dataTypeNumber.js";
import type { DeskWorld } from "./deskCases.js";
import { startDeskService } from "./deskService.js";
import { loadFunctionsBundle } from "./functionsBundle.js";
import type { TableRow } from "./tableRow.js";

/** What a streaming function showed in the end. */
export type Settled = {
  readonly result: CellResult | undefined;
  /** From the call to the first table, ms. */
  readonly firstAfterMs: number;
};

type SettleOptions = {
  /** Nothing new for so long, ms, and the table counts as the last. Tables change at most once a second. */
  readonly quietMs?: number;
  /** True of a table after which no other is waited for. */
  readonly isFinal?: (result: CellResult) => boolean;
};

/** The built functions in a runtime of their own, on a service that knows one world. */
export type DeskBench = {
  readonly host: CustomFunctionsHost;
  /** Calls a streaming function and waits until its table stays as it is. */
  readonly settle: (id: string, given: readonly unknown[], options?: SettleOptions) => Promise<Settled>;
  readonly close: () => Promise<void>;
};

/** However long a table goes on changing, a test looks at it after so long. */
const longestMs = 20_000;

async function settle(
  host: CustomFunctionsHost,
  id: string,
  given: readonly unknown[],
  { quietMs = 1_500, isFinal = () => false }: SettleOptions,
): Promise<Settled> {
  const startedAt = performance.now();
  return new Promise((fulfil) => {
    let settled: Settled = { result: undefined, firstAfterMs: Number.POSITIVE_INFINITY };
    let quiet: ReturnType<typeof setTimeout> | undefined;
    const end = (): void => {
      clearTimeout(quiet);
      clearTimeout(longest);
      fulfil(settled);
      // A stream may answer while it starts, before it can be left.
      queueMicrotask(() => {
        leave();
      });
    };
    const longest = setTimeout(end, longestMs);
    const leave = host.stream(id, given, (result) => {
      const firstAfterMs = Math.min(settled.firstAfterMs, performance.now() - startedAt);
      settled = { result, firstAfterMs };
      clearTimeout(quiet);
      if (isFinal(result)) end();
      else quiet = setTimeout(end, quietMs);
    });
  });
}

/** Serves a world and loads the built functions anew, so that nothing of another world is remembered. */
export async function openDesk(world: DeskWorld): Promise<DeskBench> {
  const service = await startDeskService(world);
  const host = await loadFunctionsBundle(`${service.url}/workbench.html`);
  return {
    host,
    settle: async (id, given, options = {}) => settle(host, id, given, options),
    close: async () => service.close(0),
  };
}

/** Two columns of names and values, as settings are typed. */
export function settingsRange(
  settings: Readonly<Record<string, unknown>>,
): readonly (readonly [string, unknown])[] {
  return Object.entries(settings);
}

/**
 * The rows of a table that has a column a field and no header.
 * @throws Error where the result is no such table
 */
export function tableRows(result: CellResult | undefined, fields: readonly string[]): readonly TableRow[] {
  if (result === undefined || !isCellMatrix(result)) throw new Error(`No table: ${JSON.stringify(result)}`);
  return result.map((cells) => {
    if (cells.length !== fields.length) {
      throw new Error(`${String(cells.length)} columns where ${String(fields.length)} were asked for`);
    }
    const plain = cells.map((each) => (isDataTypeNumber(each) ? each.value : each));
    return Object.fromEntries(fields.map((field, index) => [field, plain[index]]));
  });
}

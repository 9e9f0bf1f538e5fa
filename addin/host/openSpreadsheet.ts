import { HedgeError } from "../../shared/errors.js";
import { excelSpreadsheet } from "./excel/excelSpreadsheet.js";
import type { Spreadsheet } from "./spreadsheet.js";

declare global {
  /** The workbench's own spreadsheet, which the pane beside it has no other way to reach. */
  var HEDGE_SPREADSHEET: Spreadsheet | undefined;
}

/** Excel may never answer, when a part of Microsoft's network is blocked. */
const silenceMs = 5_000;

/** The spreadsheet that the page stands beside. @throws HedgeError `host_unavailable` where there is none */
export async function openSpreadsheet(): Promise<Spreadsheet> {
  if (globalThis.HEDGE_SPREADSHEET !== undefined) return globalThis.HEDGE_SPREADSHEET;
  if ("Office" in globalThis && (await readHost()) === Office.HostType.Excel) return excelSpreadsheet;
  throw new HedgeError({
    code: "host_unavailable",
    message:
      "There is no spreadsheet here. Open the Hedge pane from the Home tab of Excel, or open the workbench.",
  });
}

async function readHost(): Promise<Office.HostType | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(
        new HedgeError({
          code: "host_unavailable",
          message:
            "Excel is not responding. Close and reopen the pane; in Excel on the web, reload the page.",
        }),
      );
    }, silenceMs);
  });
  try {
    const { host } = await Promise.race([Office.onReady(), silence]);
    return host;
  } finally {
    clearTimeout(timer);
  }
}

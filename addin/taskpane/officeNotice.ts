import type { TextKey } from "./texts.js";

/** Office.js may never become ready, when a part of Microsoft's network is blocked (office-js issue 6040). */
const silenceMs = 5_000;

/** What to show the user about the host; null when Excel is there. */
export type OfficeNotice = Extract<TextKey, `office${string}`> | null;

/** Finds out whether the page runs in Excel and reports it, perhaps twice: Excel can answer late. */
export async function watchOffice(report: (notice: OfficeNotice) => void): Promise<void> {
  if (!("Office" in globalThis)) {
    report("officeMissing");
    return;
  }
  const silence = setTimeout(() => {
    report("officeSilent");
  }, silenceMs);
  const { host } = await Office.onReady();
  clearTimeout(silence);
  report(host === Office.HostType.Excel ? null : "officeOutside");
}

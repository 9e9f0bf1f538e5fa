import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { chromium, type Page } from "playwright-core";
import { findChromium } from "../../scripts/lib/findChromium.js";
import { installBridge, type RecordingBridge } from "./recordingBridge.js";

/** One entry of Excel's list of results: id, success, value, error code where it failed, and times of no interest. */
export type Arrival = {
  readonly isSuccess: boolean;
  readonly value: unknown;
  readonly errorCode: number | undefined;
};

/** A call as Excel puts it into a message of its own. */
export type SentCall = {
  readonly id: number;
  readonly functionName: string;
  readonly given: readonly unknown[];
  readonly isStreaming: boolean;
  /** Whether a cell among the arguments holds a data type, as an object whose value is its JSON. */
  readonly hasDataTypes: boolean;
};

export type MicrosoftRuntime = {
  readonly page: Page;
  /** Hands calls over in one message. */
  readonly send: (calls: readonly SentCall[]) => Promise<void>;
  readonly cancel: (id: number) => Promise<void>;
  /** Waits for a number of results of a call, and gives all that came. */
  readonly arrivals: (id: number, count?: number) => Promise<readonly Arrival[]>;
  /** Bytes of the requests with results so far. */
  readonly resultBytes: () => Promise<readonly number[]>;
  readonly close: () => Promise<void>;
};

const officeFolder = dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/package.json"));
const messageCategory = 1;
const invocation = 1000;
const cancellation = 1001;
const streamFlag = 2;
/** functions.json lets errors in. */
const errorFlag = 4;
const dataTypeFlag = 8;

function flagsOf({ isStreaming, hasDataTypes }: SentCall): number {
  return errorFlag + (isStreaming ? streamFlag : 0) + (hasDataTypes ? dataTypeFlag : 0);
}

function officeFile(name: string): string {
  return readFileSync(resolve(officeFolder, "dist", name), "utf8");
}

const officeScripts = ["office.debug.js", "excel-web-16.00.debug.js"] as const;

// Without an Excel office.js names no requirement set. The runtime itself then takes every set for supported; the functions
// ask Office, and are to send the cards that a current Excel takes.
const html = `<!doctype html><meta charset="utf-8" /><title>Excel</title>
${officeScripts.map((name) => `<script src="/office/${name}"></script>`).join("\n")}
<script>Object.assign(Office.context, { requirements: { isSetSupported: () => true } });</script>
<script src="/functions.js"></script>`;

declare global {
  // What Microsoft's script looks for when it loads: the side of a native Excel.
  var _richApiNativeBridge: RecordingBridge;
}

/**
 * Loads the built functions.js into Microsoft's own runtime of custom functions, as the package of office.js has it. In the
 * place of Excel stands a bridge that hands in calls and keeps what the runtime sends back.
 * @param url of the built add-in and its service
 */
export async function openMicrosoftRuntime(url: string): Promise<MicrosoftRuntime> {
  const browser = await chromium.launch({
    executablePath: findChromium(process.env),
    args: ["--no-sandbox"],
  });
  const page = await browser.newPage();
  await page.route("**/excel.html", async (route) => route.fulfill({ contentType: "text/html", body: html }));
  for (const name of officeScripts) {
    await page.route(`**/office/${name}`, async (route) =>
      route.fulfill({ contentType: "text/javascript", body: officeFile(name) }),
    );
  }
  // By this table office.js would find out that there is no Excel, and stand in the way of the second script.
  await page.route("**/o15apptofilemappingtable*", async (route) => route.abort());
  await page.route("https://**", async (route) => route.abort());
  await page.addInitScript(installBridge);
  await page.goto(`${url}/excel.html`);

  const hand = async (entries: readonly (readonly unknown[])[]): Promise<void> =>
    page.evaluate((list) => {
      globalThis._richApiNativeBridge.onMessageFromHost(
        JSON.stringify({ type: 3, message: { entries: list } }),
      );
    }, entries);

  return {
    page,
    send: async (calls) =>
      hand(
        calls.map((call) => [
          messageCategory,
          invocation,
          "",
          JSON.stringify([call.id, call.functionName, call.given, "Sheet1!A1", flagsOf(call)]),
          call.id,
        ]),
      ),
    cancel: async (id) =>
      hand([[messageCategory, cancellation, "", JSON.stringify({ invocationId: id }), id]]),
    arrivals: async (id, count = 1) => {
      await page.waitForFunction(
        ([wanted, least]) => (globalThis._richApiNativeBridge.results[wanted]?.length ?? 0) >= least,
        [id, count] as const,
        { timeout: 30_000, polling: 20 },
      );
      const found = await page.evaluate(
        (wanted) => globalThis._richApiNativeBridge.results[wanted] ?? [],
        id,
      );
      return found.map(([, isSuccess, value, code]) => ({
        isSuccess: isSuccess === true,
        value,
        errorCode: isSuccess === true || typeof code !== "number" ? undefined : code,
      }));
    },
    resultBytes: async () => page.evaluate(() => globalThis._richApiNativeBridge.resultBytes),
    close: async () => browser.close(),
  };
}

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createContext, Script } from "node:vm";
import { minorOf } from "../support/strictExcel/excelKind.js";
import type { Answer, SentBody } from "./wireRequest.js";

/** A request as office.js hands it to Excel. */
export type SentRequest = {
  readonly body: SentBody;
  /** Of the body as JSON, which is what Excel on the web limits. */
  readonly bytes: number;
  /** What office.js asks of the request as a whole, as bits. */
  readonly flags: number;
};

export type OfficeExcel = {
  /** The real one of Microsoft's package. */
  readonly Excel: typeof Excel;
  readonly requests: readonly SentRequest[];
  /** Waits until nothing is on its way: office.js lets go of ranges after a run has ended. */
  readonly settled: () => Promise<void>;
};

type OfficeOptions = {
  /** Plays the host. */
  readonly answer: (body: SentBody) => Promise<Answer>;
  /** The newest version of Excel's interface that the host has; office.js refuses what is newer. */
  readonly excelApi: string;
};

type Bridge = { onMessageFromHost: (text: string) => void; sendMessageToHost: (text: string) => void };
type Sent = { readonly id: number; readonly flags: number; readonly message: { readonly body: SentBody } };
type OfficePage = {
  Excel: typeof Excel;
  Office: object;
  OfficeExtension: { CommonUtility: { _doApiNotSupportedCheck: boolean } };
};

const officeFile = createRequire(import.meta.url).resolve(
  "@microsoft/office-js/dist/excel-web-16.00.debug.js",
);
const responseType = 2;

/** What office.js looks for in a page while it loads; errors and promises are those of the tests. */
function pageGlobals(bridge: Bridge): object {
  const nothing = () => null;
  const storage = { getItem: nothing, setItem: nothing, removeItem: nothing };
  const element = { style: {}, setAttribute: nothing, appendChild: nothing };
  const page = {
    ...{ console, setTimeout, clearTimeout, Error, Promise },
    location: { href: "https://localhost/", search: "", hash: "" },
    navigator: { userAgent: "Chrome/120", platform: "Win32", language: "en-US" },
    addEventListener: nothing,
    localStorage: storage,
    sessionStorage: storage,
    document: {
      getElementsByTagName: () => [],
      getElementById: nothing,
      createElement: () => element,
      addEventListener: nothing,
      body: element,
      head: element,
      cookie: "",
    },
    // What Microsoft's script looks for when it loads: the side of a native Excel.
    _richApiNativeBridge: bridge,
  };
  return Object.assign(page, { window: page });
}

/** Loads Microsoft's own office.js with a host of the test's behind it, over the bridge of a native Excel. */
export function openOfficeExcel({ answer, excelApi }: OfficeOptions): OfficeExcel {
  const requests: SentRequest[] = [];
  const waiting = new Set<Promise<void>>();
  let last = Promise.resolve();
  const bridge: Bridge = {
    onMessageFromHost: () => undefined,
    sendMessageToHost: (text) => {
      const { id, flags, message } = JSON.parse(text) as Sent;
      requests.push({ body: message.body, bytes: Buffer.byteLength(JSON.stringify(message.body)), flags });
      const answered = last.then(async () => {
        const reply = { statusCode: 200, headers: {}, body: await answer(message.body) };
        bridge.onMessageFromHost(JSON.stringify({ id, type: responseType, message: reply }));
      });
      last = answered;
      waiting.add(answered);
      void answered.finally(() => waiting.delete(answered));
    },
  };
  const page = createContext(pageGlobals(bridge));
  new Script(readFileSync(officeFile, "utf8"), { filename: officeFile }).runInContext(page);
  const office = page as unknown as OfficePage;
  // Microsoft's own switch for its table of which call came with which version; its script turns it on at its end, but
  // on an object that is not asked.
  office.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;
  office.Office = { context: { requirements: { isSetSupported: supportedSets(excelApi) } } };
  return {
    Excel: office.Excel,
    requests,
    settled: async () => {
      while (waiting.size > 0) {
        await Promise.all(waiting);
        // What follows from an answer is sent only after it.
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    },
  };
}

function supportedSets(excelApi: string): (set: string, version?: string) => boolean {
  return (set, version = "1.1") => set !== "ExcelApi" || minorOf(version) <= minorOf(excelApi);
}

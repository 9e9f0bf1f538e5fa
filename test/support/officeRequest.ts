import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createContext, Script } from "node:vm";

type Answer = (result: {
  readonly status: string;
  readonly error: { readonly code: number; readonly message: string };
}) => void;

type OfficeGlobals = {
  readonly Excel: { readonly RequestContext: new () => Excel.RequestContext };
  readonly OSF: { readonly DDA: { readonly RichApi: Record<string, unknown> } };
};

const officeFile = createRequire(import.meta.url).resolve(
  "@microsoft/office-js/dist/excel-web-16.00.debug.js",
);

/** What office.js looks for in a page while it loads. */
function pageGlobals(): object {
  const nothing = () => null;
  const storage = { getItem: nothing, setItem: nothing, removeItem: nothing };
  const element = { style: {}, setAttribute: nothing, appendChild: nothing };
  const page = {
    console,
    setTimeout,
    clearTimeout,
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
  };
  return Object.assign(page, { window: page });
}

/** The request that Microsoft's own office.js makes of what is queued, as it would go to Excel; nobody answers it. */
export async function officeRequest(queue: (context: Excel.RequestContext) => void): Promise<string> {
  const page = createContext(pageGlobals());
  new Script(readFileSync(officeFile, "utf8"), { filename: officeFile }).runInContext(page);
  const office = page as unknown as OfficeGlobals;
  let body: unknown;
  office.OSF.DDA.RichApi["executeRichApiRequestAsync"] = (message: readonly unknown[], answer: Answer) => {
    body = message.find((part) => typeof part === "string" && part.startsWith('{"Actions"'));
    answer({ status: "failed", error: { code: 1, message: "nobody answers" } });
  };
  const context = new office.Excel.RequestContext();
  queue(context);
  await context.sync().catch(() => undefined);
  if (typeof body !== "string") throw new Error("office.js has sent no request");
  return body;
}

import { existsSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page, Route } from "playwright-core";
import { installFakeSpreadsheet, type FakeSheet, type PortCall } from "./fakeSpreadsheet.js";

const dist = new URL("../../dist/addin/", import.meta.url);
const officePackage = new URL("../../node_modules/@microsoft/office-js/dist/", import.meta.url);
const types = new Map([
  [".html", "text/html"],
  [".js", "text/javascript"],
  [".css", "text/css"],
  [".png", "image/png"],
  [".json", "application/json"],
]);

/** What stands in for Microsoft's Office.js: none, one that says where it runs or says nothing, or the real one. */
const officeScripts = {
  missing: null,
  excel: 'Office = { HostType: { Excel: "Excel" }, onReady: async () => ({ host: "Excel" }) };',
  germanExcel:
    'Office = { HostType: { Excel: "Excel" }, onReady: async () => ({ host: "Excel" }), context: { displayLanguage: "de-DE" } };',
  browser: 'Office = { HostType: { Excel: "Excel" }, onReady: async () => ({ host: null }) };',
  silent: 'Office = { HostType: { Excel: "Excel" }, onReady: () => new Promise(() => {}) };',
  real: null,
} as const;

const hiddenFrame = '<iframe src="taskpane.html" style="display: none"></iframe>';

type TaskpaneOptions = {
  readonly office: keyof typeof officeScripts;
  /** Stands in for functions.js; null leaves it out, undefined takes the built one. */
  readonly functions?: string | null;
  /** Where the service runs, without a slash at the end; undefined: it cannot be reached. */
  readonly service?: string;
  /** The spreadsheet beside the pane; undefined: none but Office's. */
  readonly sheet?: FakeSheet;
  readonly width?: number;
  /** Named in the page's address. */
  readonly language?: string;
  readonly colours?: "light" | "dark";
  readonly forcedColours?: boolean;
  /** Puts the page into a frame that is not shown, as Excel on the web does with a closed pane. */
  readonly isHidden?: boolean;
};

export type OpenTaskpane = {
  readonly page: Page;
  readonly errors: readonly string[];
  /** The paths of all requests so far. */
  readonly asked: readonly string[];
  /** What the pane asked of the spreadsheet so far. */
  readonly portCalls: () => Promise<readonly PortCall[]>;
};

/** Opens the built task pane in a browser, at an https address that no server has to answer. */
export async function openTaskpane(browser: Browser, options: TaskpaneOptions): Promise<OpenTaskpane> {
  const {
    office,
    functions,
    service,
    sheet,
    width = 320,
    language,
    colours = "light",
    forcedColours = false,
    isHidden = false,
  } = options;
  const page = await browser.newPage({
    viewport: { width, height: 800 },
    colorScheme: colours,
    forcedColors: forcedColours ? "active" : "none",
    // A transition's halfway colours are no fault of the page.
    reducedMotion: "reduce",
  });
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    const isOwnRequest = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !isOwnRequest) errors.push(message.text());
  });
  if (sheet !== undefined) await page.addInitScript(installFakeSpreadsheet, sheet);
  const asked: string[] = [];
  await page.route("**/*", async (route) => {
    const { host, pathname, search } = new URL(route.request().url());
    asked.push(pathname);
    if (pathname === "/frame.html") return route.fulfill({ contentType: "text/html", body: hiddenFrame });
    if (host !== "hedge.test") return office === "real" ? answerReal(route) : answerOffice(route, office);
    if (pathname === "/functions.js" && functions !== undefined) return answerScript(route, functions);
    if (pathname.startsWith("/api/")) return askService(route, service, pathname + search);
    return answerFile(route, new URL(pathname.slice(1), dist));
  });
  const query = language === undefined ? "" : `?language=${language}`;
  await page.goto(`https://hedge.test/${isHidden ? "frame" : "taskpane"}.html${query}`);
  return {
    page,
    errors,
    asked,
    portCalls: async () =>
      page.evaluate(() => (globalThis as unknown as { portCalls: PortCall[] }).portCalls),
  };
}

async function askService(route: Route, service: string | undefined, path: string): Promise<void> {
  if (service === undefined) return route.abort();
  const response = await fetch(service + path);
  return route.fulfill({
    status: response.status,
    headers: Object.fromEntries(
      ["content-type", "date"].map((name) => [name, response.headers.get(name) ?? ""]),
    ),
    body: Buffer.from(await response.arrayBuffer()),
  });
}

async function answerOffice(route: Route, office: TaskpaneOptions["office"]): Promise<void> {
  const script = officeScripts[office];
  if (script === null) return route.abort();
  return answerScript(route, `var ${script} var CustomFunctions = { associate: () => undefined };`);
}

/** Microsoft's own file from its package, at the address of its network. */
async function answerReal(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  return answerFile(route, new URL(pathname.replace(/^\/lib\/1(?:\.1)?\/hosted\//, ""), officePackage));
}

async function answerScript(route: Route, script: string | null): Promise<void> {
  if (script === null) return route.fulfill({ status: 404 });
  return route.fulfill({ contentType: "text/javascript", body: script });
}

async function answerFile(route: Route, url: URL): Promise<void> {
  const file = fileURLToPath(url);
  if (!existsSync(file)) return route.fulfill({ status: 404 });
  return route.fulfill({ contentType: types.get(extname(file)) ?? "text/plain", body: readFileSync(file) });
}

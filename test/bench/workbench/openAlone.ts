import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { findChromium } from "../../../scripts/lib/findChromium.js";
import { startDemo } from "../../../scripts/lib/startDemo.js";
import { longestOf, totalOf, type Task } from "./longTasks.js";

export type Opening = {
  /** From the request for the page, in a browser that never opened it, until every formula was calculated once, ms. */
  readonly ready: number;
  /** The same for the third visit: the browser keeps the page and its compiled script. */
  readonly readyAgain: number;
  /** The longest task of the main thread until the first visit was ready, ms. */
  readonly longestAtStart: number;
  /** What tasks of more than 50 ms take of the time while prices stream. */
  readonly longTaskShare: number;
  /** The longest of them, ms. */
  readonly longestTask: number;
};

/** When the page was ready, or which tasks it had while it was watched. */
type Report = { readonly at: number; readonly from: number; readonly tasks: readonly Task[] };

const reportPath = "/api/bench-report";
/** Until a new browser has nothing more to do of its own. */
const browserMs = 3_000;
/** Until the histories of the sample's coins are there. */
const settleMs = 15_000;
const limitMs = 120_000;

/**
 * Opens the workbench of a build in a browser that is open already and that nobody steers, and lets the page itself report:
 * a steered browser keeps the stack of every error, and of a bundle this size that alone takes longer than all the rest.
 */
export async function openAlone(addinFolder: string, watchMs: number): Promise<Opening> {
  const folder = mkdtempSync(join(tmpdir(), "hedge-bench-"));
  const pages = join(folder, "addin");
  cpSync(addinFolder, pages, { recursive: true });
  const page = join(pages, "workbench.html");
  writeFileSync(page, readFileSync(page, "utf8").replace("</body>", `${reporter(watchMs)}</body>`));
  let settle: (report: Report) => void = () => undefined;
  const nextReport = async (): Promise<Report> =>
    new Promise((resolve, reject) => {
      settle = resolve;
      setTimeout(() => {
        reject(new Error("The workbench did not report in time"));
      }, watchMs + limitMs).unref();
    });
  const demo = await startDemo({
    port: 0,
    addinFolder: pages,
    guardService: (service) => (request, response) => {
      const url = new URL(request.url ?? "", "http://127.0.0.1");
      if (url.pathname !== reportPath) {
        service(request, response);
        return;
      }
      response.writeHead(204).end();
      settle(JSON.parse(url.searchParams.get("report") ?? "") as Report);
    },
  });
  const profile = join(folder, "profile");
  const browser = spawn(
    findChromium(process.env),
    [
      "--headless=new",
      "--no-sandbox",
      "--no-first-run",
      "--disable-gpu",
      "--window-size=1366,768",
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`,
      "about:blank",
    ],
    { stdio: "ignore" },
  );
  try {
    const tabs = await tabsOf(profile);
    await wait(browserMs);
    const visit = async () => {
      const report = nextReport();
      const close = await openTab(tabs, `${demo.url}/workbench.html`);
      return { close, ready: await report };
    };
    const first = await visit();
    await first.close();
    await (await visit()).close();
    const third = await visit();
    const streamed = await nextReport();
    const streaming = streamed.tasks.filter(({ from }) => from >= streamed.from);
    return {
      ready: first.ready.at,
      readyAgain: third.ready.at,
      longestAtStart: longestOf(first.ready.tasks.filter(({ from }) => from < first.ready.at)),
      longTaskShare: totalOf(streaming) / (streamed.at - streamed.from),
      longestTask: longestOf(streaming),
    };
  } finally {
    const ended = new Promise((resolve) => browser.once("exit", resolve));
    browser.kill();
    await ended;
    await demo.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Where a browser opens and closes tabs without steering them. */
async function tabsOf(profile: string): Promise<string> {
  const file = join(profile, "DevToolsActivePort");
  const giveUp = Date.now() + limitMs;
  while (!existsSync(file)) {
    if (Date.now() > giveUp) throw new Error("The browser did not start in time");
    await wait(100);
  }
  return `http://127.0.0.1:${readFileSync(file, "utf8").split("\n")[0] ?? ""}/json`;
}

async function openTab(tabs: string, address: string): Promise<() => Promise<void>> {
  const opened = await fetch(`${tabs}/new?${address}`, { method: "PUT" });
  const { id } = (await opened.json()) as { readonly id: string };
  return async () => {
    await fetch(`${tabs}/close/${id}`);
    await wait(browserMs);
  };
}

function reporter(watchMs: number): string {
  return `<script type="module">
const tasks = [];
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries())
    if (duration > 0) tasks.push({ from: startTime, to: startTime + duration });
}).observe({ type: "longtask", buffered: true });
const report = (at, from) =>
  fetch("${reportPath}?report=" + encodeURIComponent(JSON.stringify({ at, from, tasks: tasks.splice(0) })));
await workbench.ready;
const ready = performance.now();
setTimeout(() => void report(ready, 0), 1000);
setTimeout(() => {
  const from = performance.now();
  setTimeout(() => void report(performance.now(), from), ${String(watchMs)});
}, ${String(settleMs)});
</script>`;
}

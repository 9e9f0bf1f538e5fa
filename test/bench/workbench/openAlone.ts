import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "../../../scripts/lib/findChromium.js";
import { startDemo } from "../../../scripts/lib/startDemo.js";
import { longestOf, totalOf, type Task } from "./longTasks.js";

export type Opening = {
  /** From the request for the page until its functions run and every formula was calculated once, ms. */
  readonly ready: number;
  /** The longest task of the main thread until then, ms. */
  readonly longestAtStart: number;
  /** What tasks of more than 50 ms take of the time while prices stream. */
  readonly longTaskShare: number;
  /** The longest of them, ms. */
  readonly longestTask: number;
};

type Reported = {
  readonly ready: number;
  readonly from: number;
  readonly to: number;
  readonly tasks: readonly Task[];
};

const reportPath = "/api/bench-report";
/** Until the histories of the sample's coins are there. */
const settleMs = 15_000;
const limitMs = 120_000;

/**
 * Opens the workbench of a build in a new browser that nobody steers, and lets the page itself report: a steered browser
 * keeps the stack of every error, and of a bundle this size that alone takes longer than all the rest of the start.
 */
export async function openAlone(addinFolder: string, watchMs: number): Promise<Opening> {
  const folder = mkdtempSync(join(tmpdir(), "hedge-bench-"));
  const pages = join(folder, "addin");
  cpSync(addinFolder, pages, { recursive: true });
  const page = join(pages, "workbench.html");
  writeFileSync(page, readFileSync(page, "utf8").replace("</body>", `${reporter(watchMs)}</body>`));
  let settle: (report: Reported) => void = () => undefined;
  const reported = new Promise<Reported>((resolve, reject) => {
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
      settle(JSON.parse(url.searchParams.get("report") ?? "") as Reported);
    },
  });
  const browser = spawn(
    findChromium(process.env),
    [
      "--headless=new",
      "--no-sandbox",
      "--no-first-run",
      "--disable-gpu",
      "--window-size=1366,768",
      `--user-data-dir=${join(folder, "profile")}`,
      `${demo.url}/workbench.html`,
    ],
    { stdio: "ignore" },
  );
  try {
    const { ready, from, to, tasks } = await reported;
    const streaming = tasks.filter((task) => task.from >= from);
    return {
      ready,
      longestAtStart: longestOf(tasks.filter((task) => task.from < ready)),
      longTaskShare: totalOf(streaming) / (to - from),
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

function reporter(watchMs: number): string {
  return `<script type="module">
const tasks = [];
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries())
    if (duration > 0) tasks.push({ from: startTime, to: startTime + duration });
}).observe({ type: "longtask", buffered: true });
await workbench.ready;
const ready = performance.now();
setTimeout(() => {
  const from = performance.now();
  setTimeout(() => {
    const report = { ready, from, to: performance.now(), tasks };
    void fetch("${reportPath}?report=" + encodeURIComponent(JSON.stringify(report)));
  }, ${String(watchMs)});
}, ${String(settleMs)});
</script>`;
}

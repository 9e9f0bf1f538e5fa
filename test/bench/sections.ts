import { loadFunctionsBundle } from "../support/functionsBundle.js";
import { reportFeed, reportHedgeSheet } from "./addinReports.js";
import { reportService, reportSoak, reportUpstream } from "./service/report.js";
import { reportWorkbench } from "./workbench/report.js";
import { reportDesk } from "./desk/report.js";
import { reportRequests } from "./requests/report.js";
import { functionsLimit, weighFunctions } from "./functionsWeight.js";
import { measureImportCost } from "./importCost.js";
import { measureLocalFunctions, measureSeries, measureSheet } from "./localFunctions.js";
import { cell, percent, type Print } from "./print.js";

type Section = {
  /** Takes minutes: runs only when it is named. */
  readonly long: boolean;
  readonly run: (print: Print) => unknown;
};

function reportBundle(print: Print): void {
  const { gzip, bytes, parts } = weighFunctions();
  print(`functions.js: ${(gzip / 1000).toFixed(1)} kB gzip (limit ${String(functionsLimit / 1000)})

What it weighs, kB              minified  gzip alone`);
  for (const part of parts) {
    print(`  ${part.name.padEnd(28)} ${cell(part.bytes / 1000, 1)}  ${cell(part.gzip / 1000, 1)}`);
  }
  const sum = parts.reduce((total, part) => total + part.gzip, 0);
  print(`  ${"in sum".padEnd(28)} ${cell(bytes / 1000, 1)}  ${cell(sum / 1000, 1)}`);
}

function reportImport(print: Print): void {
  const { bare, ccxt, app } = measureImportCost();
  print(`In a new process, medians                ms  MiB resident
  nothing                         ${cell(bare.ms)} ${cell(bare.mebibytes, 1)}
  import ccxt from "ccxt"         ${cell(ccxt.ms)} ${cell(ccxt.mebibytes, 1)}
  the built functions app         ${cell(app.ms)} ${cell(app.mebibytes, 1)}
  app as share of ccxt            ${percent(app.ms, ccxt.ms)} ${percent(app.mebibytes, ccxt.mebibytes)} (limit 50 %)
  the same beyond nothing         ${"".padStart(10)} ${percent(app.mebibytes - bare.mebibytes, ccxt.mebibytes - bare.mebibytes)}`);
}

async function reportFunctions(print: Print): Promise<void> {
  const host = await loadFunctionsBundle("http://127.0.0.1:9/");
  print("Local functions through the built bundle      calls/s   plain doubles are faster by");
  for (const { id, callsPerSecond, ratio } of measureLocalFunctions(host)) {
    const times = ratio === null ? "" : `${ratio.toFixed(1)} x`;
    print(`  ${id.padEnd(36)} ${callsPerSecond.toFixed(0).padStart(14)} ${times.padStart(18)}`);
  }
  measureSheet(host, 1_000);
  const { beta, backtest, rise, survival, fundingStress } = measureSeries(host);
  print(`10,000 rows x 6 functions: ${measureSheet(host, 10_000).toFixed(0)} ms (limit 500)
BETA on 1,000 points: ${beta.toFixed(1)} ms, BACKTEST on 2,000: ${backtest.toFixed(1)} ms (limit 5 each)
RISE and SURVIVAL on 730 days: ${rise.toFixed(2)} and ${survival.toFixed(2)} ms (limit 1 each), FUNDINGSTRESS on 2,190 settlements: ${fundingStress.toFixed(2)} ms (limit 2)`);
}

/** Every benchmark by its name on the command line. */
export const benchSections: Readonly<Record<string, Section>> = {
  bundle: { long: false, run: reportBundle },
  import: { long: false, run: reportImport },
  functions: { long: false, run: reportFunctions },
  desk: { long: false, run: reportDesk },
  feed: { long: false, run: reportFeed },
  service: { long: false, run: reportService },
  upstream: { long: false, run: reportUpstream },
  "hedge-sheet": { long: false, run: reportHedgeSheet },
  requests: { long: true, run: reportRequests },
  workbench: { long: true, run: reportWorkbench },
  soak: { long: true, run: reportSoak },
};

import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { evidenceText } from "./evidence/evidenceText.js";
import { fetchPast } from "./evidence/fromService.js";
import { checkReference, referenceText } from "./evidence/referenceCases.js";
import { endWith } from "./lib/orExit.js";
import { projectRoot } from "./lib/projectRoot.js";

const help = `npm run evidence -- FOLDER
  Recomputes docs/reference/evidence.md from a folder of prices and rates. What the folder lacks is left out:
    daily/COIN.csv             date,high,low,close   perpetuals, one row per UTC day, USDT per coin
    daily-spot/COIN.csv        date,high,low,close   the same from the spot market
    funding/SOURCE/COIN.csv    time,rate             settled rates, fractions; SOURCE is VENUE-KIND-YEAR, such as binance-linear-2020
    episodes/NAME/funding.csv  time,rate             the settlements of one episode
    MANIFEST.json              {"groups": [...]}     the sources: of each group its group, repository, commit, licence, files, rows, first, last
    reference.json             {"cases": [...]}      results to check, each with fn, file, from, to, days, expected and
                                                     quantile or distance, highs, windows
  Rows are oldest first, dates and times ISO in UTC. Days and settlements may be missing, cells may not.
  Ends with code 1 where a file is not valid or a reference case differs.

npm run evidence -- FOLDER --from-service URL [--venue binance]
  Writes such a folder through a running HEDGE service (npm run serve): what the venue lists in USDT, up to 730 days.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: "boolean", default: false },
    "from-service": { type: "string" },
    venue: { type: "string", default: "binance" },
  },
});

async function compute(folder: string): Promise<void> {
  const check = checkReference(folder);
  const text = await format(evidenceText(folder, check), { parser: "markdown", printWidth: 110 });
  const file = resolve(projectRoot, "docs/reference/evidence.md");
  writeFileSync(file, text);
  console.log(`Written: ${file}`);
  if (check === null) return;
  console.log(`${referenceText(check)}.`);
  for (const problem of check.problems) console.error(problem);
  if (check.problems.length > 0) process.exitCode = 1;
}

async function fetchFolder(folder: string, service: string): Promise<void> {
  const problems = await fetchPast({ service, venue: values.venue, folder });
  for (const problem of problems) console.error(problem);
  console.log(`Written to ${folder}. Coins with something missing: ${String(problems.length)}.`);
}

const [folder] = positionals;
const service = values["from-service"];
if (folder === undefined || values.help) {
  console.log(help);
  process.exitCode = folder === undefined && !values.help ? 1 : 0;
} else {
  const path = resolve(folder);
  try {
    await (service === undefined ? compute(path) : fetchFolder(path, service));
  } catch (error) {
    // A folder that is not valid is no defect of the program: its sentence says what to fix, a trace would hide it.
    endWith(error instanceof Error ? error.message : String(error));
  }
}

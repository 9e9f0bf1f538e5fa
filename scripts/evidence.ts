import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { evidenceText } from "./evidence/evidenceText.js";
import { fetchPast } from "./evidence/fromService.js";
import { projectRoot } from "./lib/projectRoot.js";

const help = `npm run evidence -- FOLDER
  Recomputes docs/evidence.md from a folder of prices and rates, as far as it holds them:
    daily/COIN.csv             date,high,low,close   perpetuals, a row a UTC day, oldest first, USDT per coin
    daily-spot/COIN.csv        date,high,low,close   the same from the spot market
    funding/SOURCE/COIN.csv    time,rate             settled rates, fractions, ISO times in UTC
    episodes/NAME/funding.csv  time,rate             the settlements of one episode

npm run evidence -- FOLDER --from-service URL [--venue binance]
  Writes such a folder through a running HEDGE service: what the venue lists in USDT, up to 730 days.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: "boolean", default: false },
    "from-service": { type: "string" },
    venue: { type: "string", default: "binance" },
  },
});
const [folder] = positionals;
const service = values["from-service"];

if (folder === undefined || values.help) {
  console.log(help);
  process.exitCode = folder === undefined && !values.help ? 1 : 0;
} else if (service !== undefined) {
  const problems = await fetchPast({ service, venue: values.venue, folder: resolve(folder) });
  for (const problem of problems) console.error(problem);
  console.log(`Written to ${folder}; ${String(problems.length)} coins could not be had.`);
} else {
  const file = resolve(projectRoot, "docs/evidence.md");
  writeFileSync(file, await format(evidenceText(resolve(folder)), { parser: "markdown", printWidth: 110 }));
  console.log(`Written: ${file}`);
}

import { resolve } from "node:path";
import { acrossSection } from "./acrossSection.js";
import { episodeSection } from "./episodeSection.js";
import type { Series } from "./fundingSums.js";
import { coinMargined, groupsOf } from "./groups.js";
import { monthsSection } from "./monthsSection.js";
import { predictorSection } from "./predictorSection.js";
import { proxySection } from "./proxySection.js";
import { foldersIn, readDaily, readFunding, readSettlements } from "./readPast.js";
import { referenceText, type ReferenceCheck } from "./referenceCases.js";
import { riseSection } from "./riseSection.js";
import { ruleSection } from "./ruleSection.js";
import { sourcesSection } from "./sourcesSection.js";
import { survivalSection } from "./survivalSection.js";
import { warningSection } from "./warningSection.js";

function priceSections(folder: string, title: string): readonly string[] {
  const coins = readDaily(folder);
  if (coins.length === 0) return [];
  const groups = groupsOf(coins);
  return [
    `## ${title}`,
    survivalSection(groups),
    riseSection(groups),
    warningSection(groups),
    ruleSection(groups),
    proxySection(groups),
  ];
}

function fundingSections(folder: string): readonly string[] {
  const series = foldersIn(folder).flatMap((source) =>
    readFunding(resolve(folder, source)).map((each): Series => ({ ...each, source })),
  );
  if (series.length === 0) return [];
  return ["## Funding", monthsSection(series), predictorSection(series), acrossSection(series)];
}

function episodeSections(folder: string): readonly string[] {
  const names = foldersIn(folder);
  if (names.length === 0) return [];
  const episodes = names.map((name) =>
    episodeSection(name, readSettlements(resolve(folder, name, "funding.csv"))),
  );
  return ["## Funding episodes", ...episodes];
}

const introduction = `# What history says

Recomputed by \`npm run evidence -- FOLDER\` with the formulas of this add-in. What the figures do not show:

- **Survivors only.** Only coins that still traded when the prices end. Those that were delisted are missing, which may
  include the largest rises and losses.
- **Few separate periods.** Windows overlap and coins move together: a share of thousands of starts rests on as many
  separate stretches as the prices are long.
- **Prices of one venue, last prices.** Liquidation goes by the mark price, whose highs differ.
- **Nothing done on the way.** Margin is never topped up, no fees, funding is not taken from the margin, and linear prices
  stand for inverse contracts too.
- **No promise.** What held then need not hold again: see the rules that failed out of sample, and how much the years differ.

How it counts:

- A window is a short opened at a day's close and held for so many days after it. The price rises to the highest price of these
  days; a rise equal to the distance counts as liquidated, with a tolerance of 1e-12.
- A window over a day without a price is left out, and so is a sum of funding over settlements that are missing for more
  than a day. Settlement times are rounded to the minute.
- Starts are weekly where the text says so, from each coin's first day on, and are counted together: a coin with a longer
  past counts for more.
- Quantiles are interpolated like PERCENTILE.INC.
- "majors" are those altcoins of the folder that are among the ${String(coinMargined.length)} with a coin-margined perpetual on Binance on 7 August 2025;
  "others" are all other altcoins. BTCDOM is an index and left out.`;

function checkSection(check: ReferenceCheck | null): string {
  if (check === null) return "";
  const differences = check.problems.map((problem) => `- ${problem}`);
  const sentence = `${referenceText(check)}: results of RISE, SURVIVAL and FUNDINGSTRESS on files of this folder, as listed in its
reference.json, within 1e-12.`;
  return ["## Check", sentence, ...differences].join("\n\n");
}

/**
 * The evidence of a folder as Markdown: what is not in the folder is left out.
 * @param folder see scripts/evidence.ts
 * @param check of its reference cases; null where it has none
 */
export function evidenceText(folder: string, check: ReferenceCheck | null): string {
  const sections = [
    ...priceSections(resolve(folder, "daily"), "Perpetuals"),
    ...priceSections(resolve(folder, "daily-spot"), "Spot, bull years included"),
    ...fundingSections(resolve(folder, "funding")),
    ...episodeSections(resolve(folder, "episodes")),
  ];
  if (sections.length === 0) throw new Error(`${folder} has no daily/, daily-spot/, funding/ or episodes/`);
  const whole = [introduction, ...sections, checkSection(check), sourcesSection(folder)];
  return `${whole.filter((section) => section !== "").join("\n\n")}\n`;
}

import { resolve } from "node:path";
import { deathSection } from "./deathSection.js";
import { episodeSection } from "./episodeSection.js";
import { monthsSection, persistenceSection, predictorSection, type Series } from "./fundingSection.js";
import { groupsOf } from "./groups.js";
import { proxySection } from "./proxySection.js";
import { foldersIn, readDaily, readFunding, readSettlements } from "./readPast.js";
import { ruleSection } from "./ruleSection.js";
import { survivalSection } from "./survivalSection.js";

function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function priceSections(folder: string, title: string): readonly string[] {
  const coins = readDaily(folder);
  if (coins.length === 0) return [];
  const pasts = coins.map(({ past }) => past);
  const rows = pasts.reduce((sum, { closes }) => sum + closes.filter((close) => close !== null).length, 0);
  const from = dateOf(Math.min(...pasts.map(({ begins }) => begins)));
  const to = dateOf(Math.max(...pasts.map(({ ends }) => ends)));
  const groups = groupsOf(coins);
  return [
    `# ${title}: ${String(coins.length)} coins, ${String(rows)} days of prices, ${from} to ${to}`,
    survivalSection(groups),
    deathSection(groups),
    ruleSection(groups),
    proxySection(groups),
  ];
}

function fundingSections(folder: string): readonly string[] {
  const series = foldersIn(folder).flatMap((source) =>
    readFunding(resolve(folder, source)).map((each): Series => ({ ...each, source })),
  );
  if (series.length === 0) return [];
  const settlements = series.reduce((sum, { past }) => sum + past.length, 0);
  const recent = series.filter(({ past }) => past.length <= 200);
  return [
    `# Funding: ${String(series.length)} series, ${String(settlements)} settlements`,
    monthsSection(series),
    predictorSection(series),
    persistenceSection(recent),
  ];
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

Recomputed by \`npm run evidence -- FOLDER\` with the formulas of this add-in. What it does not carry:

- Only coins that still traded when the prices end. Those that were delisted are missing, and with them some of the largest
  squeezes and losses.
- Few separate periods. Windows overlap and coins move together: a share of thousands of starts is founded on as many
  independent stretches as the prices are long.
- One venue's last prices. Liquidation goes by the mark price, whose highs lie a little lower.
- No fees, margin never topped up, funding not taken from the margin, linear prices also for inverse contracts.
- What held then need not hold: see the rows whose rule failed out of sample.

"majors" are the altcoins that Binance listed coin-margined when the prices end, with prices since January 2024; "others" all
other altcoins.`;

/**
 * The evidence of a folder as Markdown: what is not in the folder is left out.
 * @param folder see scripts/evidence.ts
 */
export function evidenceText(folder: string): string {
  const sections = [
    introduction,
    ...priceSections(resolve(folder, "daily"), "Perpetuals"),
    ...priceSections(resolve(folder, "daily-spot"), "Spot, bull years included"),
    ...fundingSections(resolve(folder, "funding")),
    ...episodeSections(resolve(folder, "episodes")),
  ];
  if (sections.length === 1) throw new Error(`${folder} holds no daily/, daily-spot/, funding/ or episodes/`);
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

import { measureAssociate, measureFeed } from "./feedLoad.js";
import { measureHedgeSheet, type HedgeSheetTimes } from "./hedgeSheetTime.js";
import { cell, type Print } from "./print.js";

const feedCells = 10_000;
const feedTicks = 5;
const hedgeSheets = 5;

/** What live cells cost per tick, beside one request a cell. */
export async function reportFeed(print: Print): Promise<void> {
  print(`Parse and associate functions.js: ${measureAssociate().ms.toFixed(1)} ms (limit 30)`);
  const { cells, channels, requests, bytes, longestMs, eachAsksMs, eachAsksBytes } = await measureFeed(
    feedCells,
    feedTicks,
  );
  print(`${String(cells)} live cells of ${String(channels)} venues and kinds, per tick
                                 requests        kB         ms
  the feed                     ${cell(requests)} ${cell(bytes / 1000)} ${cell(longestMs, 1)} (body to last cell, longest; limit 50)
  one request a cell           ${cell(cells)} ${cell(eachAsksBytes / 1000)} ${cell(eachAsksMs)} (until all have answered)`);
}

/** How long a new user waits for the sample's desk, and a trader for its figures on another venue. */
export async function reportHedgeSheet(print: Print): Promise<void> {
  const runs: HedgeSheetTimes[] = [];
  for (let run = 0; run < hedgeSheets; run += 1) runs.push(await measureHedgeSheet());
  const row = (read: (times: HedgeSheetTimes) => number): string => {
    const sorted = runs.map(read).sort((a, b) => a - b);
    return [0, (hedgeSheets - 1) / 2, hedgeSheets - 1]
      .map((place) => cell(sorted[place] ?? Number.NaN))
      .join(" ");
  };
  print(`A desk of ten coins in the workbench, ms
                                  shortest     median    longest
  three clicks to its figures    ${row(({ build }) => build)} (limit 1,500)
  another venue to its figures   ${row(({ venueChange }) => venueChange)} (limit 1,500)
  formulas in its seven sheets: ${String(runs[0]?.formulas ?? Number.NaN)} (limit 60)`);
}

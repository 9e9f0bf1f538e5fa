import { cell, type Print } from "../print.js";
import { measureFirstRows, type RowTimes } from "./firstRows.js";
import { measurePast } from "./pastFigures.js";
import { measureUpdates, type MeasuredPlan } from "./updateTime.js";
import { planFields } from "../../../shared/desk/planFields.js";

const allFields = Object.keys(planFields).join(",");

const plans: readonly (MeasuredPlan & { readonly name: string; readonly limit?: string })[] = [
  { name: "20 coins", coins: 20, rows: 20, fields: "", limit: "limit 2" },
  { name: "20 coins, all fields", coins: 20, rows: 20, fields: allFields },
  { name: "20 coins, summary", coins: 20, rows: 20, fields: "summary" },
  { name: "200 coins", coins: 200, rows: 200, fields: "", limit: "limit 10" },
  { name: "200 coins, all fields", coins: 200, rows: 200, fields: allFields },
  { name: "200 coins, summary", coins: 200, rows: 200, fields: "summary" },
  { name: "20 coins, 10,000 rows", coins: 20, rows: 10_000, fields: "" },
];

function rowTimes({ first, last }: RowTimes): string {
  return `${cell(first)} ${cell(last)}`;
}

/** What an update of PLAN costs, and how long a new PLAN waits for its rows. */
export async function reportDesk(print: Print): Promise<void> {
  print(
    `PLAN per update on warm data, processor time      median        p95  times parsing the snapshots' JSON`,
  );
  for (const { name, limit, ...plan } of plans) {
    const { median, p95, parsing } = await measureUpdates(plan);
    const ratio = `${(median / parsing).toFixed(1)} x`;
    print(
      `  ${name.padEnd(44)} ${cell(median, 1)} ${cell(p95, 1)} ${ratio.padStart(10)}${limit === undefined ? "" : ` (${limit})`}`,
    );
  }
  const { coins, cold, warmService, warmAddin } = await measureFirstRows();
  print(`PLAN of ${String(coins)} coins of the simulator, ms from the call to the first row and to the last
  nobody asked the service before ${rowTimes(cold)}
  the service knows the answers   ${rowTimes(warmService)}
  the add-in knows the answers    ${rowTimes(warmAddin)}`);
  const { prices, figures, answered, coins: held, requests } = await measurePast();
  print(`The same with what the past says, nobody having asked the service before, ms from the call
  prices in every row             ${cell(prices)} (limit 1,500)
  the past in every row           ${cell(figures)} (limit 5,000), in ${String(answered)} of ${String(held)} in the end
  requests for the past: ${String(requests.all)} in all, at most ${String(requests.most)} a contract, ${String(requests.repeated)} of them repeated`);
}

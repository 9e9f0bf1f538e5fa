import { requestLimitsOf, type RequestLimit } from "../../../functions/venues/requestLimits.js";
import type { Print } from "../print.js";
import { countRequests } from "./requests.js";

function limitText({ points, perMs, cost }: RequestLimit): string {
  const span = perMs % 60_000 === 0 ? `${String(perMs / 60_000)} min` : `${String(perMs / 1000)} s`;
  return `${String(Math.floor(points / cost))} in ${span}`;
}

/** What each venue sees of one instance, beside what it allows, as the table of docs/reference/benchmarks.md. */
export async function reportRequests(print: Print): Promise<void> {
  const counted = await countRequests();
  print(
    "| venue | quotes an hour | contracts a day | past: requests, answered | limit for the past | fullest window | to spare |",
  );
  print("| --- | ---: | ---: | ---: | --- | ---: | ---: |");
  for (const each of counted) {
    const { name, quotesAnHour, contractsADay, history, answered, questions, fullest } = each;
    const cells = [
      name,
      String(quotesAnHour),
      String(contractsADay),
      `${String(history)}, ${String(answered)} of ${String(questions)}`,
      limitText(requestLimitsOf(name).history),
      `${(100 * fullest).toFixed(0)} %`,
      (1 / fullest).toFixed(1),
    ];
    print(`| ${cells.join(" | ")} |`);
  }
  print(`Refreshes of prices that failed: ${String(counted[0]?.refusedQuotes ?? 0)}`);
}

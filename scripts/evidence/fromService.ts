import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import * as contract from "../../shared/contract/history.js";
import { snapshotSchema } from "../../shared/contract/perpetuals.js";
import { decode } from "../../shared/contract/route.js";

type Asked = { readonly service: string; readonly venue: string; readonly folder: string };

async function ask(service: string, path: string): Promise<unknown> {
  const response = await fetch(new URL(`api/v1/${path}`, service.endsWith("/") ? service : `${service}/`));
  if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
  return response.json();
}

function historyOf(json: unknown, what: string): contract.History {
  return decode(contract.historySchema, json, { code: "service_bad_response", what });
}

function write(file: string, head: string, rows: readonly (readonly string[])[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, [head, ...rows.map((row) => row.join(","))].join("\n") + "\n");
}

/** Daily prices with their highs; a venue that publishes closes only gives nothing to count liquidations by. */
function writeDays(file: string, history: contract.History): void {
  const rows = history.flatMap(([time, close, high, low]) =>
    high === undefined || low === undefined
      ? []
      : [[new Date(time).toISOString().slice(0, 10), high, low, close]],
  );
  if (rows.length === 0) throw new Error("the service answers no daily highs");
  write(file, "date,high,low,close", rows);
}

/**
 * Writes the folder of a venue's linear contracts in USDT through the service, one coin after the other: as a user of the
 * add-in would ask.
 * @returns what could not be had, with the reason
 */
export async function fetchPast({ service, venue, folder }: Asked): Promise<readonly string[]> {
  const snapshot = decode(snapshotSchema, await ask(service, `perpetuals/${venue}/linear`), {
    code: "service_bad_response",
    what: "the list of perpetuals",
  });
  const coins = snapshot.perpetuals
    .filter(({ quote, assetClass }) => quote === "USDT" && (assetClass ?? "crypto") === "crypto")
    .map(({ coin }) => coin);
  const problems: string[] = [];
  for (const coin of [...new Set(coins)].sort()) {
    const asked = `${encodeURIComponent(coin)}?days=${String(contract.mostHistoryDays)}&quote=USDT`;
    try {
      const days = historyOf(await ask(service, `candles/${venue}/linear/${asked}`), "daily prices");
      writeDays(resolve(folder, "daily", `${coin}.csv`), days);
      const rates = historyOf(await ask(service, `funding/${venue}/linear/${asked}`), "settled rates");
      const rows = rates.map(([time, rate]) => [`${new Date(time).toISOString().slice(0, 16)}Z`, rate]);
      write(resolve(folder, "funding", `${venue}-linear`, `${coin}.csv`), "time,rate", rows);
    } catch (error) {
      problems.push(`${coin}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return problems;
}

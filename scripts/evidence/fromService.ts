import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import * as contract from "../../shared/contract/history.js";
import { snapshotSchema } from "../../shared/contract/perpetuals.js";
import { decode } from "../../shared/contract/route.js";
import { dateOf } from "./dataLine.js";
import { manifestName, type Manifest } from "./sourcesSection.js";

type Request = { readonly service: string; readonly venue: string; readonly folder: string };

type Row = readonly string[];

async function ask(service: string, path: string): Promise<unknown> {
  const response = await fetch(new URL(`api/v1/${path}`, service.endsWith("/") ? service : `${service}/`));
  if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
  return response.json();
}

function historyOf(json: unknown, what: string): contract.History {
  return decode(contract.historySchema, json, { code: "service_bad_response", what });
}

function write(file: string, head: string, rows: readonly Row[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, [head, ...rows.map((row) => row.join(","))].join("\n") + "\n");
}

/** Daily prices with their highs; a venue that publishes closes only gives nothing to count liquidations by. */
function daysOf(history: contract.History): readonly Row[] {
  const rows = history.flatMap(([time, close, high, low]): Row[] =>
    high === undefined || low === undefined ? [] : [[dateOf(time), high, low, close]],
  );
  if (rows.length === 0) throw new Error("the venue publishes no daily highs");
  return rows;
}

function ratesOf(history: contract.History): readonly Row[] {
  return history.map(([time, rate]) => [`${new Date(time).toISOString().slice(0, 16)}Z`, rate]);
}

type Written = Manifest["groups"][number];

/** Writes coins' files into one folder and keeps count for the list of sources. */
function createWriter(
  folder: string,
  group: string,
  head: string,
  from: Pick<Written, "repository" | "commit">,
) {
  let total: Written = { group, ...from, licence: "none stated", files: 0, rows: 0, first: "", last: "" };
  return {
    write: (coin: string, rows: readonly Row[]): void => {
      write(resolve(folder, group, `${coin}.csv`), head, rows);
      const [first = "", last = ""] = [rows[0]?.[0], rows.at(-1)?.[0]];
      total = {
        ...total,
        ...{ files: total.files + 1, rows: total.rows + rows.length },
        first: total.first === "" || first < total.first ? first : total.first,
        last: last > total.last ? last : total.last,
      };
    },
    total: (): Written => total,
  };
}

/**
 * Writes the folder of a venue's linear contracts in USDT through the service, one coin after the other: as a user of the
 * add-in would ask.
 * @returns what is missing, with the reason
 */
export async function fetchPast({ service, venue, folder }: Request): Promise<readonly string[]> {
  const snapshot = decode(snapshotSchema, await ask(service, `perpetuals/${venue}/linear`), {
    code: "service_bad_response",
    what: "the list of perpetuals",
  });
  const coins = snapshot.perpetuals
    .filter(({ quote, assetClass }) => quote === "USDT" && (assetClass ?? "crypto") === "crypto")
    .map(({ coin }) => coin);
  const from = { repository: `${venue}, through HEDGE's service`, commit: dateOf(snapshot.asOf) };
  const prices = createWriter(folder, "daily", "date,high,low,close", from);
  const funding = createWriter(folder, `funding/${venue}-linear`, "time,rate", from);
  const problems: string[] = [];
  for (const coin of [...new Set(coins)].sort()) {
    const query = `${encodeURIComponent(coin)}?days=${String(contract.maxHistoryDays)}&quote=USDT`;
    try {
      const days = historyOf(await ask(service, `candles/${venue}/linear/${query}`), "daily prices");
      prices.write(coin, daysOf(days));
      const rates = historyOf(await ask(service, `funding/${venue}/linear/${query}`), "settled rates");
      funding.write(coin, ratesOf(rates));
    } catch (error) {
      problems.push(`${coin}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const manifest: Manifest = { groups: [prices.total(), funding.total()].filter(({ files }) => files > 0) };
  writeFileSync(resolve(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
  return problems;
}

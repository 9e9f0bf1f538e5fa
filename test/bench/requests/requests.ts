import { setTimeout as wait } from "node:timers/promises";
import pLimit from "p-limit";
import { venueSubjects, type VenueSubject } from "../../functions/support/venueSubjects.js";
import { startService, type ChildServer } from "../service/childServer.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { fullestShare, kindOf } from "./peaks.js";

// What a hundred ask at once, one asks: more of them would only load the machine that plays the venues too.
const users = 3;
const questionsAtOnce = 2;
const askAgainMs = 10_000;
const maxCoins = 20;
const lengths = [30, 90, 365, 730];
const intervalMs = 5000;
const historyMs = 45_000;

export type VenueRequests = {
  readonly name: string;
  readonly quotesAnHour: number;
  readonly contractsADay: number;
  readonly history: number;
  /** Of the questions for a past those answered within the time. */
  readonly answered: number;
  readonly questions: number;
  readonly fullest: number;
  readonly refusedQuotes: number;
};

type Venue = { readonly id: string; readonly name: string; readonly subjects: readonly VenueSubject[] };

const venues: readonly Venue[] = [...new Set(venueSubjects.map(({ id }) => id))].map((id) => {
  const subjects = venueSubjects.filter((subject) => subject.id === id);
  return { id, name: subjects[0]?.name ?? id, subjects };
});

/** Starts the next interval, so that one refresh falls into what follows. */
async function nextInterval(): Promise<void> {
  await wait(intervalMs - (Date.now() % intervalMs) + 300);
}

const brokenOff = 599;

/** The status of an answer read to its end; on a busy machine connections break off. */
async function answerOf(url: string): Promise<number> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.status;
  } catch (thrown) {
    if (thrown instanceof TypeError) return brokenOff;
    throw thrown;
  }
}

async function refresh({ url }: ChildServer): Promise<number> {
  const answers = venueSubjects.map(async ({ path }) => ((await answerOf(`${url}/${path}`)) === 200 ? 0 : 1));
  return (await Promise.all(answers)).reduce<number>((sum, failed) => sum + failed, 0);
}

function countBy(simulator: Simulator): ReadonlyMap<string, number> {
  return new Map(venues.map(({ id }) => [id, simulator.count({ venue: id })]));
}

// The kind with more contracts.
function subjectOf({ subjects }: Venue): VenueSubject | undefined {
  return subjects.find(({ kind }) => kind === "linear") ?? subjects[0];
}

async function coinsOf({ url }: ChildServer, venue: Venue): Promise<string[]> {
  const response = await fetch(`${url}/${subjectOf(venue)?.path ?? ""}`);
  const { perpetuals } = (await response.json()) as {
    perpetuals: { coin: string; assetClass: string | null }[];
  };
  const coins = perpetuals.filter(({ assetClass }) => assetClass === null || assetClass === "crypto");
  return [...new Set(coins.map(({ coin }) => coin))].slice(0, maxCoins);
}

/** One question of all users at the same time, asked again where the answer is that it takes longer. */
async function askForAll(url: string, end: number): Promise<boolean> {
  while (performance.now() < end) {
    const statuses = await Promise.all(Array.from({ length: users }, async () => answerOf(url)));
    if (statuses.every((status) => status < 500)) return true;
    await wait(askAgainMs);
  }
  return false;
}

async function askHistories(service: ChildServer, venue: Venue, coins: readonly string[], end: number) {
  const subject = subjectOf(venue);
  if (subject === undefined) return { answered: 0, questions: 0 };
  const urls = coins.flatMap((coin) =>
    lengths.map(
      (days) => `${service.url}/api/v1/funding/${venue.id}/${subject.kind}/${coin}?days=${String(days)}`,
    ),
  );
  const limit = pLimit(questionsAtOnce);
  const outcomes = await Promise.all(urls.map(async (url) => limit(async () => askForAll(url, end))));
  return { answered: outcomes.filter((isAnswered) => isAnswered).length, questions: urls.length };
}

/** What the venues see of one instance: prices of all of them all the time, and users who ask for the past. */
export async function countRequests(): Promise<VenueRequests[]> {
  const simulator = await startSimulator();
  const service = await startService(simulator.url, {
    HEDGE_SLOW_AFTER_MS: "30000",
    HEDGE_UPSTREAM_TIMEOUT_MS: "10000",
  });
  try {
    await nextInterval();
    await refresh(service);
    const cold = countBy(simulator);
    simulator.clearRequests();
    await nextInterval();
    await refresh(service);
    const warm = countBy(simulator);
    const quoteKinds = new Set(simulator.requests().map(kindOf));
    const coins = new Map<string, string[]>();
    for (const venue of venues) coins.set(venue.id, await coinsOf(service, venue));
    const end = performance.now() + historyMs;
    simulator.clearRequests();
    let refusedQuotes = 0;
    const quoting = (async () => {
      while (performance.now() < end) {
        await nextInterval();
        refusedQuotes += await refresh(service);
      }
    })();
    const outcomes = await Promise.all(
      venues.map(async (venue) => askHistories(service, venue, coins.get(venue.id) ?? [], end)),
    );
    await quoting;
    const requests = simulator.requests();
    return venues.map(({ id, name }, place) => {
      const own = requests.filter(({ venue }) => venue === id);
      const isHistory = (kind: string): boolean => !quoteKinds.has(kind) && !kind.includes("fundingInfo");
      return {
        ...{ name, refusedQuotes },
        quotesAnHour: (warm.get(id) ?? 0) * (3_600_000 / intervalMs),
        contractsADay: ((cold.get(id) ?? 0) - (warm.get(id) ?? 0)) * 8,
        history: own.filter((request) => isHistory(kindOf(request))).length,
        ...{ answered: outcomes[place]?.answered ?? 0, questions: outcomes[place]?.questions ?? 0 },
        fullest: fullestShare(name, own, isHistory),
      };
    });
  } finally {
    await service.close();
    await simulator.close();
  }
}

import { Decimal, sum } from "../decimal.js";
import { actionOf, type ActionKind } from "./action.js";
import { sentence } from "./actionText.js";
import { isCarried } from "./coinHedge.js";
import { coinsToCover, valueOf, type DeskRow } from "./deskRow.js";
import { fundingAtPace } from "./fundingPace.js";
import { inPercent, inUsd } from "./numberWords.js";
import type { Desk } from "./openDesk.js";
import { sizeUsd, type Position } from "./position.js";
import { holdingName } from "./holdingName.js";

const hourMs = 3_600_000;
/** In the afternoon of Europe, the morning of America and the evening of Asia: once a day for everyone awake. */
const reminderHour = 14;

const acting: ReadonlySet<ActionKind> = new Set([
  "buy-back",
  "add-margin",
  "delisting",
  "wrong",
  "type-price",
  "type-beta",
  "too-large",
  "leverage",
  "funding",
  "sell",
  "type-margin",
]);

/** More names would push the figures out of sight. */
const maxNamed = 5;

function listed(names: readonly string[]): string {
  const unique = [...new Set(names)];
  const more = unique.length - maxNamed;
  return `${unique.slice(0, maxNamed).join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`;
}

/** Shorts of coins that no row is hedged by; where nothing is held at all, that is not asked. */
function orphans(desk: Desk): readonly Position[] {
  if (desk.rows.length === 0) return [];
  return desk.positions.filter(({ contract }) => !isCarried(contract.coin, desk));
}

/** Coins whose shorts cover less than the target by more than the band, the largest amount first. */
function shortfalls({ coins, settings }: Desk): readonly string[] {
  return [...coins.values()]
    .flatMap(({ coin, contract, target, covered, block }) => {
      const gap = target.minus(covered);
      // A short that still loads may cover it all: what is unknown is not called unhedged.
      if (block !== null || contract === null || gap.lte(settings.band.times(target))) return [];
      return [{ coin, usd: gap.times(contract.mark) }];
    })
    .sort((one, other) => other.usd.cmp(one.usd))
    .map(({ coin, usd }) => `${coin} ${inUsd(usd)}`);
}

/** What nothing hedges or nobody knows, the worst first. */
function openEnds(desk: Desk): readonly string[] {
  const { rows, shorts, coins } = desk;
  const alone = orphans(desk).map((position) => `${position.contract.text} (${inUsd(sizeUsd(position))})`);
  const unread = shorts.flatMap((short, index) =>
    short.state === "wrong" ? [`short ${String(index + 1)}`] : [],
  );
  const waitingShorts = shorts.flatMap((short) => (short.state === "waiting" ? short.coins.slice(0, 1) : []));
  const wrong = rows.flatMap((row, index) => (row.state === "wrong" ? [holdingName(index, row)] : []));
  const loading = rows.flatMap((row) => (row.state === "waiting" ? [row.coin] : []));
  const unpriced = rows.flatMap((row) =>
    (row.state === "hedged" || row.state === "cash") && row.price === null ? [row.coin] : [],
  );
  const withoutBeta = rows.flatMap((row) =>
    row.state === "hedged" && row.price !== null && row.beta === null ? [row.coin] : [],
  );
  const withoutContract = [...coins.values()].flatMap(({ contract, figureRow, coin }) =>
    figureRow !== null && contract === null ? [coin] : [],
  );
  const unknownMargins = desk.positions.flatMap(({ margin, contract }) =>
    margin === null ? [contract.text] : [],
  );
  const entries: readonly (readonly [string, readonly string[]])[] = [
    ["Shorts without a holding", alone],
    ["Not hedged", shortfalls(desk)],
    ["Cannot be read", [...unread, ...wrong]],
    ["Shorts still loading", waitingShorts],
    ["No price", unpriced],
    ["Not hedged, no beta", withoutBeta],
    ["Not hedged, no contract", withoutContract],
    ["Still loading", loading],
    ["No margin entered, so no liquidation price", unknownMargins],
  ];
  return entries.flatMap(([what, found]) => (found.length === 0 ? [] : [`${what}: ${listed(found)}.`]));
}

/**
 * Share of the value of what is to be hedged that shorts cover, each coin at most in full; null while a short is unknown,
 * and while a setting is wrong: no row shows what covers it then.
 */
function hedgedShare({ coins, rows, settingsProblem }: Desk): Decimal | null {
  if (settingsProblem !== null) return null;
  let exposed = sum(
    rows.map((row) => (isUncovered(row) ? (valueOf(row) ?? new Decimal(0)) : new Decimal(0))),
  );
  let covered = new Decimal(0);
  for (const { contract, exposure, positions, block } of coins.values()) {
    if (block?.kind === "waiting") return null;
    if (contract === null || exposure.lte(0)) continue;
    exposed = exposed.plus(exposure.times(contract.mark));
    covered = covered.plus(
      Decimal.min(exposure, sum(positions.map(({ coins: ofPosition }) => ofPosition))).times(contract.mark),
    );
  }
  return exposed.isZero() ? null : covered.div(exposed);
}

/** Whether a row counts as held but asks no short for cover, because something of it is missing. */
function isUncovered(row: DeskRow): boolean {
  return row.state === "waiting" || (row.state === "hedged" && coinsToCover(row) === null);
}

type Funding = { readonly usd: Decimal; readonly unknown: readonly string[] };

/** What all open shorts pay a day, USD, and the shorts whose venue publishes no funding. */
function fundingPerDay(desk: Desk): Funding {
  let usd = new Decimal(0);
  const unknown: string[] = [];
  for (const position of desk.positions) {
    const held = { notional: sizeUsd(position), days: new Decimal(1) };
    const cost = fundingAtPace(position.contract, held, desk);
    if (cost instanceof Decimal) usd = usd.plus(cost);
    else unknown.push(position.contract.text);
  }
  return { usd, unknown };
}

function fundingParts({ usd, unknown }: Funding): readonly string[] {
  const known = usd.isZero() ? [] : [`funding ${usd.gt(0) ? "costs" : "earns"} ${inUsd(usd.abs())} a day`];
  return unknown.length === 0 ? known : [...known, `funding of ${listed(unknown)} unknown`];
}

function figures(desk: Desk): string {
  const { rows } = desk;
  const values = rows.map((row) => valueOf(row) ?? new Decimal(0));
  const cash = sum(
    rows.map((row, index) => (row.state === "cash" ? (values[index] ?? new Decimal(0)) : new Decimal(0))),
  );
  const share = hedgedShare(desk);
  const parts = [`${inUsd(sum(values))} held`];
  // Right behind the sum that contains it: further on it reads as an amount on top.
  if (cash.gt(0)) parts.push(`${inUsd(cash)} of it cash`);
  if (share !== null) parts.push(`${inPercent(share)} of the coins hedged`);
  parts.push(...fundingParts(fundingPerDay(desk)));
  return `${parts.join(", ")}.`;
}

/** That nothing is left to do. Nothing else says it: a line of the sheet is green by it. */
export const nothingToDo = "No action needed.";

function rowsToAct(desk: Desk, isComplete: boolean): string {
  const count = desk.rows.filter(({ state }, index) => {
    // A wrong setting stands on its row too, and it asks for nothing.
    if (state === "cash") return false;
    const action = actionOf(desk, index);
    return action !== null && acting.has(action.kind);
  }).length;
  if (count === 0) return isComplete ? nothingToDo : "No row needs action.";
  return count === 1 ? "1 row needs action." : `${String(count)} rows need action.`;
}

/** Whether anything stands at the last good answer of a venue that has failed since. */
function isOld({ rows, positions }: Desk): boolean {
  const isRowOld = (row: DeskRow): boolean =>
    row.state === "hedged" && (row.contract.isStale || row.priceContract?.isStale === true);
  return rows.some(isRowOld) || positions.some(({ contract }) => contract.isStale);
}

/** The desk in a few sentences, what is not hedged first. */
export function deskSummary(desk: Desk): string {
  const { settingsProblem, positions, markets, rows } = desk;
  if (rows.every(({ state }) => state === "blank") && desk.shorts.every(({ state }) => state === "blank")) {
    return "Enter a coin and how many you hold.";
  }
  const wrong = settingsProblem === null ? [] : [`Nothing is sized: ${sentence(settingsProblem.message)}`];
  const isReminderDue = positions.length > 0 && Math.floor(markets.now / hourMs) % 24 === reminderHour;
  const reminder = isReminderDue
    ? [
        "Once a day, compare your contracts with the venue: auto-deleveraging can reduce a short without notice.",
      ]
    : [];
  const missing = [...wrong, ...openEnds(desk)];
  const isComplete = missing.length === 0 && !isOld(desk);
  return [...missing, figures(desk), rowsToAct(desk, isComplete), ...reminder].join(" ");
}

import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import { sentence } from "./actionText.js";
import { isCarried } from "./coinHedge.js";
import type { DeskField, DeskValue } from "./deskField.js";
import { fundingAtPace } from "./fundingPace.js";
import { fundingSince } from "./fundingSince.js";
import { closingText } from "../listing/closingText.js";
import { daysAsked, survivalOf } from "./historyFigures.js";
import { addedPastText, anyRiseText, foundation, pastText } from "./historyText.js";
import { inFigures, inMargin, inPercent } from "./numberWords.js";
import type { Desk } from "./openDesk.js";
import { contractKey, type DeskShort } from "./openShorts.js";
import { distanceOf, marginUnit, pnlUsd, sizeUsd, type Position } from "./position.js";
import { marginToAdd } from "./risk.js";
import { assumedRateNote, liquidationIn, survivesAnyRise } from "./riskRules.js";

/** A line of SHORTS to read fields of. */
export type ShortRow = { readonly desk: Desk; readonly short: DeskShort };

type ShortField = DeskField<ShortRow>;
type Line = Extract<DeskShort, { state: "open" }>;

/** A figure of an open line; on others it is empty. */
function ofLine(kind: ShortField["kind"], read: (line: Line, desk: Desk) => DeskValue): ShortField {
  return { kind, read: ({ short, desk }) => (short.state === "open" ? read(short, desk) : "") };
}

/** The position that a line is part of. */
function positionOf({ position }: Line, { positions }: Desk): Position {
  const key = contractKey(position.contract);
  return positions.find(({ contract }) => contractKey(contract) === key) ?? position;
}

function liquidation(line: Line, desk: Desk): Decimal | HedgeError {
  return liquidationIn(positionOf(line, desk), desk.rules);
}

function rateNote({ short, desk }: ShortRow): string {
  return short.state === "open" ? assumedRateNote(short.position.contract, desk.rules) : "";
}

function survivalNote({ short, desk }: ShortRow): string {
  if (short.state !== "open") return "";
  const note = foundation(short.position.contract, desk);
  const isSafe = note !== "" && survivesAnyRise(positionOf(short, desk), desk.rules);
  return isSafe ? `${anyRiseText} ${note}` : note;
}

function costPerDay({ position }: Line, desk: Desk): DeskValue {
  return fundingAtPace(position.contract, { notional: sizeUsd(position), days: new Decimal(1) }, desk);
}

function readFunding({ position, opened }: Line, { markets, settings }: Desk): DeskValue {
  if (opened === null || opened instanceof HedgeError) return opened ?? "";
  const funded = {
    instrument: position.contract.instrument,
    // What a contract in coins was worth when it was sold: today's price would rewrite what was paid long ago.
    notional: position.entryNotional,
    opened,
    side: "short" as const,
  };
  return fundingSince(markets, funded, daysAsked(settings));
}

function orphanText(coin: string, { rows }: Desk): string {
  const isHeld = rows.some((row) => row.state === "hedged" && row.coin === coin);
  return isHeld
    ? `No row is hedged with ${coin}: buy back, or clear the other instrument.`
    : `No row holds ${coin}: buy back, or add a row.`;
}

/** That the venue ends the contract stands before what else there is to do. */
function openAction(line: Line, desk: Desk): string {
  const { closing } = line.position.contract.perpetual;
  const action = riskAction(line, desk);
  if (closing?.reason !== "delisting") return action;
  const ending = `${sentence(closingText(closing)).slice(0, -1)}: close it before then.`;
  return action.startsWith(fine) ? `${ending}${action.slice(fine.length)}` : `${ending} ${action}`;
}

const fine = "Fine.";

function riskAction(line: Line, desk: Desk): string {
  const position = positionOf(line, desk);
  const { contract, margin } = position;
  const at = liquidation(line, desk);
  const distance = at instanceof Decimal ? distanceOf(contract, at) : null;
  if (at instanceof Decimal && distance?.lt(desk.settings.warn) === true) {
    const missing = marginToAdd(position, desk.rules);
    return `Add ${inMargin(missing)} ${marginUnit(contract)} margin: liquidation at ${inFigures(at)} USD, ${inPercent(distance)} away.${addedPastText(position, desk)}`;
  }
  if (desk.rows.length > 0 && !isCarried(contract.coin, desk)) {
    return orphanText(contract.coin, desk);
  }
  if (margin === null) return "Enter the margin to see the liquidation price.";
  return `${fine}${distance === null ? "" : pastText(contract, distance, desk)}`;
}

function readAction({ short, desk }: ShortRow): DeskValue {
  if (short.state === "blank") return "";
  if (short.state === "wrong") return sentence(short.problem.message);
  if (short.state === "waiting") return sentence(`waiting for ${short.problem}`);
  return openAction(short, desk);
}

function readCoin({ short }: ShortRow): DeskValue {
  if (short.state === "blank") return "";
  return short.state === "open" ? short.position.contract.coin : (short.coins?.[0] ?? "");
}

/** Every field of SHORTS by its name, in the order in which they are listed. */
export const shortFields = {
  coin: { kind: "text", read: readCoin },
  sizeUsd: ofLine("usd", ({ position }) => sizeUsd(position)),
  coins: ofLine("coins", ({ position }) => position.coins),
  mark: ofLine("price", ({ position }) => position.contract.mark),
  pnlUsd: ofLine("usdCents", ({ position }) => pnlUsd(position, position.contract.mark)),
  pnlCoins: ofLine("coins", ({ position }) =>
    pnlUsd(position, position.contract.mark).div(position.contract.mark),
  ),
  fundingSoFar: ofLine("usdCents", readFunding),
  costPerDay: ofLine("usdCents", costPerDay),
  liquidation: { ...ofLine("price", liquidation), note: rateNote },
  distance: {
    ...ofLine("percent", (line, desk) => {
      const at = liquidation(line, desk);
      return at instanceof Decimal ? distanceOf(line.position.contract, at) : at;
    }),
    note: rateNote,
  },
  survival: {
    ...ofLine("percent", (line, desk) => {
      const { contract } = line.position;
      if (survivesAnyRise(positionOf(line, desk), desk.rules)) return survivalOf(contract, null, desk);
      const at = liquidation(line, desk);
      return at instanceof Decimal ? survivalOf(contract, distanceOf(contract, at), desk) : at;
    }),
    note: survivalNote,
  },
  action: { kind: "text", read: readAction },
} as const satisfies Readonly<Record<string, ShortField>>;

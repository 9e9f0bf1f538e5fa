import * as z from "zod/mini";
import { historySchema } from "../../shared/contract/history.js";
import { dataSource, decimalText, milliseconds, perpetualSchema } from "../../shared/contract/perpetuals.js";
import { riskTiersSchema } from "../../shared/contract/tiers.js";
import { errorCodes } from "../../shared/errors.js";
import type { Contract } from "../venues/contract.js";
import type { HistoryEntry } from "./historyEntry.js";
import type { SharedSchema } from "./sharedEntry.js";
import type { SnapshotEntry } from "./snapshotEntry.js";
import type { TiersEntry } from "./tiersEntry.js";

const failureSchema = z.object({ at: milliseconds, code: z.enum(errorCodes), detail: z.string() });

/** The outcome of a refresh, as instances share it. */
export const snapshotEntrySchema: SharedSchema<SnapshotEntry> = z.object({
  good: z.nullable(
    z.object({ asOf: milliseconds, source: dataSource, perpetuals: z.array(perpetualSchema) }),
  ),
  failure: z.nullable(failureSchema),
  lastFailure: z.nullable(failureSchema),
  expires: milliseconds,
});

/** The outcome of a reading of history, as instances share it. */
export const historyEntrySchema: SharedSchema<HistoryEntry> = z.object({
  values: z.nullable(historySchema),
  from: milliseconds,
  readAt: milliseconds,
  failure: z.nullable(failureSchema),
  expires: milliseconds,
});

const { asOf, source, unit, tiers } = riskTiersSchema.shape;

/** The outcome of a reading of risk tiers, as instances share it. */
export const tiersEntrySchema: SharedSchema<TiersEntry> = z.object({
  good: z.nullable(z.object({ asOf, source, unit, tiers })),
  failure: z.nullable(failureSchema),
  expires: milliseconds,
});

const digits = z.nullable(z.int());

const contractSchema = z.object({
  id: z.string(),
  coin: z.string(),
  symbol: z.string(),
  quote: z.string(),
  settle: z.string(),
  intervalHours: z.nullable(z.number()),
  contractSize: z.nullable(decimalText),
  contractUnit: perpetualSchema.shape.contractUnit,
  lotStep: z.nullable(decimalText),
  minContracts: z.nullable(decimalText),
  minNotional: z.nullable(decimalText),
  maxLeverage: z.nullable(decimalText),
  coinMultiplier: perpetualSchema.shape.coinMultiplier,
  assetClass: perpetualSchema.shape.assetClass,
  fundingCap: z.nullable(decimalText),
  fundingFloor: z.nullable(decimalText),
  closing: perpetualSchema.shape.closing,
  scales: z.exactOptional(z.object({ price: digits, ratio: digits })),
});

/** A venue's contracts of one kind, as instances share them. */
export const contractsSchema: SharedSchema<readonly Contract[]> = z.array(contractSchema);

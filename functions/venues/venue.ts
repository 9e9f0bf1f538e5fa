import type { DataSource, PerpetualKind } from "../../shared/contract/perpetuals.js";
import type { UpstreamSettings } from "./connection.js";
import type { Contract } from "./contract.js";
import type { HistoryPage } from "./pastValues.js";
import type { VenueQuote } from "./quote.js";
import type { TierQuestion } from "./riskTiers.js";

/** How the perpetuals of one kind are read from one venue. */
export type PerpetualReader = {
  /** What seldom changes, for a cache of hours. @throws HedgeError with one of the venue codes */
  readonly readContracts: () => Promise<readonly Contract[]>;
  /** What changes all the time, in as few requests as the venue allows. @throws HedgeError with one of the venue codes */
  readonly readQuotes: () => Promise<readonly VenueQuote[]>;
  /** Daily closes, each under the start (UTC) of its day; left out where the venue does not publish them. */
  readonly readCloses?: HistoryPage;
  /** Settled funding rates, fraction per interval, each under its settlement; left out likewise. */
  readonly readFundingRates?: HistoryPage;
  /** Risk tiers; left out where the venue publishes none, or none whose unit is certain. */
  readonly readTiers?: TierQuestion;
  /** Whether one list, asked for seldom, reports the tiers of all contracts: then a question for one costs the venue nothing. */
  readonly areTiersInOneList?: boolean;
  readonly source: () => DataSource;
};

/** The kinds a venue offers, each with its reader. */
export type PerpetualReaders = Readonly<Partial<Record<PerpetualKind, PerpetualReader>>>;

/** A venue: the one description from which lists, status and routes derive. */
export type Venue = {
  /** In addresses and instruments: lower-case letters and digits. */
  readonly id: string;
  readonly name: string;
  readonly open: (settings: UpstreamSettings) => PerpetualReaders;
};

import { openVenues } from "../../../functions/venues/openVenues.js";
import { venues } from "../../../functions/venues/registry.js";
import { perpetualKinds, type PerpetualKind } from "../../../shared/contract/perpetuals.js";

/** One kind of one venue, and where its bitcoin's risk tiers are reported or refused. */
type TierSubject = { readonly venue: string; readonly kind: PerpetualKind; readonly path: string };

function subjects(isWanted: (hasTiers: boolean) => boolean): readonly TierSubject[] {
  // Opened only to see what each venue offers; nothing is asked of them.
  const opened = openVenues(venues, { proxyUrl: "http://127.0.0.1:9/", timeoutMs: 1000 });
  return opened.flatMap(({ id, readers }) =>
    perpetualKinds.flatMap((kind) => {
      const reader = readers[kind];
      if (reader === undefined || !isWanted(reader.readTiers !== undefined)) return [];
      return [{ venue: id, kind, path: `api/v1/tiers/${id}/${kind}/btc` }];
    }),
  );
}

export const withTiers = subjects((hasTiers) => hasTiers);
export const withoutTiers = subjects((hasTiers) => !hasTiers);

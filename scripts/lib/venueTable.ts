import { openVenues } from "../../functions/venues/openVenues.js";
import { venues } from "../../functions/venues/registry.js";

/** The venues and the kinds of perpetuals they offer as a Markdown table, one row each. */
export function venueTable(): string {
  const opened = openVenues(venues, { proxyUrl: null, timeoutMs: 1 });
  const rows = opened.map(
    ({ id, name, readers }) => `| \`${id}\` | ${name} | ${Object.keys(readers).join(", ")} |`,
  );
  return ["| venue | exchange | perpetuals |", "| --- | --- | --- |", ...rows].join("\n");
}

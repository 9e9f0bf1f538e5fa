import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useVenueStates } from "../pane/useVenueStates.js";
import { texts } from "../texts.js";
import { kindText, pauseText } from "./venueStateText.js";

const useStyles = makeStyles({
  details: { fontSize: tokens.fontSizeBase200 },
  summary: { cursor: "pointer", padding: "4px 0", fontWeight: tokens.fontWeightSemibold },
  venue: { margin: "8px 0 0", fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  line: { margin: "2px 0 0", color: tokens.colorNeutralForeground2 },
});

/** What each venue lists and publishes, how fresh its prices are, and whether it limits the service. */
export function VenueStates(): ReactNode {
  const styles = useStyles();
  const states = useVenueStates();
  if (states === null) return null;
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{texts.venues.states.title}</summary>
      {states.venues.map((venue) => {
        const pause = pauseText(venue);
        return (
          <section key={venue.venue}>
            <h3 className={styles.venue}>{venue.name}</h3>
            {pause !== null && <p className={styles.line}>{pause}</p>}
            {venue.kinds.map((kind) => (
              <p key={kind.kind} className={styles.line}>
                {kindText(kind, states.quoteIntervalMs)}
              </p>
            ))}
          </section>
        );
      })}
    </details>
  );
}

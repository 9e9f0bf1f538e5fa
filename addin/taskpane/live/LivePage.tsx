import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowSyncRegular, PauseRegular, PlayRegular } from "@fluentui/react-icons";
import { useEffect, useState, type ReactNode } from "react";
import { channelRow, type ChannelRow } from "../channelRow.js";
import { Notice } from "../pane/Notice.js";
import { Page } from "../pane/Page.js";
import { usePane, type PageProps } from "../pane/paneEnvironment.js";
import { useFeedStatus } from "../pane/useFeedStatus.js";
import { useNow } from "../pane/useNow.js";
import { createStateChanges } from "../stateChanges.js";
import { refreshText, texts } from "../texts.js";
import { ChannelCard } from "./ChannelCard.js";
import { useCalculationMode } from "./useCalculationMode.js";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
  line: { margin: 0, color: tokens.colorNeutralForeground2, ":empty": { marginTop: "-12px" } },
  list: { display: "grid", gap: "8px", margin: 0, padding: 0, listStyle: "none" },
  spoken: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
});

/** Speaks of changed states only: ages and numbers of cells change each second. */
function SpokenChanges({ rows }: { readonly rows: readonly ChannelRow[] }): ReactNode {
  const styles = useStyles();
  const [changesOf] = useState(createStateChanges);
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    const changes = changesOf(rows);
    if (changes !== "") setSpoken(changes);
  }, [changesOf, rows]);
  return (
    <p className={styles.spoken} role="status">
      {spoken}
    </p>
  );
}

/** How the live data of all venues fares, and what the user can do about it. */
export function LivePage({ isShown }: PageProps): ReactNode {
  const styles = useStyles();
  const { feed } = usePane().runtime;
  const { paused, channels } = useFeedStatus();
  const now = useNow(isShown);
  const mode = useCalculationMode(isShown);
  const [note, setNote] = useState("");
  const rows = channels.map((channel) => channelRow(channel, now));
  return (
    <Page title={texts.titles.live} lead={texts.live.lead}>
      <div className={styles.buttons}>
        <Button
          icon={paused ? <PlayRegular /> : <PauseRegular />}
          onClick={() => {
            setNote("");
            if (paused) feed.resume();
            else feed.pause();
          }}
        >
          {paused ? texts.live.resume : texts.live.pause}
        </Button>
        <Button
          icon={<ArrowSyncRegular />}
          onClick={() => {
            setNote(refreshText(feed.refreshNow()));
          }}
        >
          {texts.live.refresh}
        </Button>
      </div>
      <p className={styles.line} role="status">
        {note}
      </p>
      {paused && <Notice intent="info">{texts.live.paused}</Notice>}
      {mode === "manual" && <Notice intent="warning">{texts.live.manual}</Notice>}
      {rows.length === 0 && <p className={styles.line}>{texts.live.empty}</p>}
      <ul className={styles.list} aria-label={texts.titles.live}>
        {rows.map((row) => (
          <ChannelCard key={row.name} row={row} />
        ))}
      </ul>
      <SpokenChanges rows={rows} />
    </Page>
  );
}

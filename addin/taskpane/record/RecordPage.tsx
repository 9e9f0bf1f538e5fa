import { Button, makeStyles, Subtitle2 } from "@fluentui/react-components";
import { ArrowClockwiseRegular, ArrowUndoRegular } from "@fluentui/react-icons";
import { useCallback, useRef, type ReactNode } from "react";
import type { SheetDesk } from "../desk/readSheetDesk.js";
import { useSheetDesk } from "../desk/useSheetDesk.js";
import { Page } from "../pane/Page.js";
import type { PageProps } from "../pane/paneEnvironment.js";
import { TaskStatus } from "../pane/TaskStatus.js";
import { texts } from "../texts.js";
import { activeTrade, type ActiveTrade } from "./activeTrade.js";
import { draftKey } from "./tradeDraft.js";
import { TradeForm } from "./TradeForm.js";
import { useJournal, type FoundJournal } from "./useJournal.js";
import { useRecording, type Recording } from "./useRecording.js";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
  title: { margin: 0 },
  advice: { margin: "2px 0 0" },
});

function Advice({ title, advice, draft }: ActiveTrade): ReactNode {
  const styles = useStyles();
  return (
    <section>
      {title !== null && (
        <Subtitle2 as="h3" className={styles.title}>
          {title}
        </Subtitle2>
      )}
      <p className={styles.advice}>{advice}</p>
      {title !== null && draft === null && <p className={styles.advice}>{texts.record.noTrade}</p>}
    </section>
  );
}

function Undo({ undo, task }: Recording): ReactNode {
  const styles = useStyles();
  if (undo === null) return null;
  return (
    <div className={styles.buttons}>
      <Button icon={<ArrowUndoRegular />} disabledFocusable={task.status === "running"} onClick={undo}>
        {texts.record.undo}
      </Button>
    </div>
  );
}

type TradeProps = {
  readonly read: SheetDesk;
  readonly active: ActiveTrade;
  readonly journal: FoundJournal;
  readonly recording: Recording;
  readonly isBusy: boolean;
  readonly onTyped: (isTyped: boolean) => void;
};

function Trade({
  read,
  active: { draft, title },
  journal,
  recording,
  isBusy,
  onTyped,
}: TradeProps): ReactNode {
  const styles = useStyles();
  if (draft === null) return null;
  // The form fills itself with the rest at once: a second press of Record would close that too.
  if (title !== null && title === recording.recorded)
    return (
      <div className={styles.buttons}>
        <Button onClick={recording.recordAnother}>{texts.record.another}</Button>
      </div>
    );
  return (
    <TradeForm
      key={`${title ?? ""} ${draftKey(draft)} ${String(recording.count)}`}
      read={read}
      draft={draft}
      journal={journal}
      isBusy={isBusy}
      onTyped={onTyped}
      onRecord={(plan) => {
        recording.record(plan, read);
      }}
    />
  );
}

/** Writes a trade that was done on a venue into the desk's sheets. */
export function RecordPage({ isShown }: PageProps): ReactNode {
  const styles = useStyles();
  // Prices that move may take the trade away that is being typed.
  const isTyping = useRef(false);
  const onTyped = useCallback((isTyped: boolean) => {
    isTyping.current = isTyped;
  }, []);
  const mayRefresh = useCallback(() => !isTyping.current, []);
  const { read, task, readAgain } = useSheetDesk(isShown, mayRefresh);
  const journal = useJournal(read);
  const recording = useRecording(readAgain);
  const active = read === null ? null : activeTrade(read);
  return (
    <Page title={texts.titles.record} lead={texts.record.lead}>
      <div className={styles.buttons}>
        <Button icon={<ArrowClockwiseRegular />} onClick={readAgain}>
          {texts.record.readAgain}
        </Button>
      </div>
      <TaskStatus task={task} isCompact />
      {active !== null && <Advice {...active} />}
      {read !== null && active !== null && (
        <Trade
          read={read}
          active={active}
          journal={journal}
          recording={recording}
          isBusy={task.status === "running" || recording.task.status === "running"}
          onTyped={onTyped}
        />
      )}
      <TaskStatus task={recording.task} />
      <Undo {...recording} />
    </Page>
  );
}

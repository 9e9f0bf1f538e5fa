import { Button, makeStyles } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useSheetDesk } from "../desk/useSheetDesk.js";
import { Page } from "../pane/Page.js";
import type { PageProps } from "../pane/paneEnvironment.js";
import { TaskStatus } from "../pane/TaskStatus.js";
import { texts } from "../texts.js";
import { ExplainedRow } from "./ExplainedRow.js";

const useStyles = makeStyles({ buttons: { display: "flex", flexWrap: "wrap", gap: "8px" } });

/** Every figure of the active row as the function that gives it. */
export function ExplainPage({ isShown }: PageProps): ReactNode {
  const styles = useStyles();
  const { read, task, readAgain } = useSheetDesk(isShown);
  const active = read?.activeRow ?? null;
  return (
    <Page title={texts.titles.explain} lead={texts.explain.lead}>
      <div className={styles.buttons}>
        <Button icon={<ArrowClockwiseRegular />} onClick={readAgain}>
          {texts.record.readAgain}
        </Button>
      </div>
      <TaskStatus task={task} isCompact />
      {read !== null && active?.table !== "holdings" && <p>{texts.explain.noRow}</p>}
      {read !== null && active?.table === "holdings" && (
        <ExplainedRow desk={read.desk} index={active.index} />
      )}
    </Page>
  );
}

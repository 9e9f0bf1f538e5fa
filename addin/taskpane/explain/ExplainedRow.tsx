import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { TableAddRegular } from "@fluentui/react-icons";
import { useMemo, type ReactNode } from "react";
import { explainRow, type Explained } from "../../../shared/desk/explain/explainRow.js";
import type { Desk } from "../../../shared/desk/openDesk.js";
import { HedgeError } from "../../../shared/errors.js";
import { explainSheet } from "../../../shared/sheet/explainSheet.js";
import { usePane } from "../pane/paneEnvironment.js";
import { TaskStatus } from "../pane/TaskStatus.js";
import { useTask } from "../pane/useTask.js";
import { builtText, texts } from "../texts.js";
import { ExplainedFigure } from "./ExplainedFigure.js";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: "12px" },
  text: { margin: 0 },
  title: { margin: "4px 0 0", fontSize: tokens.fontSizeBase300, color: tokens.colorBrandForeground1 },
  list: { display: "grid", gap: "6px", margin: 0, padding: 0, listStyle: "none" },
});

type ListProps = { readonly title: string; readonly explained: readonly Explained[] };

function ExplainedList({ title, explained }: ListProps): ReactNode {
  const styles = useStyles();
  return (
    <>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.list} aria-label={title}>
        {explained.map((each) => (
          <ExplainedFigure key={each.field} explained={each} />
        ))}
      </ul>
    </>
  );
}

type ExplainedRowProps = {
  readonly desk: Desk;
  /** The row's place in the holdings, from 0. */
  readonly index: number;
};

/** A row of PLAN: every figure with the formula that gives it, and all of them as a sheet of formulas. */
export function ExplainedRow({ desk, index }: ExplainedRowProps): ReactNode {
  const styles = useStyles();
  const { openSpreadsheet } = usePane();
  const task = useTask();
  const explained = useMemo(() => explainRow(desk, index), [desk, index]);
  const inWords = explained.filter(({ value }) => typeof value === "string");
  const numbers = explained.filter(({ value }) => typeof value !== "string");
  const write = (): void => {
    task.run(async (report) => {
      report(texts.explain.writing);
      const plan = explainSheet(desk, index);
      const spreadsheet = await openSpreadsheet();
      const { sheets, warnings } = await spreadsheet.paint({ sheets: [plan] });
      const [first] = sheets;
      if (first === undefined) {
        throw new HedgeError({ code: "host_refused", message: texts.deskProblems.noSheet });
      }
      return [builtText(first.name), ...warnings].join(" ");
    });
  };
  return (
    <div className={styles.content}>
      {inWords.map(({ field, value }) => (
        <p key={field} className={styles.text}>
          {String(value)}
        </p>
      ))}
      {numbers.length > 0 && (
        <>
          <div>
            <Button
              appearance="primary"
              icon={<TableAddRegular />}
              disabledFocusable={task.status === "running"}
              onClick={write}
            >
              {texts.explain.write}
            </Button>
          </div>
          <TaskStatus task={task} isCompact />
          <ExplainedList
            title={texts.explain.figures}
            explained={numbers.filter(({ isInput }) => !isInput)}
          />
          <ExplainedList title={texts.explain.inputs} explained={numbers.filter(({ isInput }) => isInput)} />
        </>
      )}
    </div>
  );
}

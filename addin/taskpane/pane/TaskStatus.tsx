import { makeStyles, mergeClasses, Spinner, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Notice } from "./Notice.js";
import type { Task } from "./useTask.js";

const useStyles = makeStyles({
  // Always as high as one line, so that nothing below moves when a task starts and ends.
  line: { minHeight: "24px", display: "flex", alignItems: "center", color: tokens.colorNeutralForeground2 },
  compact: { minHeight: 0, ":empty": { marginTop: "-12px" } },
  // A task of a blink must not flash.
  late: {
    opacity: 0,
    animationName: { to: { opacity: 1 } },
    animationDelay: "400ms",
    animationDuration: "1ms",
    animationFillMode: "forwards",
  },
});

type TaskStatusProps = {
  readonly task: Pick<Task, "status" | "text">;
  /** Takes no room while it says nothing: between fields, where a gap would look like something missing. */
  readonly isCompact?: boolean;
};

/** How a task fares: its progress and its end as a spoken line, its problem as a box. */
export function TaskStatus({ task, isCompact = false }: TaskStatusProps): ReactNode {
  const styles = useStyles();
  const { status, text } = task;
  return (
    <>
      <div className={mergeClasses(styles.line, isCompact && styles.compact)} role="status">
        {status === "running" && text !== "" && <Spinner className={styles.late} size="tiny" label={text} />}
        {status === "done" && text}
      </div>
      {status === "failed" && <Notice intent="error">{text}</Notice>}
    </>
  );
}

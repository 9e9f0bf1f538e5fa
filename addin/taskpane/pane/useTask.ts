import { useCallback, useRef, useState } from "react";
import { usePane } from "./paneEnvironment.js";

type TaskState = {
  readonly status: "idle" | "running" | "done" | "failed";
  /** What runs, what was done, or what is wrong and what to do. */
  readonly text: string;
};

/** Reports how far a task is, for the status line. */
export type ReportProgress = (text: string) => void;

export type Task = TaskState & {
  /** Runs some work, which resolves to the sentence to show when it is done; what ran before is forgotten. */
  readonly run: (work: (report: ReportProgress) => Promise<string>) => void;
};

const idle: TaskState = { status: "idle", text: "" };

/** Something the user starts and waits for; it never rejects, for its problem is shown. */
export function useTask(): Task {
  const { problems } = usePane();
  const [state, setState] = useState(idle);
  const latest = useRef(0);
  const run = useCallback(
    (work: (report: ReportProgress) => Promise<string>) => {
      latest.current += 1;
      const own = latest.current;
      const show = (next: TaskState): void => {
        if (latest.current === own) setState(next);
      };
      show({ status: "running", text: "" });
      const report = (text: string): void => {
        show({ status: "running", text });
      };
      work(report).then(
        (text) => {
          show({ status: "done", text });
        },
        (error: unknown) => {
          show({ status: "failed", text: problems.note(error) });
        },
      );
    },
    [problems],
  );
  return { ...state, run };
}

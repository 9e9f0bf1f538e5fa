import { Button, makeStyles } from "@fluentui/react-components";
import { SearchRegular, WrenchRegular } from "@fluentui/react-icons";
import { useCallback, useEffect, useState, type ReactNode } from "react";
import { repairedText } from "../../host/repairedText.js";
import type { CellProblem } from "../../host/spreadsheet.js";
import { Page } from "../pane/Page.js";
import { usePane, type PageProps } from "../pane/paneEnvironment.js";
import { TaskStatus } from "../pane/TaskStatus.js";
import { useTask } from "../pane/useTask.js";
import { foundText, repairText, texts } from "../texts.js";
import { BlockedCard } from "./BlockedCard.js";
import { blockedSpills, clearTheWay, type BlockedSpill } from "./blockedSpills.js";
import { clearedText } from "./blockedTexts.js";
import { ProblemCard } from "./ProblemCard.js";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
  list: { display: "grid", gap: "8px", margin: 0, padding: 0, listStyle: "none" },
});

/** A page of a thousand cards helps nobody. */
const maxShown = 100;

/** An error of the function itself comes back at once when its formula is entered again. */
const isRepairable = ({ kind }: CellProblem): boolean => kind !== "error";

/** The cells in error, why they are, and another attempt for those that it can repair. */
export function ProblemsPage({ isShown }: PageProps): ReactNode {
  const styles = useStyles();
  const { openSpreadsheet } = usePane();
  const task = useTask();
  const { run } = task;
  const [problems, setProblems] = useState<readonly CellProblem[]>([]);
  const [blocked, setBlocked] = useState<readonly BlockedSpill[]>([]);
  const look = useCallback(() => {
    run(async (report) => {
      report(texts.problems.looking);
      const spreadsheet = await openSpreadsheet();
      const found = await spreadsheet.findProblems();
      setProblems(found);
      setBlocked(await blockedSpills(spreadsheet));
      return found.length === 0 ? texts.problems.none : foundText(found.length);
    });
  }, [run, openSpreadsheet]);
  const clear = (each: BlockedSpill): void => {
    run(async () => {
      await clearTheWay(await openSpreadsheet(), each);
      setBlocked((before) => before.filter((other) => other !== each));
      return clearedText(each);
    });
  };
  useEffect(() => {
    if (isShown) look();
  }, [isShown, look]);
  const repairable = problems.filter(isRepairable);
  const repair = (): void => {
    run(async (report) => {
      report(texts.problems.repairing);
      const spreadsheet = await openSpreadsheet();
      const outcome = await spreadsheet.repair(repairable.map(({ sheet, address }) => ({ sheet, address })));
      setProblems(await spreadsheet.findProblems());
      return repairedText(outcome);
    });
  };
  return (
    <Page title={texts.titles.problems} lead={texts.problems.lead}>
      <div className={styles.buttons}>
        <Button icon={<SearchRegular />} onClick={look}>
          {texts.problems.look}
        </Button>
        <Button
          appearance="primary"
          icon={<WrenchRegular />}
          disabledFocusable={repairable.length === 0 || task.status === "running"}
          onClick={repair}
        >
          {repairText(repairable.length)}
        </Button>
      </div>
      <TaskStatus task={task} />
      <ul className={styles.list} aria-label={texts.titles.problems}>
        {blocked.map((each) => (
          <BlockedCard
            key={`${each.formula.sheet}!${each.formula.address}`}
            blocked={each}
            onClear={() => {
              clear(each);
            }}
          />
        ))}
        {problems.slice(0, maxShown).map((problem) => (
          <ProblemCard
            key={`${problem.sheet}!${problem.address}`}
            problem={problem}
            onShow={() => {
              run(async () => {
                await (await openSpreadsheet()).activateSheet(problem.sheet);
                return "";
              });
            }}
          />
        ))}
      </ul>
    </Page>
  );
}

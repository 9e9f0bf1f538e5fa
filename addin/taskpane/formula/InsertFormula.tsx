import { Button } from "@fluentui/react-components";
import { TextAddRegular } from "@fluentui/react-icons";
import { useState, type ReactNode } from "react";
import { errorCode } from "../pane/errorCode.js";
import { Notice } from "../pane/Notice.js";
import { usePane } from "../pane/paneEnvironment.js";
import { TaskStatus } from "../pane/TaskStatus.js";
import { useTask } from "../pane/useTask.js";
import { insertedText, texts } from "../texts.js";

type InsertFormulaProps = { readonly formula: string; readonly isComplete: boolean };

/** Puts the formula into the active cell, and asks first where that holds something. */
export function InsertFormula({ formula, isComplete }: InsertFormulaProps): ReactNode {
  const { openSpreadsheet } = usePane();
  const task = useTask();
  const [isTaken, setIsTaken] = useState(false);
  const insert = (replace: boolean): void => {
    setIsTaken(false);
    task.run(async () => {
      const spreadsheet = await openSpreadsheet();
      try {
        const { sheet, address, warnings } = await spreadsheet.insertFormula(formula, { replace });
        return [insertedText(sheet, address), ...warnings].join(" ");
      } catch (error) {
        if (errorCode(error) !== "cell_not_empty") throw error;
        setIsTaken(true);
        return "";
      }
    });
  };
  return (
    <>
      <Button
        appearance="primary"
        icon={<TextAddRegular />}
        disabledFocusable={!isComplete || task.status === "running"}
        onClick={() => {
          insert(false);
        }}
      >
        {texts.formula.insert}
      </Button>
      {isTaken && (
        <Notice intent="warning">
          {texts.formula.taken}{" "}
          <Button
            size="small"
            onClick={() => {
              insert(true);
            }}
          >
            {texts.replace}
          </Button>
        </Notice>
      )}
      <TaskStatus task={task} />
    </>
  );
}

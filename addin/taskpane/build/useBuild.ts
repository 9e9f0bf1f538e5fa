import { useRef, useState } from "react";
import { HedgeError } from "../../../shared/errors.js";
import { buildHedgeWorkbook } from "../../../shared/sheet/hedgeWorkbook.js";
import { hedgeSheetNames, type HedgeRequest } from "../../../shared/sheet/hedgeRequest.js";
import type { Spreadsheet } from "../../host/spreadsheet.js";
import { usePane } from "../pane/paneEnvironment.js";
import { useTask, type Task, type Tell } from "../pane/useTask.js";
import { builtText, texts } from "../texts.js";
import type { ReplaceChoice } from "./ReplaceDialog.js";
import { takenNames } from "./takenNames.js";

export type Build = {
  readonly task: Task;
  /** Sheets in the way, to ask about; null while nothing is to be asked. */
  readonly taken: readonly string[] | null;
  readonly answer: (choice: ReplaceChoice) => void;
  /** @param request gives what to build, or throws a HedgeError that tells why nothing can be built */
  readonly start: (request: () => Promise<HedgeRequest>) => void;
};

/** The journal holds a person's own records: it stays, whatever is agreed for the other sheets. */
const isReplaced = (name: string): boolean => name !== hedgeSheetNames.journal;

async function paint(
  spreadsheet: Spreadsheet,
  request: HedgeRequest,
  choice: "replace" | "new",
): Promise<string> {
  const existing = await spreadsheet.sheetNames();
  const taken = choice === "replace" ? takenNames(existing) : [];
  const replace = taken.filter(isReplaced);
  const plan = buildHedgeWorkbook(request);
  const painted = plan.sheets.filter(({ name }) => !taken.includes(name) || isReplaced(name));
  const { sheets, warnings } = await spreadsheet.paint({ ...plan, sheets: painted }, { replace });
  const [first] = sheets;
  if (first === undefined)
    throw new HedgeError({ code: "host_refused", message: "no sheet was made; try again" });
  return [builtText(first.name), ...warnings].join(" ");
}

/** Builds the sheets, and asks before it replaces any. */
export function useBuild(): Build {
  const { openSpreadsheet } = usePane();
  const task = useTask();
  const [taken, setTaken] = useState<readonly string[] | null>(null);
  const decide = useRef<(choice: ReplaceChoice) => void>(() => undefined);

  const askUser = async (names: readonly string[]): Promise<ReplaceChoice> =>
    new Promise((resolve) => {
      decide.current = (choice) => {
        setTaken(null);
        resolve(choice);
      };
      setTaken(names);
    });

  const build = async (request: () => Promise<HedgeRequest>, tell: Tell): Promise<string> => {
    tell(texts.build.finding);
    const [spreadsheet, built] = await Promise.all([openSpreadsheet(), request()]);
    const inTheWay = takenNames(await spreadsheet.sheetNames());
    const choice = inTheWay.length === 0 ? "new" : await askUser(inTheWay);
    if (choice === "cancel") return "";
    tell(texts.build.painting);
    return paint(spreadsheet, built, choice);
  };

  return {
    task,
    taken,
    answer: (choice) => {
      decide.current(choice);
    },
    start: (request) => {
      task.run(async (tell) => build(request, tell));
    },
  };
}

import { useRef, useState } from "react";
import { HedgeError } from "../../../shared/errors.js";
import type { DeskBook } from "../../../shared/sheet/deskBook.js";
import { deskWorkbook } from "../../../shared/sheet/deskWorkbook.js";
import type { Spreadsheet } from "../../host/spreadsheet.js";
import { usePane } from "../pane/paneEnvironment.js";
import { useTask, type ReportProgress, type Task } from "../pane/useTask.js";
import { builtText, texts } from "../texts.js";
import type { BuildAnswer, BuildQuestion } from "./BuildDialog.js";
import { deskQuestion, oldSheetQuestion, updatedText } from "./buildTexts.js";
import { standingDesks, updateDesk } from "./deskUpdate.js";
import { firstEdition } from "./firstEdition.js";

/** What to build, and the venues that its venue cell offers. */
export type BuildRequest = {
  readonly book: DeskBook;
  readonly venues: readonly string[];
  /** Whether a person changed a setting of the desk in the pane. */
  readonly areSettingsTyped: boolean;
};

export type Build = {
  readonly task: Task;
  /** Null while nothing is asked. */
  readonly question: BuildQuestion | null;
  readonly answer: (answer: BuildAnswer) => void;
  /** @param request gives what to build, or throws a HedgeError that says why nothing can be built */
  readonly start: (request: () => BuildRequest) => void;
};

async function paint(spreadsheet: Spreadsheet, { book, venues }: BuildRequest): Promise<string> {
  const { sheets, warnings } = await spreadsheet.paint(deskWorkbook(book, venues));
  const [first] = sheets;
  if (first === undefined)
    throw new HedgeError({ code: "host_refused", message: texts.deskProblems.noSheet });
  return [builtText(first.name), ...warnings].join(" ");
}

/** Two books as one: what an old sheet holds, and the coins that are listed besides. */
function together(old: DeskBook, listed: DeskBook): DeskBook {
  return { ...listed, ...old, holdings: [...old.holdings, ...listed.holdings] };
}

/** Builds the sheets, or adds to the desk that stands already; what was typed stays. */
export function useBuild(): Build {
  const { openSpreadsheet } = usePane();
  const task = useTask();
  const [question, setQuestion] = useState<BuildQuestion | null>(null);
  const decide = useRef<(answer: BuildAnswer) => void>(() => undefined);

  const ask = async (asked: BuildQuestion): Promise<BuildAnswer> =>
    new Promise((resolve) => {
      decide.current = (answer) => {
        setQuestion(null);
        resolve(answer);
      };
      setQuestion(asked);
    });

  const buildNew = async (
    spreadsheet: Spreadsheet,
    request: BuildRequest,
    report: ReportProgress,
  ): Promise<string> => {
    if (request.book.holdings.length === 0)
      throw new HedgeError({ code: "invalid_input", message: texts.build.nothing });
    report(texts.build.painting);
    return paint(spreadsheet, request);
  };

  const build = async (request: () => BuildRequest, report: ReportProgress): Promise<string> => {
    const wanted = request();
    const spreadsheet = await openSpreadsheet();
    const [desk] = standingDesks(await spreadsheet.findFormulas(["PLAN"]));
    if (desk !== undefined) {
      if (wanted.book.holdings.length === 0) return buildNew(spreadsheet, wanted, report);
      const answer = await ask(deskQuestion(desk.holdings.sheet));
      if (answer === "cancel") return "";
      if (answer === "new") return buildNew(spreadsheet, wanted, report);
      const { added, differing } = await updateDesk(spreadsheet, desk, wanted.book.holdings);
      await spreadsheet.activateSheet(desk.holdings.sheet);
      return updatedText(desk.holdings.sheet, {
        added,
        differing,
        areSettingsTyped: wanted.areSettingsTyped,
      });
    }
    const old = await firstEdition(spreadsheet);
    if (old === null) return buildNew(spreadsheet, wanted, report);
    const answer = await ask(oldSheetQuestion(old.sheet));
    if (answer === "cancel") return "";
    const book = answer === "yes" ? together(old.book, wanted.book) : wanted.book;
    return buildNew(spreadsheet, { ...wanted, book }, report);
  };

  return {
    task,
    question,
    answer: (answer) => {
      decide.current(answer);
    },
    start: (request) => {
      task.run(async (report) => build(request, report));
    },
  };
}

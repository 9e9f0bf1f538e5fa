import { Button, makeStyles } from "@fluentui/react-components";
import {
  ArrowUndoRegular,
  ClipboardPasteRegular,
  SelectObjectRegular,
  SparkleRegular,
} from "@fluentui/react-icons";
import { useRef, useState, type ReactNode } from "react";
import { usePane } from "../pane/paneEnvironment.js";
import { QuestionBar } from "../pane/QuestionBar.js";
import { TaskStatus } from "../pane/TaskStatus.js";
import { texts } from "../texts.js";
import { PasteArea } from "./PasteArea.js";
import { readPastedList, readSelectedList } from "./pastedList.js";
import type { ListReader, TakenList } from "./useTakenList.js";

const useStyles = makeStyles({ sources: { display: "flex", flexWrap: "wrap", gap: "8px" } });

type HoldingSourcesProps = {
  readonly list: TakenList;
  readonly onSample: () => void;
};

/** Where the holdings come from: selected cells, a pasted list, or the sample; with what became of it. */
export function HoldingSources({ list, onSample }: HoldingSourcesProps): ReactNode {
  const styles = useStyles();
  const { openSpreadsheet } = usePane();
  const [isPasting, setIsPasting] = useState(false);
  const pasteButton = useRef<HTMLButtonElement | null>(null);

  /** What vanishes must not take the keyboard's focus with it. */
  const keepFocus = (): void => {
    pasteButton.current?.focus();
  };
  const stopPasting = (): void => {
    setIsPasting(false);
    list.setPasted("");
    keepFocus();
  };

  const readSelection = async (): Promise<ListReader> => {
    const { values, isCut } = await (await openSpreadsheet()).readSelection();
    return (answers) => {
      const read = readSelectedList(values, answers);
      return isCut && read.status === "read" ? { ...read, notes: [...read.notes, texts.build.cut] } : read;
    };
  };

  return (
    <>
      <div className={styles.sources}>
        <Button
          icon={<SelectObjectRegular />}
          onClick={() => {
            list.take(readSelection);
          }}
        >
          {texts.build.selection}
        </Button>
        <Button
          ref={(button: HTMLButtonElement | null) => {
            pasteButton.current = button;
          }}
          icon={<ClipboardPasteRegular />}
          aria-expanded={isPasting}
          onClick={() => {
            setIsPasting(!isPasting);
            list.setPasted("");
          }}
        >
          {texts.list.paste}
        </Button>
        <Button icon={<SparkleRegular />} onClick={onSample}>
          {texts.build.sample}
        </Button>
        {list.undo !== null && (
          <Button icon={<ArrowUndoRegular />} onClick={list.undo}>
            {texts.list.undo}
          </Button>
        )}
      </div>
      {isPasting && (
        <PasteArea
          text={list.pasted}
          onChange={list.setPasted}
          onUse={() => {
            const { pasted } = list;
            list.take(async () => Promise.resolve((answers) => readPastedList(pasted, answers)), stopPasting);
          }}
          onCancel={stopPasting}
        />
      )}
      {list.question !== null && (
        <QuestionBar
          question={list.question}
          onAnswer={(answers) => {
            list.answer(answers);
            keepFocus();
          }}
          onCancel={() => {
            list.forget();
            keepFocus();
          }}
        />
      )}
      <TaskStatus task={list.task} isCompact />
    </>
  );
}

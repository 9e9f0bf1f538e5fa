import { Button, Field, Input, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { NotepadEditRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { attempt, HedgeError } from "../../../shared/errors.js";
import type { SheetDesk } from "../desk/readSheetDesk.js";
import { QuestionBar } from "../pane/QuestionBar.js";
import { sentence } from "../sentence.js";
import { texts } from "../texts.js";
import { closeRecord } from "./closeRecord.js";
import type { RecordPlan } from "./recordPlan.js";
import { saleRecord } from "./saleRecord.js";
import {
  fieldLabel,
  readDraft,
  tradeFields,
  type ReadTrade,
  type TradeDraft,
  type TradeField,
  type TradeTexts,
} from "./tradeDraft.js";
import { tradeDoubts } from "./tradeDoubts.js";
import type { FoundJournal } from "./useJournal.js";
import { useTradeQuestion } from "./useTradeQuestion.js";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "12px" },
  grid: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: "8px 12px", alignItems: "start" },
  narrow: { minWidth: 0, width: "100%" },
  title: { margin: 0 },
  preview: {
    margin: 0,
    padding: "8px 12px",
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  previewTitle: { margin: "0 0 4px", fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingInlineStart: "18px" },
  notes: { margin: "6px 0 0" },
});

type TradeFormProps = {
  readonly read: SheetDesk;
  readonly draft: TradeDraft;
  readonly journal: FoundJournal;
  readonly isBusy: boolean;
  readonly onRecord: (plan: RecordPlan) => void;
  /** Called with whether a field was typed into. */
  readonly onTyped: (isTyped: boolean) => void;
};

/** What will be written; a sentence where that cannot be said, null while a field is wrong. */
function planOf(
  read: SheetDesk,
  journal: FoundJournal,
  trade: ReadTrade["trade"],
): RecordPlan | string | null {
  if (trade === null) return null;
  if (trade.side === "buy-back" && journal.state === "searching") return texts.record.searchingJournal;
  if (trade.side === "buy-back" && journal.state === "failed") return journal.problem;
  const table = journal.state === "found" ? journal.journal : null;
  const plan = attempt(() =>
    trade.side === "sell" ? saleRecord(read, trade.fill) : closeRecord(read, table, trade.fill),
  );
  return plan instanceof HedgeError ? sentence(plan.message) : plan;
}

function Preview({ plan }: { readonly plan: RecordPlan | string }): ReactNode {
  const styles = useStyles();
  if (typeof plan === "string") return <p className={styles.preview}>{plan}</p>;
  return (
    <section className={styles.preview} aria-label={texts.record.preview}>
      <p className={styles.previewTitle}>{texts.record.preview}</p>
      <ul className={styles.list}>
        {plan.sentences.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {plan.notes.map((note) => (
        <p key={note} className={styles.notes}>
          {note}
        </p>
      ))}
    </section>
  );
}

/** A trade to correct, what recording it will write, and the button that does. */
export function TradeForm({ read, draft, journal, isBusy, onRecord, onTyped }: TradeFormProps): ReactNode {
  const styles = useStyles();
  // Fields that were not touched follow the desk when it is read again.
  const [typed, setTyped] = useState<Partial<TradeTexts>>({});
  const isTyped = Object.keys(typed).length > 0;
  useEffect(() => {
    onTyped(isTyped);
    return () => {
      onTyped(false);
    };
  }, [isTyped, onTyped]);
  const current = { side: draft.side, texts: { ...draft.texts, ...typed } };
  const { problems, trade } = readDraft(current, read.desk.markets.now);
  const plan = planOf(read, journal, trade);
  const ready = plan === null || typeof plan === "string" || isBusy ? null : plan;
  const type = (name: TradeField, value: string): void => {
    setTyped((before) => ({ ...before, [name]: value }));
  };
  const { question, submit, answer, forget } = useTradeQuestion({
    doubts: trade === null ? [] : tradeDoubts(read.desk.markets, trade.fill),
    record: () => {
      if (ready !== null) onRecord(ready);
    },
    typeContracts: (contracts) => {
      type("contracts", contracts);
    },
  });
  const button = useRef<HTMLButtonElement | null>(null);
  /** What vanishes must not take the keyboard's focus with it. */
  const keepFocus = (): void => {
    button.current?.focus();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready !== null) submit();
      }}
    >
      <Subtitle2 as="h3" className={styles.title}>
        {draft.side === "sell" ? texts.record.sold : texts.record.boughtBack}
      </Subtitle2>
      <div className={styles.grid}>
        {tradeFields[draft.side].map((name) => {
          const problem = problems[name];
          return (
            <Field
              key={name}
              label={fieldLabel(name, current.texts)}
              size="small"
              {...(problem === undefined ? {} : { validationMessage: problem })}
            >
              <Input
                className={styles.narrow}
                input={{ className: styles.narrow }}
                size="small"
                autoComplete="off"
                spellCheck={false}
                inputMode={name === "instrument" || name === "time" ? "text" : "decimal"}
                value={current.texts[name]}
                onChange={(_event, { value }) => {
                  forget();
                  type(name, value);
                }}
              />
            </Field>
          );
        })}
      </div>
      {plan !== null && <Preview plan={plan} />}
      {question !== null && ready !== null && (
        <QuestionBar
          question={question}
          onAnswer={(chosen) => {
            answer(chosen);
            keepFocus();
          }}
          onCancel={() => {
            forget();
            keepFocus();
          }}
        />
      )}
      <Button
        ref={(element: HTMLButtonElement | null) => {
          button.current = element;
        }}
        type="submit"
        appearance="primary"
        icon={<NotepadEditRegular />}
        disabledFocusable={ready === null}
      >
        {texts.record.button}
      </Button>
    </form>
  );
}

import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { texts } from "../texts.js";
import type { ListAnswers, ListQuestion } from "./listQuestion.js";

const useStyles = makeStyles({
  answers: { flexWrap: "wrap", rowGap: "8px" },
  answer: { whiteSpace: "nowrap" },
});

type ListQuestionBarProps = {
  readonly question: ListQuestion;
  readonly onAnswer: (answers: ListAnswers) => void;
  readonly onCancel: () => void;
};

/** What is unclear in a list, with a button for each answer. */
export function ListQuestionBar({ question, onAnswer, onCancel }: ListQuestionBarProps): ReactNode {
  const styles = useStyles();
  return (
    <div role="alert">
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{question.text}</MessageBarBody>
        <MessageBarActions className={styles.answers}>
          {question.choices.map(({ label, answers }) => (
            <Button
              key={label}
              className={styles.answer}
              size="small"
              onClick={() => {
                onAnswer(answers);
              }}
            >
              {label}
            </Button>
          ))}
          <Button size="small" appearance="subtle" onClick={onCancel}>
            {texts.cancel}
          </Button>
        </MessageBarActions>
      </MessageBar>
    </div>
  );
}

import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { texts } from "../texts.js";
import type { Question } from "./question.js";

const useStyles = makeStyles({
  answers: { flexWrap: "wrap", rowGap: "8px" },
  answer: { whiteSpace: "nowrap" },
});

type QuestionBarProps<Answer> = {
  readonly question: Question<Answer>;
  readonly onAnswer: (answer: Answer) => void;
  readonly onCancel: () => void;
};

/** What is unclear in what was entered, with a button for each answer. */
export function QuestionBar<Answer>({ question, onAnswer, onCancel }: QuestionBarProps<Answer>): ReactNode {
  const styles = useStyles();
  return (
    <div role="alert">
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{question.text}</MessageBarBody>
        <MessageBarActions className={styles.answers}>
          {question.choices.map(({ label, answer }) => (
            <Button
              key={label}
              className={styles.answer}
              size="small"
              onClick={() => {
                onAnswer(answer);
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

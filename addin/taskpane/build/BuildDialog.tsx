import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { texts } from "../texts.js";

/** What is asked before sheets are written beside others. */
export type BuildQuestion = { readonly title: string; readonly text: string; readonly yes: string };

export type BuildAnswer = "yes" | "new" | "cancel";

type BuildDialogProps = {
  /** Null while nothing is asked. */
  readonly question: BuildQuestion | null;
  readonly onChoose: (answer: BuildAnswer) => void;
};

/** Asks what to do with sheets that stand already. */
export function BuildDialog({ question, onChoose }: BuildDialogProps): ReactNode {
  const button = (answer: BuildAnswer, text: string): ReactNode => (
    <Button
      appearance={answer === "yes" ? "primary" : "secondary"}
      onClick={() => {
        onChoose(answer);
      }}
    >
      {text}
    </Button>
  );
  return (
    <Dialog
      modalType="alert"
      open={question !== null}
      // The question stands there at once, to be answered.
      surfaceMotion={null}
      onOpenChange={() => {
        onChoose("cancel");
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{question?.title ?? ""}</DialogTitle>
          <DialogContent>{question?.text ?? ""}</DialogContent>
          <DialogActions fluid>
            {button("yes", question?.yes ?? "")}
            {button("new", texts.build.makeNew)}
            {button("cancel", texts.cancel)}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

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

/** What to do with a sheet of a planned name. */
export type ReplaceChoice = "replace" | "new" | "cancel";

type ReplaceDialogProps = {
  /** The names that are taken; null while nothing is asked. */
  readonly taken: readonly string[] | null;
  readonly onChoose: (choice: ReplaceChoice) => void;
};

/** Asks before anything of the user's is lost. */
export function ReplaceDialog({ taken, onChoose }: ReplaceDialogProps): ReactNode {
  return (
    <Dialog
      modalType="alert"
      open={taken !== null}
      onOpenChange={() => {
        onChoose("cancel");
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{texts.build.dialogTitle}</DialogTitle>
          <DialogContent>
            <p>{(taken ?? []).join(", ")}</p>
            <p>{texts.build.dialogText}</p>
          </DialogContent>
          <DialogActions fluid>
            <Button
              appearance="primary"
              onClick={() => {
                onChoose("new");
              }}
            >
              {texts.build.makeNew}
            </Button>
            <Button
              onClick={() => {
                onChoose("replace");
              }}
            >
              {texts.replace}
            </Button>
            <Button
              onClick={() => {
                onChoose("cancel");
              }}
            >
              {texts.cancel}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

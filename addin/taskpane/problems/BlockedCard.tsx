import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { texts } from "../texts.js";
import type { BlockedSpill } from "./blockedSpills.js";
import { blockedText, clearQuestion, clearText } from "./blockedTexts.js";

const useStyles = makeStyles({
  card: {
    display: "grid",
    gap: "8px",
    justifyItems: "start",
    padding: "8px 12px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  text: { margin: 0 },
});

type BlockedCardProps = { readonly blocked: BlockedSpill; readonly onClear: () => void };

/** An answer that typed cells keep from showing; they are cleared only after a question. */
export function BlockedCard({ blocked, onClear }: BlockedCardProps): ReactNode {
  const styles = useStyles();
  return (
    <li className={styles.card}>
      <p className={styles.text}>{blockedText(blocked)}</p>
      <Dialog modalType="alert">
        <DialogTrigger disableButtonEnhancement>
          <Button size="small">{clearText(blocked)}</Button>
        </DialogTrigger>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{clearText(blocked)}</DialogTitle>
            <DialogContent>{clearQuestion(blocked)}</DialogContent>
            <DialogActions>
              <DialogTrigger disableButtonEnhancement>
                <Button appearance="primary" onClick={onClear}>
                  {clearText(blocked)}
                </Button>
              </DialogTrigger>
              <DialogTrigger disableButtonEnhancement>
                <Button>{texts.cancel}</Button>
              </DialogTrigger>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </li>
  );
}

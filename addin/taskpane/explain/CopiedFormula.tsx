import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkRegular, CopyRegular } from "@fluentui/react-icons";
import { useRef, useState, type ReactNode } from "react";
import { copyFormulaText, texts } from "../texts.js";

const useStyles = makeStyles({
  line: { display: "flex", gap: "8px", alignItems: "center", justifyContent: "space-between" },
  formula: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
  note: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    ":empty": { display: "none" },
  },
});

type CopiedFormulaProps = { readonly heading: string; readonly formula: string };

/** A formula as text, with a button that copies it. */
export function CopiedFormula({ heading, formula }: CopiedFormulaProps): ReactNode {
  const styles = useStyles();
  const shown = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState<{ readonly formula: string; readonly note: string } | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(formula);
      setCopied({ formula, note: texts.help.copied });
    } catch {
      // Excel on the web gives a pane no right to the clipboard: the user's own key press has it.
      if (shown.current !== null) getSelection()?.selectAllChildren(shown.current);
      setCopied({ formula, note: texts.help.selected });
    }
  };
  // A new price makes another formula, of which nothing was copied.
  const note = copied?.formula === formula ? copied.note : "";
  return (
    <>
      <div className={styles.line}>
        <code ref={shown} className={styles.formula}>
          {formula}
        </code>
        <Button
          size="small"
          appearance="subtle"
          icon={note === texts.help.copied ? <CheckmarkRegular /> : <CopyRegular />}
          aria-label={copyFormulaText(heading)}
          title={texts.help.copy}
          onClick={() => void copy()}
        />
      </div>
      <div className={styles.note} role="status">
        {note}
      </div>
    </>
  );
}

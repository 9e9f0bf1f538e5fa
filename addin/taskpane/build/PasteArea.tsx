import { Button, Field, makeStyles, Textarea } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { texts } from "../texts.js";

const useStyles = makeStyles({
  area: { display: "grid", gap: "8px" },
  buttons: { display: "flex", gap: "8px" },
});

type PasteAreaProps = {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onUse: () => void;
  readonly onCancel: () => void;
};

/** Where a list is pasted, and corrected if it cannot be read. */
export function PasteArea({ text, onChange, onUse, onCancel }: PasteAreaProps): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.area}>
      <Field label={texts.list.label} hint={texts.list.hint} size="small">
        <Textarea
          autoFocus
          rows={6}
          resize="vertical"
          spellCheck={false}
          value={text}
          onChange={(_event, { value }) => {
            onChange(value);
          }}
        />
      </Field>
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" onClick={onUse}>
          {texts.list.use}
        </Button>
        <Button size="small" onClick={onCancel}>
          {texts.cancel}
        </Button>
      </div>
    </div>
  );
}

import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { usePane } from "../pane/paneEnvironment.js";
import { texts } from "../texts.js";
import { diagnosticsText } from "./diagnosticsText.js";

const useStyles = makeStyles({
  text: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase100,
    height: "140px",
    maxHeight: "none",
  },
  line: { display: "flex", gap: "8px", alignItems: "center", minHeight: "32px" },
});

function useHostName(): string {
  const { openSpreadsheet } = usePane();
  const [host, setHost] = useState("");
  useEffect(() => {
    openSpreadsheet().then(
      ({ hostName }) => {
        setHost(hostName);
      },
      (error: unknown) => {
        setHost(`none (${error instanceof Error ? error.message : String(error)})`);
      },
    );
  }, [openSpreadsheet]);
  return host;
}

/** What to send when one asks for help, to be copied. */
export function Diagnostics({ now }: { readonly now: number }): ReactNode {
  const styles = useStyles();
  const { runtime, problems } = usePane();
  const host = useHostName();
  const field = useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = useState("");
  const copy = async (): Promise<void> => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(field.current?.value ?? "");
      setNote(texts.help.copied);
    } catch {
      // Excel on the web gives a pane no right to the clipboard: the user's own key press has it.
      setNote(texts.help.selected);
    }
  };
  return (
    <>
      <Field label={texts.help.diagnostics} hint={texts.help.diagnosticsLead}>
        <Textarea
          readOnly
          textarea={{ ref: field, className: styles.text }}
          value={diagnosticsText({ runtime, problems, host, now })}
        />
      </Field>
      <div className={styles.line}>
        <Button icon={<CopyRegular />} onClick={() => void copy()}>
          {texts.help.copy}
        </Button>
        <span role="status">{note}</span>
      </div>
    </>
  );
}

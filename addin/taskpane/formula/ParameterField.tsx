import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { SelectObjectRegular } from "@fluentui/react-icons";
import { useId, type ReactNode } from "react";
import type { EnumMetadata, ParameterMetadata } from "../../runtime/functionsMetadata.js";
import { texts } from "../texts.js";
import type { ArgumentDraft } from "./argumentDraft.js";

const useStyles = makeStyles({
  narrow: { minWidth: 0, width: "100%" },
  optional: {
    marginInlineStart: "6px",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
});

type ParameterFieldProps = {
  readonly parameter: ParameterMetadata;
  /** The words it takes, if it takes words. */
  readonly words: EnumMetadata["values"];
  readonly draft: ArgumentDraft;
  readonly onChange: (draft: ArgumentDraft) => void;
  readonly onTake: () => void;
};

/** One argument: typed, chosen from its words, or taken from the sheet's selection. */
export function ParameterField({
  parameter,
  words,
  draft,
  onChange,
  onTake,
}: ParameterFieldProps): ReactNode {
  const styles = useStyles();
  const listId = useId();
  const { name, description = "", optional } = parameter;
  return (
    <Field
      size="small"
      hint={description}
      label={
        <>
          {name}
          {optional === true && <span className={styles.optional}>{texts.formula.optional}</span>}
        </>
      }
    >
      {(field) => (
        <>
          <Input
            {...field}
            className={styles.narrow}
            input={{ className: styles.narrow, list: words.length > 0 ? listId : undefined }}
            size="small"
            autoComplete="off"
            spellCheck={false}
            value={draft.text}
            onChange={(_event, { value }) => {
              onChange({ text: value, taken: null });
            }}
            contentAfter={
              <Button
                size="small"
                appearance="transparent"
                icon={<SelectObjectRegular />}
                aria-label={`${texts.formula.selection}: ${name}`}
                title={texts.formula.selection}
                onClick={onTake}
              />
            }
          />
          {words.length > 0 && (
            <datalist id={listId}>
              {words.map(({ stringValue, tooltip }) => (
                <option key={stringValue} value={stringValue} label={tooltip} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

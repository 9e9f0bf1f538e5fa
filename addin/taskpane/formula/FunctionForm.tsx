import { Button, Field, Link, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { usePane } from "../pane/paneEnvironment.js";
import { TaskStatus } from "../pane/TaskStatus.js";
import { useTask } from "../pane/useTask.js";
import { selectionText, texts } from "../texts.js";
import type { CatalogueFunction, FunctionCatalogue } from "./functionCatalogue.js";
import { InsertFormula } from "./InsertFormula.js";
import { LiveResult } from "./LiveResult.js";
import { ParameterField } from "./ParameterField.js";
import { blankDraft, readCall, type Drafts } from "./readCall.js";
import { useActiveSheet } from "./useActiveSheet.js";
import { useFunctionResult } from "./useFunctionResult.js";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "10px" },
  name: { margin: 0, fontSize: tokens.fontSizeBase400 },
  line: { display: "flex", flexWrap: "wrap", gap: "8px", alignItems: "center" },
  description: { margin: 0 },
  code: { fontFamily: tokens.fontFamilyMonospace },
});

type FunctionFormProps = {
  readonly catalogue: FunctionCatalogue;
  readonly entry: CatalogueFunction;
  readonly drafts: Drafts;
  readonly onChange: (change: Drafts) => void;
  readonly isShown: boolean;
};

/** The parameters of one function, its formula, its result, and the way into the sheet. */
export function FunctionForm({ catalogue, entry, drafts, onChange, isShown }: FunctionFormProps): ReactNode {
  const styles = useStyles();
  const { openSpreadsheet } = usePane();
  const taking = useTask();
  const activeSheet = useActiveSheet(isShown);
  const { formula, values, hint, isComplete } = readCall(entry, drafts, activeSheet);
  const result = useFunctionResult(catalogue, entry, isShown ? values : null);
  const take = (name: string): void => {
    taking.run(async () => {
      const { sheet, address, values: cells } = await (await openSpreadsheet()).readSelection();
      onChange({ [name]: { text: address, taken: { sheet, address, values: cells } } });
      return selectionText(name, sheet, address);
    });
  };
  const fillExample = (): void => {
    const given = entry.parameters.map(
      ({ name }, index) => [name, { text: entry.example[index] ?? "", taken: null }] as const,
    );
    onChange(Object.fromEntries(given));
  };
  return (
    <div className={styles.form}>
      <h3 className={styles.name}>HEDGE.{entry.name}</h3>
      <p className={styles.description}>{entry.description}</p>
      <div className={styles.line}>
        {entry.example.length > 0 && (
          <Button size="small" onClick={fillExample}>
            {texts.formula.example}
          </Button>
        )}
        {entry.helpUrl !== undefined && (
          <Link href={entry.helpUrl} target="_blank" rel="noopener">
            {texts.formula.help}
          </Link>
        )}
      </div>
      {entry.parameters.map((parameter) => (
        <ParameterField
          key={parameter.name}
          parameter={parameter}
          words={catalogue.enums.get(parameter.customEnumId ?? "")?.values ?? []}
          draft={drafts[parameter.name] ?? blankDraft}
          onChange={(draft) => {
            onChange({ [parameter.name]: draft });
          }}
          onTake={() => {
            take(parameter.name);
          }}
        />
      ))}
      {entry.parameters.length > 0 && <TaskStatus task={taking} isCompact />}
      <Field label={texts.formula.formula} size="small">
        <Textarea size="small" readOnly value={formula} textarea={{ className: styles.code }} />
      </Field>
      <LiveResult result={result} hint={hint} />
      <InsertFormula formula={formula} isComplete={isComplete} />
    </div>
  );
}

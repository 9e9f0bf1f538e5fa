import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Field,
  Input,
  makeStyles,
  Select,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { preferences } from "../../../shared/desk/readSettings.js";
import { VenueInput } from "../pane/VenueInput.js";
import { texts } from "../texts.js";
import { isPreference, settingProblems, type TypedSettings } from "./deskSettings.js";

const useStyles = makeStyles({
  grid: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: "8px 12px", alignItems: "end" },
  narrow: { minWidth: 0, width: "100%" },
});

type DeskSettingsFormProps = {
  readonly typed: TypedSettings;
  readonly venues: readonly string[];
  readonly onChange: (change: Partial<TypedSettings>) => void;
};

const invalid = (problem: string | null) => (problem === null ? {} : { validationMessage: problem });

/** What holds for the whole desk: sensible as it stands, so that it is folded up. */
export function DeskSettingsForm({ typed, venues, onChange }: DeskSettingsFormProps): ReactNode {
  const styles = useStyles();
  const field = (name: "hedgeRatio" | "proxy"): ReactNode => (
    <Field label={texts.build[name]} size="small" {...invalid(settingProblems[name](typed))}>
      <Input
        className={styles.narrow}
        input={{ className: styles.narrow }}
        size="small"
        inputMode={name === "hedgeRatio" ? "decimal" : "text"}
        value={typed[name]}
        onChange={(_event, { value }) => {
          onChange({ [name]: value });
        }}
      />
    </Field>
  );
  return (
    <Accordion collapsible>
      <AccordionItem value="inputs">
        <AccordionHeader>{texts.build.inputs}</AccordionHeader>
        <AccordionPanel>
          <div className={styles.grid}>
            <Field label={texts.build.venue} size="small" {...invalid(settingProblems.venue(typed, venues))}>
              <VenueInput
                value={typed.venue}
                venues={venues}
                onChange={(venue) => {
                  onChange({ venue });
                }}
              />
            </Field>
            {field("hedgeRatio")}
            <Field label={texts.build.prefer} size="small">
              <Select
                size="small"
                value={typed.prefer}
                onChange={(_event, { value }) => {
                  if (isPreference(value)) onChange({ prefer: value });
                }}
              >
                {preferences.map((preference) => (
                  <option key={preference}>{preference}</option>
                ))}
              </Select>
            </Field>
            {field("proxy")}
          </div>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

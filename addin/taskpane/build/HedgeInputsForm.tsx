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
import { proxyCoins } from "../../../shared/sheet/chooseHedge.js";
import { historySpans } from "../../../shared/sheet/hedgeRequest.js";
import { VenueInput } from "../pane/VenueInput.js";
import { texts } from "../texts.js";
import {
  amountFields,
  historySpanOf,
  inputProblem,
  isProxyCoin,
  venueProblem,
  type TypedInputs,
} from "./hedgeInputs.js";

const useStyles = makeStyles({
  grid: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: "8px 12px", alignItems: "end" },
  narrow: { minWidth: 0, width: "100%" },
});

type HedgeInputsFormProps = {
  readonly typed: TypedInputs;
  readonly venues: readonly string[];
  readonly onChange: (change: Partial<TypedInputs>) => void;
};

const invalid = (problem: string | null) => (problem === null ? {} : { validationMessage: problem });

/** What holds for the whole sheet: sensible as it stands, so that it is folded up. */
export function HedgeInputsForm({ typed, venues, onChange }: HedgeInputsFormProps): ReactNode {
  const styles = useStyles();
  return (
    <Accordion collapsible>
      <AccordionItem value="inputs">
        <AccordionHeader>{texts.build.inputs}</AccordionHeader>
        <AccordionPanel>
          <div className={styles.grid}>
            <Field label={texts.build.venue} size="small" {...invalid(venueProblem(typed.venue))}>
              <VenueInput
                value={typed.venue}
                venues={venues}
                onChange={(venue) => {
                  onChange({ venue });
                }}
              />
            </Field>
            <Field label={texts.build.proxyCoin} size="small">
              <Select
                size="small"
                value={typed.proxyCoin}
                onChange={(_event, { value }) => {
                  if (isProxyCoin(value)) onChange({ proxyCoin: value });
                }}
              >
                {proxyCoins.map((coin) => (
                  <option key={coin}>{coin}</option>
                ))}
              </Select>
            </Field>
            {amountFields.map((name) => (
              <Field
                key={name}
                label={texts.build[name]}
                size="small"
                {...invalid(inputProblem(name, typed[name]))}
              >
                <Input
                  className={styles.narrow}
                  input={{ className: styles.narrow }}
                  size="small"
                  inputMode="decimal"
                  value={typed[name]}
                  onChange={(_event, { value }) => {
                    onChange({ [name]: value });
                  }}
                />
              </Field>
            ))}
            <Field label={texts.build.historyDays} size="small">
              <Select
                size="small"
                value={String(typed.historyDays)}
                onChange={(_event, { value }) => {
                  const historyDays = historySpanOf(value);
                  if (historyDays !== undefined) onChange({ historyDays });
                }}
              >
                {historySpans.map((days) => (
                  <option key={days}>{days}</option>
                ))}
              </Select>
            </Field>
          </div>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

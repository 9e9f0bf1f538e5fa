import { Button, Field, Input, makeStyles, Select, Switch } from "@fluentui/react-components";
import { useEffect, useState, type ReactNode } from "react";
import { colourChoices, type ColourChoice } from "../../settings.js";
import { Notice } from "../pane/Notice.js";
import { Page } from "../pane/Page.js";
import { usePane, type PageProps } from "../pane/paneEnvironment.js";
import { useVenues } from "../pane/useVenues.js";
import { VenueInput } from "../pane/VenueInput.js";
import { sentence } from "../sentence.js";
import { texts } from "../texts.js";
import { toForm, toSettings, type SettingsForm } from "./settingsForm.js";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "12px" },
  narrow: { minWidth: 0, width: "100%" },
  buttons: { display: "flex", gap: "8px" },
});

type Outcome = { readonly intent: "success" | "error" | "warning"; readonly text: string };

const problemText = (problem: "damaged" | "not kept"): string =>
  problem === "damaged" ? texts.settings.damaged : texts.settings.notKept;

const colourOf = (text: string): ColourChoice => colourChoices.find((choice) => choice === text) ?? "system";

/** What the user may choose for all workbooks. */
export function SettingsPage(_: PageProps): ReactNode {
  const styles = useStyles();
  const store = usePane().runtime.settings;
  const venues = useVenues();
  const [form, setForm] = useState(() => toForm(store.chosen()));
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const change = (changed: Partial<SettingsForm>): void => {
    setForm((before) => ({ ...before, ...changed }));
  };
  useEffect(
    () =>
      store.onChange(() => {
        setForm(toForm(store.chosen()));
      }),
    [store],
  );
  const stored = store.problem();
  const confirm = (text: string): void => {
    const problem = store.problem();
    setOutcome(
      problem === null ? { intent: "success", text } : { intent: "warning", text: problemText(problem) },
    );
  };
  const save = (): void => {
    const brokenRule = store.save(toSettings(form));
    if (brokenRule === null) confirm(texts.settings.saved);
    else setOutcome({ intent: "error", text: sentence(brokenRule) });
  };
  return (
    <Page title={texts.titles.settings} lead={texts.settings.lead}>
      {stored !== null && outcome === null && <Notice intent="warning">{problemText(stored)}</Notice>}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field label={texts.settings.defaultVenue}>
          <VenueInput
            value={form.defaultVenue}
            venues={venues}
            onChange={(defaultVenue) => {
              change({ defaultVenue });
            }}
          />
        </Field>
        <Field label={texts.settings.refreshSeconds}>
          <Input
            className={styles.narrow}
            input={{ className: styles.narrow }}
            size="small"
            inputMode="numeric"
            value={form.refreshSeconds}
            onChange={(_event, { value }) => {
              change({ refreshSeconds: value });
            }}
          />
        </Field>
        <Switch
          label={texts.settings.startLive}
          checked={form.startLive}
          onChange={(_event, { checked }) => {
            change({ startLive: checked });
          }}
        />
        <Field label={texts.settings.colours}>
          <Select
            size="small"
            value={form.colours}
            onChange={(_event, { value }) => {
              change({ colours: colourOf(value) });
            }}
          >
            {colourChoices.map((choice) => (
              <option key={choice} value={choice}>
                {texts.settings.colourNames[choice]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={texts.settings.serviceUrl}>
          <Input
            className={styles.narrow}
            input={{ className: styles.narrow }}
            size="small"
            inputMode="url"
            spellCheck={false}
            placeholder={store.settings().serviceUrl}
            value={form.serviceUrl}
            onChange={(_event, { value }) => {
              change({ serviceUrl: value });
            }}
          />
        </Field>
        <Field label={texts.settings.functionKey}>
          <Input
            className={styles.narrow}
            input={{ className: styles.narrow }}
            size="small"
            type="password"
            autoComplete="off"
            value={form.functionKey}
            onChange={(_event, { value }) => {
              change({ functionKey: value });
            }}
          />
        </Field>
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary">
            {texts.settings.save}
          </Button>
          <Button
            onClick={() => {
              store.reset();
              confirm(texts.settings.wasReset);
            }}
          >
            {texts.settings.reset}
          </Button>
        </div>
      </form>
      {outcome !== null && <Notice intent={outcome.intent}>{outcome.text}</Notice>}
    </Page>
  );
}

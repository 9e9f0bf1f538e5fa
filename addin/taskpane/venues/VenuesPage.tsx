import { Button, Field, Input, makeStyles, Select } from "@fluentui/react-components";
import { ArrowSortDownRegular } from "@fluentui/react-icons";
import { useState, type ReactNode } from "react";
import type { Comparison } from "../../../shared/contract/compare.js";
import type { PerpetualKind } from "../../../shared/contract/perpetuals.js";
import { HedgeError } from "../../../shared/errors.js";
import { errorCode } from "../pane/errorCode.js";
import { Page } from "../pane/Page.js";
import { usePane, type PageProps } from "../pane/paneEnvironment.js";
import { TaskStatus } from "../pane/TaskStatus.js";
import { useTask } from "../pane/useTask.js";
import { comparedText, insertedText, texts } from "../texts.js";
import { fetchComparison } from "../fetchComparison.js";
import { OffersTable } from "./OffersTable.js";
import { VenueStates } from "./VenueStates.js";

const useStyles = makeStyles({
  form: { display: "grid", gridTemplateColumns: "1fr 1.6fr", gap: "8px 12px", alignItems: "end" },
  narrow: { minWidth: 0, width: "100%" },
  button: { gridColumn: "1 / -1", justifySelf: "start" },
});

const kindOf = (text: string): PerpetualKind => (text === "linear" ? "linear" : "inverse");

/** Where to short a coin: all venues side by side. */
export function VenuesPage(_: PageProps): ReactNode {
  const styles = useStyles();
  const { ask, openSpreadsheet } = usePane();
  const asking = useTask();
  const inserting = useTask();
  const [coin, setCoin] = useState("");
  const [kind, setKind] = useState<PerpetualKind>("inverse");
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const compare = (): void => {
    asking.run(async (report) => {
      report(texts.venues.asking);
      if (coin.trim() === "") throw new HedgeError({ code: "invalid_input", message: texts.venues.noCoin });
      const answer = await fetchComparison(ask, { coin: coin.trim().toUpperCase(), kind });
      setComparison(answer);
      return answer.offers.length === 0 ? texts.venues.none : comparedText(answer.coin, answer.offers.length);
    });
  };
  const insert = (instrument: string): void => {
    inserting.run(async () => {
      try {
        const { sheet, address } = await (await openSpreadsheet()).insertText(instrument, { replace: false });
        return insertedText(sheet, address);
      } catch (error) {
        if (errorCode(error) !== "cell_not_empty") throw error;
        throw new HedgeError({ code: "cell_not_empty", message: texts.venues.taken, cause: error });
      }
    });
  };
  return (
    <Page title={texts.titles.venues} lead={texts.venues.lead}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          compare();
        }}
      >
        <Field label={texts.venues.coin} size="small">
          <Input
            className={styles.narrow}
            input={{ className: styles.narrow }}
            autoComplete="off"
            spellCheck={false}
            value={coin}
            onChange={(_event, { value }) => {
              setCoin(value);
            }}
          />
        </Field>
        <Field label={texts.venues.kind} size="small">
          <Select
            value={kind}
            select={{ className: styles.narrow }}
            onChange={(_event, { value }) => {
              setKind(kindOf(value));
            }}
          >
            <option value="inverse">{texts.venues.inverse}</option>
            <option value="linear">{texts.venues.linear}</option>
          </Select>
        </Field>
        <Button
          className={styles.button}
          type="submit"
          appearance="primary"
          icon={<ArrowSortDownRegular />}
          disabledFocusable={asking.status === "running"}
        >
          {texts.venues.compare}
        </Button>
      </form>
      <TaskStatus task={asking} />
      {comparison !== null && <OffersTable comparison={comparison} onInsert={insert} />}
      <TaskStatus task={inserting} />
      <VenueStates />
    </Page>
  );
}

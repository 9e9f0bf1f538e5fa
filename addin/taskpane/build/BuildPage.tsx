import { Button, makeStyles } from "@fluentui/react-components";
import {
  AddRegular,
  PanelRightContractRegular,
  SelectObjectRegular,
  SparkleRegular,
  TableAddRegular,
} from "@fluentui/react-icons";
import { useState, type ReactNode } from "react";
import { HedgeError } from "../../../shared/errors.js";
import type { HedgeRequest } from "../../../shared/sheet/hedgeRequest.js";
import { leavePane } from "../../host/panePage.js";
import { Page } from "../pane/Page.js";
import { usePane, type PageProps } from "../pane/paneEnvironment.js";
import { TaskStatus } from "../pane/TaskStatus.js";
import { useTask } from "../pane/useTask.js";
import { useVenues } from "../pane/useVenues.js";
import { takenText, texts } from "../texts.js";
import { toHedgeInputs, usualInputs, type TypedInputs } from "./hedgeInputs.js";
import { HedgeInputsForm } from "./HedgeInputsForm.js";
import { holdingsOf, isBlank, sampleHoldings, toHolding } from "./holdingRows.js";
import { HoldingsTable } from "./HoldingsTable.js";
import { ReplaceDialog } from "./ReplaceDialog.js";
import { rowCheck } from "./rowCheck.js";
import { useBuild } from "./useBuild.js";
import { useHedges } from "./useHedges.js";
import { useHoldings } from "./useHoldings.js";

const useStyles = makeStyles({
  sources: { display: "flex", flexWrap: "wrap", gap: "8px" },
  more: { display: "flex", gap: "8px" },
});

function refuse(message: string): never {
  throw new HedgeError({ code: "invalid_input", message });
}

/** From a list of holdings to a hedge sheet. */
export function BuildPage(_: PageProps): ReactNode {
  const styles = useStyles();
  const { runtime, openSpreadsheet } = usePane();
  const venues = useVenues();
  const holdings = useHoldings();
  const [inputs, setInputs] = useState<TypedInputs>(() => ({
    ...usualInputs,
    venue: runtime.settings.settings().defaultVenue,
  }));
  const selection = useTask();
  const build = useBuild();
  const leaving = useTask();
  const hedges = useHedges({
    coins: holdings.rows.map(({ coin }) => coin),
    venue: inputs.venue.trim().toLowerCase(),
    proxyCoin: inputs.proxyCoin,
  });
  const checks = holdings.rows.map((row, index) => rowCheck(row, hedges.found?.choices[index] ?? null));

  const takeSelection = async (): Promise<string> => {
    const { values, isCut } = await (await openSpreadsheet()).readSelection();
    const { holdings: taken, leftOut } = holdingsOf(values);
    if (taken.length === 0) refuse(texts.build.emptySelection);
    if (!values.some((row) => row.length >= 2)) refuse(texts.build.noColumns);
    holdings.append(taken);
    return isCut ? texts.build.cut : takenText(taken.length, leftOut);
  };

  const request = async (): Promise<HedgeRequest> => {
    const filled = holdings.rows.filter((row) => !isBlank(row));
    if (filled.length === 0) refuse(texts.build.nothing);
    const hedgeInputs = toHedgeInputs(inputs) ?? refuse(texts.build.wrongInput);
    const { choices, proxies } = await hedges.find();
    const choiceOf = new Map(holdings.rows.map(({ id }, index) => [id, choices[index] ?? null]));
    return {
      holdings: filled.map(toHolding),
      inputs: hedgeInputs,
      choices: filled.map(({ id }) => choiceOf.get(id) ?? { status: "refused", problem: texts.build.noCoin }),
      proxies,
      venues: venues.length > 0 ? venues : [hedgeInputs.venue],
      historyDays: inputs.historyDays,
    };
  };

  return (
    <Page title={texts.titles.build} lead={texts.build.lead}>
      <div className={styles.sources}>
        <Button
          icon={<SelectObjectRegular />}
          onClick={() => {
            selection.run(takeSelection);
          }}
        >
          {texts.build.selection}
        </Button>
        <Button
          icon={<SparkleRegular />}
          onClick={() => {
            holdings.append(sampleHoldings);
          }}
        >
          {texts.build.sample}
        </Button>
      </div>
      <TaskStatus task={selection} isCompact />
      <HoldingsTable
        rows={holdings.rows}
        checks={checks}
        onChange={holdings.change}
        onRemove={holdings.remove}
      />
      <div className={styles.more}>
        <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={holdings.add}>
          {texts.build.add}
        </Button>
        <Button size="small" appearance="subtle" onClick={holdings.clear}>
          {texts.build.clear}
        </Button>
      </div>
      <HedgeInputsForm
        typed={inputs}
        venues={venues}
        onChange={(change) => {
          setInputs((before) => ({ ...before, ...change }));
        }}
      />
      <Button
        appearance="primary"
        size="large"
        icon={<TableAddRegular />}
        disabledFocusable={build.task.status === "running"}
        onClick={() => {
          build.start(request);
        }}
      >
        {texts.build.button}
      </Button>
      <TaskStatus task={build.task} />
      {build.task.status === "done" && build.task.text !== "" && (
        <Button
          icon={<PanelRightContractRegular />}
          onClick={() => {
            leaving.run(async () => {
              await leavePane();
              return "";
            });
          }}
        >
          {texts.build.wholeSheet}
        </Button>
      )}
      <TaskStatus task={leaving} isCompact />
      <ReplaceDialog taken={build.taken} onChoose={build.answer} />
    </Page>
  );
}

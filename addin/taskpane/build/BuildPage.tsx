import { Button, makeStyles, ToggleButton } from "@fluentui/react-components";
import { AddRegular, PanelRightContractRegular, TableAddRegular } from "@fluentui/react-icons";
import { useState, type ReactNode } from "react";
import { HedgeError } from "../../../shared/errors.js";
import { leavePane } from "../../host/panePage.js";
import { Page } from "../pane/Page.js";
import { usePane, type PageProps } from "../pane/paneEnvironment.js";
import { TaskStatus } from "../pane/TaskStatus.js";
import { useTask } from "../pane/useTask.js";
import { useVenues } from "../pane/useVenues.js";
import { texts } from "../texts.js";
import { BuildDialog } from "./BuildDialog.js";
import { defaultSettings, toSettings, type TypedSettings } from "./deskSettings.js";
import { DeskSettingsForm } from "./DeskSettingsForm.js";
import { heldRowOf, sampleHoldings } from "./holdingRows.js";
import { HoldingSources } from "./HoldingSources.js";
import { HoldingsTable } from "./HoldingsTable.js";
import { readPastedList } from "./pastedList.js";
import { rowCheck } from "./rowCheck.js";
import { useBuild, type BuildRequest } from "./useBuild.js";
import { useHoldings } from "./useHoldings.js";
import { useOptionalColumns } from "./useOptionalColumns.js";
import { usePlan } from "./usePlan.js";
import { useTakenList } from "./useTakenList.js";

const useStyles = makeStyles({
  more: { display: "flex", gap: "8px" },
});

function refuse(message: string): never {
  throw new HedgeError({ code: "invalid_input", message });
}

/** From a list of holdings to a hedge sheet. */
export function BuildPage(_: PageProps): ReactNode {
  const styles = useStyles();
  const { runtime } = usePane();
  const venues = useVenues();
  const holdings = useHoldings();
  const { defaultVenue } = runtime.settings.settings();
  const untouched: TypedSettings = { ...defaultSettings, venue: defaultVenue };
  const [typed, setTyped] = useState<TypedSettings>(untouched);
  const list = useTakenList(holdings);
  const columns = useOptionalColumns(holdings.rows);
  const build = useBuild();
  const leaving = useTask();
  const settings = toSettings(typed, venues);
  const plan = usePlan({
    holdings: holdings.rows.map((row) => Object.values(heldRowOf(row))),
    shorts: [],
    settings: Object.entries(settings ?? {}),
    defaultVenue,
  });
  const checks = holdings.rows.map((row, index) => rowCheck(row, index, plan.found?.desk ?? null));

  const request = (): BuildRequest => {
    // A person who pastes a list and builds at once would get the list of before.
    if (list.pasted.trim() !== "") refuse(texts.list.pastedOnly);
    return {
      book: {
        holdings: holdings.held,
        shorts: [],
        settings: settings ?? refuse(texts.build.wrongInput),
        closed: [],
      },
      areSettingsTyped: JSON.stringify(typed) !== JSON.stringify(untouched),
      venues,
    };
  };

  return (
    <Page title={texts.titles.build} lead={texts.build.lead}>
      <HoldingSources
        list={list}
        onSample={() => {
          holdings.append(sampleHoldings);
        }}
      />
      <HoldingsTable
        rows={holdings.rows}
        columns={columns.shown}
        checks={checks}
        onChange={(id, change) => {
          columns.keep(change);
          holdings.change(id, change);
        }}
        onRemove={holdings.remove}
        onPasteList={(text) => {
          list.take(async () => Promise.resolve((answers) => readPastedList(text, answers)));
        }}
      />
      <div className={styles.more}>
        <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={holdings.add}>
          {texts.build.add}
        </Button>
        <ToggleButton size="small" appearance="subtle" checked={columns.areAllShown} onClick={columns.toggle}>
          {texts.build.moreColumns}
        </ToggleButton>
        <Button size="small" appearance="subtle" onClick={holdings.clear}>
          {texts.build.clear}
        </Button>
      </div>
      <DeskSettingsForm
        typed={typed}
        venues={venues}
        onChange={(change) => {
          setTyped((before) => ({ ...before, ...change }));
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
      <BuildDialog question={build.question} onChoose={build.answer} />
    </Page>
  );
}

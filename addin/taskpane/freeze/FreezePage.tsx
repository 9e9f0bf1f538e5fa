import { Button, Field, Select } from "@fluentui/react-components";
import { WeatherSnowflakeRegular } from "@fluentui/react-icons";
import { useCallback, useEffect, useState, type ReactNode } from "react";
import { Page } from "../pane/Page.js";
import { usePane, type PageProps } from "../pane/paneEnvironment.js";
import { TaskStatus } from "../pane/TaskStatus.js";
import { useTask } from "../pane/useTask.js";
import { asOfText, frozenText, texts } from "../texts.js";

type Sheets = { readonly names: readonly string[]; readonly chosen: string };

/** Copies a sheet to values, with the time that they are of. */
export function FreezePage({ isShown }: PageProps): ReactNode {
  const { openSpreadsheet, runtime } = usePane();
  const listing = useTask();
  const freezing = useTask();
  const [sheets, setSheets] = useState<Sheets>({ names: [], chosen: "" });
  const list = listing.run;
  const listSheets = useCallback(() => {
    list(async () => {
      const spreadsheet = await openSpreadsheet();
      const [names, selection] = await Promise.all([spreadsheet.sheetNames(), spreadsheet.readSelection()]);
      setSheets((before) => ({
        names,
        chosen: names.includes(before.chosen) ? before.chosen : selection.sheet,
      }));
      return "";
    });
  }, [list, openSpreadsheet]);
  useEffect(() => {
    if (isShown) listSheets();
  }, [isShown, listSheets]);
  const freeze = (): void => {
    freezing.run(async (report) => {
      report(texts.freeze.copying);
      const times = runtime.feed.status().channels.flatMap(({ asOf }) => (asOf === null ? [] : [asOf]));
      // The oldest price is the one that the whole copy can be trusted for.
      const asOf = times.length === 0 ? Date.now() : Math.min(...times);
      const spreadsheet = await openSpreadsheet();
      const { sheet, frozenFormulas } = await spreadsheet.freezeCopy(sheets.chosen, asOfText(asOf));
      return frozenText(sheet, frozenFormulas);
    });
  };
  return (
    <Page title={texts.titles.freeze} lead={texts.freeze.lead}>
      <Field label={texts.freeze.sheet}>
        <Select
          value={sheets.chosen}
          onChange={(_event, { value }) => {
            setSheets((before) => ({ ...before, chosen: value }));
          }}
        >
          {sheets.names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </Field>
      <Button
        appearance="primary"
        icon={<WeatherSnowflakeRegular />}
        disabledFocusable={sheets.chosen === "" || freezing.status === "running"}
        onClick={freeze}
      >
        {texts.freeze.button}
      </Button>
      {listing.status === "failed" && (
        <>
          <TaskStatus task={listing} />
          <Button onClick={listSheets}>{texts.freeze.reload}</Button>
        </>
      )}
      <TaskStatus task={freezing} />
    </Page>
  );
}

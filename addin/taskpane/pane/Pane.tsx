import { Badge, FluentProvider, Link, makeStyles, Title3, tokens } from "@fluentui/react-components";
import { useCallback, useEffect, useState, type FunctionComponent, type ReactNode } from "react";
import { onPanePageRequested, type RibbonNotice } from "../../host/panePage.js";
import { BuildPage } from "../build/BuildPage.js";
import { ExplainPage } from "../explain/ExplainPage.js";
import { FormulaPage } from "../formula/FormulaPage.js";
import { FreezePage } from "../freeze/FreezePage.js";
import { HelpPage } from "../help/HelpPage.js";
import { LivePage } from "../live/LivePage.js";
import { ProblemsPage } from "../problems/ProblemsPage.js";
import { RecordPage } from "../record/RecordPage.js";
import { SettingsPage } from "../settings/SettingsPage.js";
import { sentence } from "../sentence.js";
import { texts } from "../texts.js";
import { VenuesPage } from "../venues/VenuesPage.js";
import { Notice } from "./Notice.js";
import { pageIds, type PageId } from "./pageIds.js";
import { usePane, type PageProps } from "./paneEnvironment.js";
import { PaneTabs } from "./PaneTabs.js";
import { useFeedStatus } from "./useFeedStatus.js";
import { useOfficeNotice } from "./useOfficeNotice.js";
import { useTheme } from "./useTheme.js";

const pages: Readonly<Record<PageId, FunctionComponent<PageProps>>> = {
  build: BuildPage,
  record: RecordPage,
  explain: ExplainPage,
  formula: FormulaPage,
  live: LivePage,
  problems: ProblemsPage,
  venues: VenuesPage,
  freeze: FreezePage,
  settings: SettingsPage,
  help: HelpPage,
};

const useStyles = makeStyles({
  pane: { height: "100%", display: "flex", flexDirection: "column", overflowWrap: "anywhere" },
  // Office lays its menu of the add-in over the corner at the right.
  header: { display: "flex", flex: "none", gap: "8px", alignItems: "center", padding: "8px 44px 4px 16px" },
  brand: { margin: 0, letterSpacing: "0.04em", fontSize: tokens.fontSizeBase400 },
  badge: { marginInlineStart: "auto" },
  notice: { padding: "4px 16px 0" },
  content: {
    flex: "auto",
    minHeight: 0,
    overflowY: "auto",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** The whole pane. A page stays as it was left while others are in front: nothing that was typed is lost. */
export function Pane({ isInOffice }: { readonly isInOffice: boolean }): ReactNode {
  const styles = useStyles();
  const theme = useTheme(usePane().runtime.settings);
  const notice = useOfficeNotice(isInOffice);
  const isSimulated = useFeedStatus().channels.some(({ source }) => source === "simulated");
  const [selected, setSelected] = useState<PageId>("build");
  const [visited, setVisited] = useState<ReadonlySet<PageId>>(new Set([selected]));
  const [said, setSaid] = useState<RibbonNotice | null>(null);
  const choose = useCallback((page: PageId, ribbon: RibbonNotice | null = null) => {
    setSelected(page);
    setVisited((before) => new Set([...before, page]));
    setSaid(ribbon);
  }, []);
  useEffect(() => onPanePageRequested(choose), [choose]);
  return (
    // Without a class of its own: menus and dialogs get it too, and as large as the pane they would cover the sheet.
    <FluentProvider theme={theme} style={{ height: "100%" }}>
      <div className={styles.pane}>
        <header className={styles.header}>
          <img src="assets/icon-64.png" alt="" width="24" height="24" />
          <Title3 as="h1" className={styles.brand}>
            {texts.brand}
          </Title3>
          {isSimulated && (
            <Badge className={styles.badge} appearance="outline" color="warning">
              {texts.simulated}
            </Badge>
          )}
        </header>
        <PaneTabs selected={selected} onChoose={choose} />
        <main className={styles.content}>
          {notice !== null && (
            <div className={styles.notice}>
              <Notice intent="warning">
                {texts[notice]}{" "}
                {notice === "officeOutside" && (
                  <Link href="workbench.html" target="_blank" rel="noopener" inline>
                    {texts.workbench}
                  </Link>
                )}
              </Notice>
            </div>
          )}
          {said !== null && (
            <div className={styles.notice}>
              <Notice intent={said.intent}>{sentence(said.text)}</Notice>
            </div>
          )}
          {pageIds
            .filter((page) => visited.has(page))
            .map((page) => {
              const PageContent = pages[page];
              return (
                <div
                  key={page}
                  id={`page-${page}`}
                  role="tabpanel"
                  aria-labelledby={`tab-${page}`}
                  hidden={page !== selected}
                >
                  <PageContent isShown={page === selected} />
                </div>
              );
            })}
        </main>
      </div>
    </FluentProvider>
  );
}

import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState, type ReactNode } from "react";
import { Page } from "../pane/Page.js";
import { usePane, type PageProps } from "../pane/paneEnvironment.js";
import { helpFolder } from "../../language/languages.js";
import { language } from "../../language/spoken.js";
import { texts, versionText } from "../texts.js";
import { Diagnostics } from "./Diagnostics.js";

const useStyles = makeStyles({
  title: { margin: "4px 0 0", fontSize: tokens.fontSizeBase300, color: tokens.colorBrandForeground1 },
  steps: { margin: 0, paddingInlineStart: "20px", display: "grid", gap: "6px" },
  errors: {
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    gap: "6px 12px",
    margin: 0,
    "& dt": { fontWeight: tokens.fontWeightSemibold },
    "& dd": { margin: 0 },
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  links: { display: "grid", gap: "4px", justifyItems: "start" },
});

const helpLinks = [
  ["all-functions", "functionPages"],
  ["errors", "errorPages"],
  ["when-excel-misbehaves", "excelPage"],
  ["support", "supportPage"],
  ["privacy", "privacyPage"],
  ["terms", "termsPage"],
] as const;

/** How to begin, what errors mean, and what to send when that is not enough. */
export function HelpPage({ isShown }: PageProps): ReactNode {
  const styles = useStyles();
  const { version } = usePane().runtime;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    // Read when the page is opened, and not each second: a selection in the text must stand.
    if (isShown) setNow(Date.now());
  }, [isShown]);
  return (
    <Page title={texts.titles.help} lead={texts.help.lead}>
      <ol className={styles.steps}>
        {texts.help.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className={styles.quiet}>{texts.help.decimals}</p>
      <h3 className={styles.title}>{texts.help.errors}</h3>
      <dl className={styles.errors}>
        <dt>#VALUE!</dt>
        <dd>{texts.help.errorValue}</dd>
        <dt>#N/A</dt>
        <dd>{texts.help.errorNotAvailable}</dd>
        <dt>#NAME?</dt>
        <dd>{texts.help.errorName}</dd>
      </dl>
      {/* Never in this window: leaving the page would end the functions of all cells. */}
      <div className={styles.links}>
        {helpLinks.map(([page, text]) => (
          <Link key={page} href={`${helpFolder(language)}${page}.html`} target="_blank" rel="noopener">
            {texts.help[text]}
          </Link>
        ))}
      </div>
      <Diagnostics now={now} />
      <p className={styles.quiet}>{versionText(version)}</p>
    </Page>
  );
}

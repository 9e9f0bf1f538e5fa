import { makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: "12px", padding: "12px 16px 24px" },
  title: { margin: 0 },
  lead: { margin: "2px 0 0", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

type PageLayout = { readonly title: string; readonly lead: string; readonly children: ReactNode };

/** The frame of a page: what it is called, what it is for, and the rest below. */
export function Page({ title, lead, children }: PageLayout): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <div>
        <Subtitle2 as="h2" className={styles.title}>
          {title}
        </Subtitle2>
        <p className={styles.lead}>{lead}</p>
      </div>
      {children}
    </div>
  );
}

import { Badge, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CircleFilled, CircleHalfFillRegular, CircleRegular, TriangleFilled } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import type { ChannelRow } from "../channelRow.js";
import { texts } from "../texts.js";

const useStyles = makeStyles({
  card: {
    padding: "8px 12px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  head: { display: "flex", flexWrap: "wrap", gap: "2px 8px", alignItems: "center" },
  name: { flex: "auto", fontWeight: tokens.fontWeightSemibold },
  state: {
    display: "inline-flex",
    gap: "4px",
    alignItems: "center",
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  fresh: { color: tokens.colorPaletteGreenForeground1 },
  stale: { color: tokens.colorPaletteDarkOrangeForeground1 },
  problem: { color: tokens.colorPaletteRedForeground1 },
  waiting: { color: tokens.colorNeutralForeground2 },
  detail: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: "tabular-nums",
  },
  sentence: { margin: "4px 0 0", fontSize: tokens.fontSizeBase200 },
});

/** Each state has a sign and a word, so that colour alone says nothing. */
const signs = {
  fresh: CircleFilled,
  stale: CircleHalfFillRegular,
  problem: TriangleFilled,
  waiting: CircleRegular,
} as const;

/** How the live data of one venue fares. */
export function ChannelCard({ row }: { readonly row: ChannelRow }): ReactNode {
  const styles = useStyles();
  const Sign = signs[row.state];
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <span className={styles.name}>{row.name}</span>
        {row.isSimulated && (
          <Badge size="small" appearance="outline" color="warning">
            {texts.live.simulated}
          </Badge>
        )}
        <span className={mergeClasses(styles.state, styles[row.state])}>
          <Sign aria-hidden />
          {texts.live.states[row.state]}
        </span>
      </div>
      <p className={styles.detail}>{row.detail}</p>
      {row.problem !== null && <p className={styles.sentence}>{row.problem}</p>}
    </li>
  );
}

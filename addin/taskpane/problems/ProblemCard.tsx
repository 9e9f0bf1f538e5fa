import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { CellProblem } from "../../host/spreadsheet.js";
import { sentence } from "../sentence.js";
import { texts } from "../texts.js";

const useStyles = makeStyles({
  card: {
    padding: "8px 12px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  head: { display: "flex", gap: "8px", justifyContent: "space-between", alignItems: "baseline" },
  shown: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorPaletteRedForeground1 },
  formula: {
    margin: "2px 0",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  reason: { margin: 0 },
});

const maxLetters = 200;

const cut = (text: string): string => (text.length <= maxLetters ? text : `${text.slice(0, maxLetters)}…`);

type ProblemCardProps = { readonly problem: CellProblem; readonly onShow: () => void };

/** One cell in error: where it is, what it shows, and why. */
export function ProblemCard({ problem, onShow }: ProblemCardProps): ReactNode {
  const styles = useStyles();
  const { sheet, address, shown, formula, kind, reason } = problem;
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <Link as="button" title={texts.problems.show} onClick={onShow}>
          {`${sheet}!${address}`}
        </Link>
        <span className={styles.shown}>{shown}</span>
      </div>
      <p className={styles.formula}>{cut(formula)}</p>
      <p className={styles.reason}>{reason === null ? texts.problems.kinds[kind] : sentence(reason)}</p>
    </li>
  );
}

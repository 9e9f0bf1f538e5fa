import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { isCellError, isCellMatrix, type CellMatrix, type CellResult } from "../../runtime/cellResult.js";
import { count } from "../../language/fill.js";
import { texts } from "../texts.js";
import { resultText } from "./resultText.js";

const useStyles = makeStyles({
  box: {
    minHeight: "56px",
    padding: "8px 12px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowX: "auto",
  },
  value: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  error: { color: tokens.colorPaletteRedForeground1 },
  table: {
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    overflowWrap: "normal",
    "& td": { padding: "2px 8px 2px 0", whiteSpace: "nowrap", textAlign: "start" },
  },
});

const maxRows = 8;

function Table({ rows }: { readonly rows: CellMatrix }): ReactNode {
  const styles = useStyles();
  const shown = rows.slice(0, maxRows);
  return (
    <>
      <table className={styles.table}>
        <tbody>
          {shown.map((row, index) => (
            <tr key={index}>
              {row.map((each, column) => (
                <td key={column}>{resultText(each)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > maxRows && (
        <div className={styles.quiet}>{count(texts.formula.rowsShown, rows.length, { shown: maxRows })}</div>
      )}
    </>
  );
}

function Shown({ result }: { readonly result: CellResult }): ReactNode {
  const styles = useStyles();
  if (isCellMatrix(result)) return <Table rows={result} />;
  if (!isCellError(result)) return <div className={styles.value}>{resultText(result)}</div>;
  return (
    <>
      <div className={mergeClasses(styles.value, styles.error)}>{result.code}</div>
      <div>{result.message}</div>
    </>
  );
}

type LiveResultProps = {
  /** Null while it is awaited. */
  readonly result: CellResult | null;
  /** Why there can be none yet. */
  readonly hint: string | null;
};

/** What the cell will show. Not spoken at each change: a live price changes each second. */
export function LiveResult({ result, hint }: LiveResultProps): ReactNode {
  const styles = useStyles();
  return (
    <div
      className={styles.box}
      role="group"
      aria-label={texts.formula.result}
      // A table wider than the pane is scrolled by the arrow keys.
      tabIndex={0}
    >
      {hint !== null && <div className={styles.quiet}>{hint}</div>}
      {hint === null && result === null && <div className={styles.quiet}>{texts.formula.calculating}</div>}
      {hint === null && result !== null && <Shown result={result} />}
    </div>
  );
}

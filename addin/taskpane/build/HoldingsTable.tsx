import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { texts } from "../texts.js";
import { HoldingLine, type RowCheck } from "./HoldingLine.js";
import type { HoldingRow, OptionalColumn, TypedHolding } from "./holdingRows.js";

const useStyles = makeStyles({
  heads: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  // As the fields of a line stand.
  main: { display: "grid", gridTemplateColumns: "1fr 1.4fr 32px", gap: "4px" },
  more: { display: "grid", gridAutoFlow: "column", gridAutoColumns: "1fr", gap: "4px", marginRight: "36px" },
  list: { display: "grid", gap: "4px", margin: "4px 0 0", padding: 0, listStyle: "none" },
});

type HoldingsTableProps = {
  readonly rows: readonly HoldingRow[];
  /** The columns that are shown besides coin and coins. */
  readonly columns: readonly OptionalColumn[];
  /** For each row, in the same order. */
  readonly checks: readonly (RowCheck | null)[];
  readonly onChange: (id: number, change: Partial<TypedHolding>) => void;
  readonly onRemove: (id: number) => void;
  /** A text of several lines or columns was pasted into a field for a coin. */
  readonly onPasteList: (text: string) => void;
};

/** The holdings as they are typed or were taken, each with its check. */
export function HoldingsTable(props: HoldingsTableProps): ReactNode {
  const { rows, columns, checks, onChange, onRemove, onPasteList } = props;
  const styles = useStyles();
  return (
    <div>
      <div className={styles.heads} aria-hidden>
        <div className={styles.main}>
          <span>{texts.build.coin}</span>
          <span>{texts.build.coins}</span>
        </div>
        <div className={styles.more}>
          {columns.map((name) => (
            <span key={name}>{texts.build[name]}</span>
          ))}
        </div>
      </div>
      <ul className={styles.list} aria-label={texts.build.holdings}>
        {rows.map((row, index) => (
          <HoldingLine
            key={row.id}
            row={row}
            number={index + 1}
            columns={columns}
            check={checks[index] ?? null}
            onChange={(change) => {
              onChange(row.id, change);
            }}
            onRemove={() => {
              onRemove(row.id);
            }}
            onPasteList={onPasteList}
          />
        ))}
      </ul>
    </div>
  );
}

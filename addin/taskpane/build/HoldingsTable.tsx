import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { texts } from "../texts.js";
import { HoldingLine, type RowCheck } from "./HoldingLine.js";
import type { HoldingRow, TypedHolding } from "./holdingRows.js";

const useStyles = makeStyles({
  heads: {
    display: "grid",
    gridTemplateColumns: "1fr 1.1fr 1fr 32px",
    gap: "4px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  list: { display: "grid", gap: "4px", margin: "4px 0 0", padding: 0, listStyle: "none" },
});

type HoldingsTableProps = {
  readonly rows: readonly HoldingRow[];
  /** For each row, in the same order. */
  readonly checks: readonly (RowCheck | null)[];
  readonly onChange: (id: number, change: Partial<TypedHolding>) => void;
  readonly onRemove: (id: number) => void;
};

/** The holdings as they are typed or were selected, each with its check. */
export function HoldingsTable({ rows, checks, onChange, onRemove }: HoldingsTableProps): ReactNode {
  const styles = useStyles();
  return (
    <div>
      <div className={styles.heads} aria-hidden>
        <span>{texts.build.coin}</span>
        <span>{texts.build.quantity}</span>
        <span>{texts.build.marginCoins}</span>
      </div>
      <ul className={styles.list} aria-label={texts.build.holdings}>
        {rows.map((row, index) => (
          <HoldingLine
            key={row.id}
            row={row}
            number={index + 1}
            check={checks[index] ?? null}
            onChange={(change) => {
              onChange(row.id, change);
            }}
            onRemove={() => {
              onRemove(row.id);
            }}
          />
        ))}
      </ul>
    </div>
  );
}

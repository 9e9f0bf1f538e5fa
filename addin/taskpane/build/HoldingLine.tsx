import { Button, Input, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import {
  CheckmarkCircleFilled,
  DeleteRegular,
  ErrorCircleFilled,
  WarningFilled,
} from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { fill } from "../../language/fill.js";
import { texts } from "../texts.js";
import type { HoldingRow, OptionalColumn, TypedHolding } from "./holdingRows.js";

const useStyles = makeStyles({
  fields: { display: "grid", gridTemplateColumns: "1fr 1.4fr 32px", gap: "4px", alignItems: "center" },
  // As wide as the fields above, up to the button that removes the row.
  more: {
    display: "grid",
    gridAutoFlow: "column",
    gridAutoColumns: "1fr",
    gap: "4px",
    margin: "4px 36px 0 0",
  },
  field: { minWidth: 0 },
  check: {
    display: "flex",
    gap: "4px",
    alignItems: "flex-start",
    minHeight: "18px",
    margin: "2px 0 0",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  sign: { flex: "none", marginTop: "2px" },
  good: { color: tokens.colorPaletteGreenForeground1 },
  warning: { color: tokens.colorPaletteDarkOrangeForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
});

/** What is shown of a row. */
export type RowCheck = { readonly state: "good" | "warning" | "bad"; readonly text: string };

const signs = { good: CheckmarkCircleFilled, warning: WarningFilled, bad: ErrorCircleFilled } as const;

type HoldingLineProps = {
  readonly row: HoldingRow;
  /** From 1 on. */
  readonly number: number;
  /** The columns that are shown besides coin and coins. */
  readonly columns: readonly OptionalColumn[];
  readonly check: RowCheck | null;
  readonly onChange: (change: Partial<TypedHolding>) => void;
  readonly onRemove: () => void;
  readonly onPasteList: (text: string) => void;
};

/** Whether a pasted text is a list and no coin. */
const isList = (text: string): boolean => /[\t\n\r]/.test(text.trim());

/** One holding: its fields, and below them what is to be shorted or what is wrong. */
export function HoldingLine(props: HoldingLineProps): ReactNode {
  const { row, number, columns, check, onChange, onRemove, onPasteList } = props;
  const styles = useStyles();
  const checkId = `holding-check-${String(row.id)}`;
  const field = (name: keyof TypedHolding): ReactNode => (
    <Input
      key={name}
      className={styles.field}
      size="small"
      value={row[name]}
      input={{ className: styles.field }}
      inputMode={name === "coins" || name === "beta" ? "decimal" : "text"}
      autoComplete="off"
      spellCheck={false}
      aria-label={fill(texts.build.row, { name: texts.build[name], row: number })}
      aria-describedby={checkId}
      onChange={(_event, { value }) => {
        onChange({ [name]: value });
      }}
      onPaste={(event) => {
        const text = event.clipboardData.getData("text/plain");
        if (name !== "coin" || !isList(text)) return;
        event.preventDefault();
        onPasteList(text);
      }}
    />
  );
  const Sign = check === null ? null : signs[check.state];
  return (
    <li>
      <div className={styles.fields}>
        {field("coin")}
        {field("coins")}
        <Button
          size="small"
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={fill(texts.build.removeCoin, { number })}
          onClick={onRemove}
        />
      </div>
      {columns.length > 0 && <div className={styles.more}>{columns.map(field)}</div>}
      <p className={styles.check} id={checkId}>
        {check !== null && Sign !== null && (
          <>
            <Sign className={mergeClasses(styles.sign, styles[check.state])} aria-hidden />
            <span>{check.text}</span>
          </>
        )}
      </p>
    </li>
  );
}

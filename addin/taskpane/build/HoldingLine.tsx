import { Button, Input, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import {
  CheckmarkCircleFilled,
  DeleteRegular,
  ErrorCircleFilled,
  WarningFilled,
} from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { texts } from "../texts.js";
import type { HoldingRow, TypedHolding } from "./holdingRows.js";

const useStyles = makeStyles({
  fields: { display: "grid", gridTemplateColumns: "1fr 1.1fr 1fr 32px", gap: "4px", alignItems: "center" },
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

/** What is told of a row. */
export type RowCheck = { readonly state: "good" | "warning" | "bad"; readonly text: string };

const signs = { good: CheckmarkCircleFilled, warning: WarningFilled, bad: ErrorCircleFilled } as const;

type HoldingLineProps = {
  readonly row: HoldingRow;
  /** From 1 on. */
  readonly number: number;
  readonly check: RowCheck | null;
  readonly onChange: (change: Partial<TypedHolding>) => void;
  readonly onRemove: () => void;
};

/** One holding: three fields, and below them what is to be shorted or what is wrong. */
export function HoldingLine({ row, number, check, onChange, onRemove }: HoldingLineProps): ReactNode {
  const styles = useStyles();
  const checkId = `holding-check-${String(row.id)}`;
  const field = (name: keyof TypedHolding, label: string): ReactNode => (
    <Input
      className={styles.field}
      size="small"
      value={row[name]}
      input={{ className: styles.field }}
      inputMode={name === "coin" ? "text" : "decimal"}
      autoComplete="off"
      spellCheck={false}
      aria-label={`${label}, row ${String(number)}`}
      aria-describedby={checkId}
      onChange={(_event, { value }) => {
        onChange({ [name]: value });
      }}
    />
  );
  const Sign = check === null ? null : signs[check.state];
  return (
    <li>
      <div className={styles.fields}>
        {field("coin", texts.build.coin)}
        {field("quantity", texts.build.quantity)}
        {field("marginCoins", texts.build.marginCoins)}
        <Button
          size="small"
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={`${texts.build.remove} ${texts.build.coin} ${String(number)}`}
          onClick={onRemove}
        />
      </div>
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

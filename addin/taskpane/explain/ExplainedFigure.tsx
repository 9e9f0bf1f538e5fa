import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Explained } from "../../../shared/desk/explain/explainRow.js";
import { HedgeError } from "../../../shared/errors.js";
import { resultText } from "../formula/resultText.js";
import { sentence } from "../sentence.js";
import { CopiedFormula } from "./CopiedFormula.js";

const useStyles = makeStyles({
  card: {
    padding: "6px 12px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  head: { display: "flex", flexWrap: "wrap", gap: "0 8px", justifyContent: "space-between" },
  value: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
  unit: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  problem: { margin: 0, color: tokens.colorPaletteRedForeground1 },
});

function Value({ value, unit }: Pick<Explained, "value" | "unit">): ReactNode {
  const styles = useStyles();
  if (value instanceof HedgeError) return <p className={styles.problem}>{sentence(value.message)}</p>;
  if (typeof value === "string") return <span>{value}</span>;
  return (
    <span className={styles.value}>
      {resultText(value.toNumber())} {unit !== "" && <span className={styles.unit}>{unit}</span>}
    </span>
  );
}

/** One figure: what it is, its result, and the formula that gives it. */
export function ExplainedFigure({ explained }: { readonly explained: Explained }): ReactNode {
  const styles = useStyles();
  const { heading, formula, value, unit, isInput } = explained;
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <span>{heading}</span>
        <Value value={value} unit={unit} />
      </div>
      {!isInput && formula !== "" && <CopiedFormula heading={heading} formula={formula} />}
    </li>
  );
}

import { firstThat, quoted } from "./formulaText.js";
import { inputNames } from "./hedgeLayout.js";
import type { HedgeInputs } from "./hedgeRequest.js";
import type { Format } from "./looks.js";
import type { PlanCell, SheetPlan } from "./sheetPlan.js";

type InputField = {
  readonly key: keyof HedgeInputs;
  readonly column: string;
  readonly label: string;
  readonly format?: Format;
  readonly note: string;
  /** What must hold, and the sentence when it does not; texts are checked by the rows they spoil. */
  readonly rule?: readonly [condition: (name: string) => string, sentence: string];
};

const labelRow = 3;
const valueRow = 4;

const atLeastZero = (name: string): string => `AND(ISNUMBER(${name}),N(${name})>=0)`;

const fields: readonly InputField[] = [
  {
    key: "venue",
    column: "A",
    label: "Venue",
    note: "The exchange to hedge on. Coins that have no contract there are hedged elsewhere.",
  },
  {
    key: "hedgeRatio",
    column: "B",
    label: "Hedge ratio",
    format: "wholePercent",
    note: "Share of the bag to hedge. Margin coins are always hedged in full.",
    // 80 typed for 80% would sell eighty times what is held.
    rule: [
      (name) => `AND(ISNUMBER(${name}),N(${name})>=0,N(${name})<=2)`,
      "the hedge ratio must be a fraction from 0 to 200%: 100% hedges everything",
    ],
  },
  {
    key: "leverage",
    column: "C",
    label: "Leverage",
    format: "ratio",
    note: "Sets the margin of the short, not its size. The more, the nearer the liquidation.",
    rule: [(name) => `AND(ISNUMBER(${name}),N(${name})>0)`, "the leverage must be greater than 0"],
  },
  {
    key: "horizonDays",
    column: "D",
    label: "Horizon,\ndays",
    format: "days",
    note: "How long the hedge is to be held, for its cost and break-even.",
    rule: [atLeastZero, "the horizon must be a number of days from 0 on"],
  },
  {
    key: "feeRate",
    column: "E",
    label: "Fee rate",
    format: "fundingRate",
    note: "Of the USD traded, each for opening and closing.",
    rule: [(name) => `ISNUMBER(${name})`, "the fee rate must be a fraction such as 0.05%"],
  },
  {
    key: "rebalanceBand",
    column: "F",
    label: "Rebalance band",
    format: "percent",
    note: "A short that is off its target by less is left alone.",
    rule: [
      (name) => `AND(ISNUMBER(${name}),N(${name})>=0,N(${name})<=1)`,
      "the rebalance band must be a fraction from 0 to 1, such as 5%",
    ],
  },
  {
    key: "maximumCostPerYear",
    column: "G",
    label: "Cost limit\na year",
    format: "percent",
    note: "In funding, of the size of the short. Above it the sheet advises to close.",
    rule: [atLeastZero, "the most a hedge may cost a year must be a fraction from 0 on, such as 10%"],
  },
  {
    key: "proxyCoin",
    column: "H",
    label: "Proxy coin",
    note: "BTC or ETH, shorted for coins that have no contract anywhere.",
  },
  {
    key: "maintenanceRate",
    column: "I",
    label: "Maintenance\nrate",
    format: "percent",
    note: "Of the venue's tier for your size; it decides where a short is liquidated.",
    rule: [
      (name) => `AND(ISNUMBER(${name}),N(${name})>=0,N(${name})<1)`,
      "the maintenance rate must be a fraction from 0 to below 1, such as 0.5%",
    ],
  },
];

/** Where the inputs that offer words stand. */
export const wordInputs = { venue: `A${String(valueRow)}`, proxyCoin: `H${String(valueRow)}` } as const;

function cellsOf(field: InputField, inputs: HedgeInputs): readonly (readonly [string, PlanCell])[] {
  const value = inputs[field.key];
  const label: PlanCell = {
    value: field.label,
    look: typeof value === "string" ? "headerLeft" : "header",
    note: field.note,
  };
  const input: PlanCell = {
    value,
    look: typeof value === "string" ? "inputText" : "input",
    ...(field.format === undefined ? {} : { format: field.format }),
  };
  return [
    [`${field.column}${String(labelRow)}`, label],
    [`${field.column}${String(valueRow)}`, input],
  ];
}

/** The inputs side by side, each below its label and named. */
export function inputBlock(inputs: HedgeInputs): Pick<SheetPlan, "cells" | "names"> {
  return {
    cells: Object.fromEntries(fields.flatMap((field) => cellsOf(field, inputs))),
    names: fields.map(({ key, column }) => ({
      name: inputNames[key],
      address: `${column}${String(valueRow)}`,
    })),
  };
}

/** What must hold of the inputs, and the sentence where it does not. */
const rules = fields.flatMap(({ key, rule }) => {
  if (rule === undefined) return [];
  const [condition, sentence] = rule;
  return [{ condition: condition(inputNames[key]), sentence }];
});

/** An expression: what is wrong with the first input that is, else the given one. */
export function inputProblem(otherwise: string): string {
  const broken = rules.map(
    ({ condition, sentence }) => [`NOT(${condition})`, quoted(`Check the inputs: ${sentence}.`)] as const,
  );
  return firstThat(broken, otherwise);
}

/** An expression: whether all inputs are what they must be. */
export const inputsHold = `AND(${rules.map(({ condition }) => condition).join(",")})`;

const letName = { name: "name", detail: "A name for a value, valid in this formula." };
const letValue = { name: "value", detail: "The value of the name before it." };
const letResult = { name: "calculation", detail: "What the formula returns, or one more name." };

/** Texts that the grid's own English lacks, where it would show the key of the text instead, or says badly. */
export const gridTexts = {
  "sheets-formula": {
    progress: {
      analyzing: "Reading formulas…",
      calculating: "Calculating…",
      "array-analysis": "Reading array formulas…",
      "array-calculation": "Calculating array formulas…",
      done: "Calculated",
    },
    functionList: {
      LET: {
        functionParameter: {
          name1: letName,
          nameValue1: letValue,
          calculationOrName2: letResult,
          nameValue2: letValue,
          calculationOrName3: letResult,
        },
      },
    },
  },
  "sheets-ui": {
    merge: {
      confirm: {
        warning: "Merging keeps the content of the upper left cell only. Merge the cells?",
        dismantleMergeCellWarning: "This splits some merged cells. Continue?",
      },
    },
    filter: {
      confirm: {
        error: "Not possible here",
        notAllowedToInsertRange: "Cells cannot be moved in a filtered range. Clear the filter first.",
      },
    },
    borderLine: {
      borderTlbr: "Diagonal down",
      borderBlTr: "Diagonal up",
      borderTlbcTlmr: "Two diagonals from the upper left",
      borderTlbrTlbcTlmr: "Three diagonals from the upper left",
      borderMltrBctr: "Two diagonals from the upper right",
    },
    info: { error: "Error", forceStringInfo: "A number stored as text" },
  },
  "sheets-filter-ui": { permission: { filterErr: "This range cannot be filtered." } },
  "find-replace": { replace: { "partial-success": "Replaced {0} matches; {1} could not be replaced." } },
  "sheets-sort-ui": {
    info: { tooltip: "Sort" },
    error: {
      "formula-array":
        "The selection holds a formula that fills several cells, and cannot be sorted. Select the typed cells only.",
    },
  },
};

/** Why the pane cannot read or change a desk. */
export const englishDeskProblems = {
  noSheet: "no sheet was created; try again",
  noDesk: "There is no hedge desk in this workbook. Build one first.",
  noHoldings: "the formula's holdings must be a range of cells, was blank in {place}",
  noDeskFunction: "the formula does not call a function of the hedge desk",
  noRange: "the formula's {part} must be a range of cells, was {text}",
  fullJournal: "the journal on {sheet} has no blank row in its first {rows} rows",
  noShorts: "the formula in {place} does not refer to a range of open shorts",
  oneRow: "the table on {sheet} has only one row: extend the formula's range",
  oneShortsRow: "the table of shorts on {sheet} has only one row: extend the formula's range",
  changed:
    "{place} was changed after the desk was read: nothing was recorded. The trade has been recalculated; check it and record again",
} as const;

/** The texts of the Problems page. */
export const englishProblemTexts = {
  lead: "Cells whose HEDGE formula shows an error or is stuck.",
  look: "Check again",
  repair: "Repair",
  none: "No HEDGE formula has a problem.",
  looking: "Checking all sheets…",
  repairing: "Re-entering the formulas…",
  show: "Go to this cell's sheet",
  found: { one: "{count} cell has a problem.", other: "{count} cells have a problem." },
  repairCells: { one: "Repair {count} cell", other: "Repair {count} cells" },
  repaired: { one: "{count} formula was repaired.", other: "{count} formulas were repaired." },
  notRepaired: "{place}: {reason}",
  left: { one: "{count} more cell was left as before.", other: "{count} more cells were left as before." },
  blocked: {
    one: "The result in {address} cannot be shown: {cells} is in the way. Move it or clear it.",
    other: "The result in {address} cannot be shown: {cells} are in the way. Move them or clear them.",
  },
  clearOne: "Clear {address}",
  clearSeveral: "Clear {count} cells",
  clearQuestion: "Clear {cells} on “{sheet}”? Their contents will be lost.",
  cleared: { one: "{count} cell cleared.", other: "{count} cells cleared." },
  kinds: {
    name: "Excel did not recognise the function. Repair re-enters the formula.",
    busy: "The cell is stuck. Repair re-enters the formula.",
    xldudf: "Another add-in changed the function's name. Repair fixes it.",
    error: "Hover over the cell's error icon to see why; on a Mac, use the Formula page.",
  },
} as const;

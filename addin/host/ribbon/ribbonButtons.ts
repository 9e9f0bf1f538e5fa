/** The buttons that run a command; the one that opens the pane needs none in Excel. Manifest.xml says the same again. */
export const ribbonButtons = [
  {
    id: "buildSheet",
    label: "Build hedge sheet",
    tip: "Opens the pane, where you list your coins or take them from the selected cells, and builds a live hedge sheet.",
  },
  {
    id: "refresh",
    label: "Refresh",
    tip: "Requests new data at once from every exchange that your cells use.",
  },
  {
    id: "pause",
    label: "Pause",
    tip: "Stops requests to the exchanges, so that prices do not move while you work; press again to resume.",
  },
  {
    id: "repair",
    label: "Repair",
    tip: "Re-enters HEDGE formulas that show #NAME? or are stuck, and lists the cells with errors and their reasons.",
  },
  {
    id: "help",
    label: "Help",
    tip: "Shows how to get started, the pages on functions and errors, and a report to copy when something does not work.",
  },
] as const;

export type RibbonCommand = (typeof ribbonButtons)[number]["id"];

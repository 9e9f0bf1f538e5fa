/** The buttons that run a command; the one that opens the pane needs none in Excel. Manifest.xml says the same again. */
export const ribbonButtons = [
  {
    id: "buildSheet",
    label: "Build hedge sheet",
    tip: "Opens the pane where you list your coins, or takes them from the selected cells, and builds a live hedge sheet.",
  },
  {
    id: "refresh",
    label: "Refresh",
    tip: "Asks every exchange that your cells use for new data at once.",
  },
  {
    id: "pause",
    label: "Pause",
    tip: "Stops asking the exchanges, so that prices stand still while you work; press again to go on.",
  },
  {
    id: "repair",
    label: "Repair",
    tip: "Enters HEDGE formulas again that show #NAME? or wait for ever, and lists the cells with errors and their reasons.",
  },
  {
    id: "help",
    label: "Help",
    tip: "Shows how to start, the pages on functions and errors, and a report to copy when something does not work.",
  },
] as const;

export type RibbonCommand = (typeof ribbonButtons)[number]["id"];

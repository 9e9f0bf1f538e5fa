/** Where the page of errors explains what Excel paints. */
export const cellAnchors = {
  "#VALUE!": "cell-value",
  "#N/A": "cell-not-available",
  "#NAME?": "cell-name",
  "#BUSY!": "cell-busy",
} as const;

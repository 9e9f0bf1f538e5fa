import type { Grid } from "../grid/createGrid.js";

/**
 * Shows page and grid in the colours the user chose for the pane, by default in those of the computer. The page's own
 * colours come from its style sheet, which the browser resolves by the colour scheme of the root element.
 */
export function followColours(grid: Grid): void {
  const darkScheme = matchMedia("(prefers-color-scheme: dark)");
  const settings = globalThis.HEDGE?.settings;
  const show = () => {
    const choice = settings?.chosen().colours ?? "system";
    const isDark = choice === "system" ? darkScheme.matches : choice === "dark";
    document.documentElement.style.colorScheme = isDark ? "dark" : "light";
    grid.api.toggleDarkMode(isDark);
  };
  darkScheme.addEventListener("change", show);
  settings?.onChange(show);
  show();
}

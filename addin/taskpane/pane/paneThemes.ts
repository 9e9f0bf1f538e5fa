import {
  createDarkTheme,
  createLightTheme,
  type BrandVariants,
  type Theme,
} from "@fluentui/react-components";

/** The green of the icon, from nearly black to nearly white. */
const brand: BrandVariants = {
  10: "#03110b",
  20: "#072418",
  30: "#0a3624",
  40: "#0b472e",
  50: "#0b5738",
  60: "#0b6240",
  70: "#0b6b46",
  80: "#0f7a51",
  90: "#1f8a60",
  100: "#389a72",
  110: "#52aa85",
  120: "#6cba98",
  130: "#87caab",
  140: "#a3d9bf",
  150: "#c0e7d4",
  160: "#def5e9",
};

const dark = createDarkTheme(brand);

export const paneThemes: Readonly<Record<"light" | "dark", Theme>> = {
  light: createLightTheme(brand),
  // Fluent's own choice of greens is too dim for text on its dark grey.
  dark: {
    ...dark,
    colorBrandForeground1: brand[120],
    colorBrandForeground2: brand[130],
    colorBrandForegroundLink: brand[120],
    colorCompoundBrandForeground1: brand[120],
  },
};

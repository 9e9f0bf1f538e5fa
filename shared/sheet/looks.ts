export type LookStyle = {
  readonly bold?: true;
  readonly size?: number;
  readonly color?: string;
  readonly background?: string;
  readonly align?: "left" | "center" | "right";
  readonly wrap?: true;
  /** At the top of the cell: of a text with too many lines the first stay in sight. */
  readonly top?: true;
  readonly lines?: "below" | "above" | "around";
  readonly lineColor?: string;
};

const ink = "#1f2933";
const muted = "#627084";
const paper = "#f3f6f9";

const base = { color: ink } as const satisfies LookStyle;
const inputBase = { color: "#1a4fd0", background: "#fffbe0", lines: "around", lineColor: "#eadfa4" } as const;

/** Every look of a cell; inputs are blue on light yellow as in financial models. */
export const looks = {
  title: { ...base, bold: true, size: 18 },
  subtitle: { color: muted, size: 11 },
  section: { ...base, bold: true, size: 13, lines: "below", lineColor: "#8a97a8" },
  header: {
    ...base,
    bold: true,
    background: paper,
    align: "right",
    wrap: true,
    lines: "below",
    lineColor: "#8a97a8",
  },
  headerLeft: {
    ...base,
    bold: true,
    background: paper,
    align: "left",
    wrap: true,
    lines: "below",
    lineColor: "#8a97a8",
  },
  label: { ...base, align: "left" },
  caption: { color: muted, align: "right" },
  text: { ...base, align: "left", lines: "below", lineColor: "#e8ecf1" },
  coin: { ...base, bold: true, align: "left", lines: "below", lineColor: "#e8ecf1" },
  input: { ...inputBase, align: "right" },
  inputText: { ...inputBase, align: "left" },
  number: { ...base, align: "right", lines: "below", lineColor: "#e8ecf1" },
  plainNumber: { ...base, align: "right" },
  result: {
    ...base,
    bold: true,
    background: "#e9f4ee",
    align: "right",
    lines: "around",
    lineColor: "#c5e0d1",
  },
  doubtful: { ...base, background: "#fdf1e7", align: "right", lines: "around", lineColor: "#f0d5bd" },
  action: { ...base, bold: true, align: "left", lines: "below", lineColor: "#e8ecf1" },
  /** The name of a setting above its value. */
  settingName: { color: muted, size: 9, align: "left", wrap: true },
  /** What to do, in sentences: they break into lines, so that a column beside it cuts nothing off. */
  advice: { ...base, size: 9, align: "left", wrap: true, top: true, lines: "below", lineColor: "#e8ecf1" },
  /** Laid over an action by a conditional format. */
  calm: { color: "#1f7a4d", background: "#e9f4ee" },
  act: { color: "#8a4b08", background: "#fdf1e7" },
  wrong: { color: "#a32020", background: "#fbe9e9" },
  total: { ...base, bold: true, align: "right", lines: "above", lineColor: "#8a97a8" },
  totalLabel: { ...base, bold: true, align: "left", lines: "above", lineColor: "#8a97a8" },
  note: { color: muted, align: "left" },
  noteWrapped: { color: muted, align: "left", wrap: true },
  sentence: { ...base, align: "left", wrap: true, background: "#fdf1e7" },
  formulaText: { color: "#1a4fd0", align: "left" },
  typeHere: {
    ...base,
    bold: true,
    background: "#ffffff",
    align: "right",
    lines: "around",
    lineColor: "#1f7a4d",
  },
} as const satisfies Readonly<Record<string, LookStyle>>;

export type Look = keyof typeof looks;

/** Number formats in Excel's notation. */
export const formats = {
  usd: "#,##0",
  usdCents: "#,##0.00",
  smallPrice: "0.0000",
  tinyPrice: "0.00000",
  microPrice: "0.0000000000",
  coins: "#,##0.00##",
  /** Of no known size and never negative: cents of a bitcoin, and of a coin worth a thousandth of a cent its digits. */
  amount: "[>=1000]#,##0.00;[>=1]0.00##;0.00########",
  /** Coins or USD of no known size: more digits than these do not fit the column, and Excel shows ##### then. */
  margin: "[>=1000]#,##0;[>=1]0.00##;0.00####",
  coinsFixed: "#,##0.0000",
  whole: "#,##0",
  percent: "0.00%",
  wholePercent: "0%",
  fundingRate: "0.0000%",
  dateTime: "d mmm hh:mm",
  time: "hh:mm:ss",
  date: "yyyy-mm-dd",
  days: "0",
  ratio: "0.00",
  signedPercent: "+0%;-0%;0%",
} as const;

export type Format = keyof typeof formats;

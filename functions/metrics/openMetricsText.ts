export type Labels = Readonly<Record<string, string>>;

/** One figure; `ending` follows the family's name. */
export type Sample = { readonly ending?: string; readonly labels?: Labels; readonly value: number };

/** Figures of one name. */
export type Family = {
  /** Ends with its unit, where it has one. */
  readonly name: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly unit?: "bytes" | "seconds";
  readonly help: string;
  readonly samples: readonly Sample[];
};

/**
 * The text that scrapers read, by the OpenMetrics specification 1.0. Own code, because the kept library for it writes no
 * UNIT, had its last release in 2024, and brings three packages for what is a page here.
 */
export function openMetricsText(families: readonly Family[]): string {
  return [...families.flatMap(linesOf), "# EOF", ""].join("\n");
}

function linesOf({ name, type, unit, help, samples }: Family): readonly string[] {
  return [
    `# TYPE ${name} ${type}`,
    ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}`]),
    `# HELP ${name} ${escaped(help)}`,
    ...samples.map(
      ({ ending = "", labels = {}, value }) => `${name}${ending}${labelText(labels)} ${String(value)}`,
    ),
  ];
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escaped(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

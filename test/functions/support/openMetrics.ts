import { expect } from "vitest";

type Sample = {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
};
export type Family = { readonly name: string; readonly type: string; readonly samples: readonly Sample[] };

// The endings a sample may have beside its family's name: OpenMetrics 1.0, section 5.
const endings: Readonly<Record<string, readonly string[]>> = {
  counter: ["_total", "_created"],
  gauge: [""],
  histogram: ["_bucket", "_count", "_sum", "_created"],
};

const sampleLine = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (-?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|\+?Inf)|NaN)$/i;
const labelText = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/g;

/**
 * Reads a text by the rules of the OpenMetrics specification (version 1.0, sections 3 and 5): lines end in \n, the last one is
 * "# EOF", a family's lines stand together after its TYPE, no sample occurs twice, and a counter ends in _total.
 */
export function parseOpenMetrics(text: string): ReadonlyMap<string, Family> {
  expect(text.endsWith("\n# EOF\n")).toBe(true);
  expect(text).not.toContain("\r");
  const families = new Map<string, OpenFamily>();
  const seen = new Set<string>();
  let current: OpenFamily | undefined;
  for (const line of text.slice(0, -"# EOF\n".length).trimEnd().split("\n")) {
    if (line.startsWith("#")) {
      current = describedFamily(line, current, families);
      continue;
    }
    if (current === undefined) throw new Error(`a sample before its family: ${line}`);
    const sample = sampleOf(line);
    expectFit(line, sample, current);
    const key = JSON.stringify([sample.name, Object.entries(sample.labels).sort()]);
    expect(seen.has(key), `${line} twice`).toBe(false);
    seen.add(key);
    current.samples.push(sample);
  }
  return families;
}

type OpenFamily = { readonly name: string; type: string; readonly samples: Sample[] };

/** The family that a line beginning with # describes; a new one when it is not the current one. */
function describedFamily(
  line: string,
  current: OpenFamily | undefined,
  families: Map<string, OpenFamily>,
): OpenFamily {
  const [, word, name = "", rest = ""] = /^# (HELP|TYPE|UNIT) (\S+) ?(.*)$/.exec(line) ?? [];
  expect(word, line).toBeDefined();
  const family = current?.name === name ? current : { name, type: "unknown", samples: [] };
  if (family !== current) expect(families.has(name), `${name} is not in one piece`).toBe(false);
  families.set(name, family);
  expect(family.samples, `${line} after its samples`).toEqual([]);
  if (word === "TYPE") family.type = rest;
  if (word === "UNIT") expect(name.endsWith(`_${rest}`), line).toBe(true);
  return family;
}

function expectFit(line: string, sample: Sample, { name, type }: Family): void {
  const fits = (endings[type] ?? []).some((ending) => sample.name === `${name}${ending}`);
  expect(fits, `${line} in ${name}, a ${type}`).toBe(true);
}

function sampleOf(line: string): Sample {
  const [, name = "", labels = "", value = ""] = sampleLine.exec(line) ?? [];
  expect(name, line).not.toBe("");
  const pairs = [...labels.matchAll(labelText)];
  expect(pairs.map(([whole]) => whole).join(""), line).toBe(labels);
  return {
    name,
    labels: Object.fromEntries(pairs.map(([, label = "", text = ""]) => [label, text])),
    value: Number(value.replace(/\+?Inf/i, "Infinity")),
  };
}

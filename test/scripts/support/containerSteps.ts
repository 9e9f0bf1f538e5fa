/** One instruction of a container file. */
type Step = { readonly word: string; readonly rest: string };

/** One FROM with what follows it. */
export type Stage = { readonly name: string; readonly image: string; readonly steps: readonly Step[] };

/** Reads a container file: comments, continued lines, stages. What it does not know of the format, it refuses. */
export function containerStages(text: string): readonly Stage[] {
  const lines = text
    .replaceAll(/\\\n/g, " ")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const stages: { name: string; image: string; steps: Step[] }[] = [];
  for (const line of lines) {
    const step = stepOf(line);
    if (step.word === "FROM") stages.push({ ...beginning(step.rest, stages.length), steps: [] });
    else if (stages.at(-1)?.steps.push(step) === undefined) throw new Error(`${line} stands before FROM`);
  }
  return stages;
}

function stepOf(line: string): Step {
  const [, word = "", rest = ""] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
  if (word === "FROM" || known.has(word)) return { word, rest };
  throw new Error(`not understood: ${line}`);
}

function beginning(rest: string, index: number): Pick<Stage, "name" | "image"> {
  const [, image, name = String(index)] = /^(\S+)(?: AS (\w+))?$/.exec(rest) ?? [];
  if (image === undefined) throw new Error(`not understood: FROM ${rest}`);
  return { name, image };
}

const known = new Set(["WORKDIR", "COPY", "RUN", "ARG", "ENV", "USER", "EXPOSE", "HEALTHCHECK", "CMD"]);

/** The one instruction of a kind in a stage. */
export function only({ steps }: Stage, word: string): string {
  const found = steps.filter((step) => step.word === word);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${String(found.length)} times ${word}`);
  return found[0].rest;
}

/** The words of an exec form, `["node", "file.js"]`, wherever in a text it stands. */
export function execWords(rest: string): readonly string[] {
  return JSON.parse(/\[.*\]$/.exec(rest)?.[0] ?? "null") as string[];
}

/** `A=1 B=2` as values by name. */
export function assignments(rest: string): Record<string, string> {
  return Object.fromEntries(rest.split(/ +/).map((pair) => pair.split("=", 2) as [string, string]));
}

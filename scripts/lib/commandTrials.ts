export type CommandTrial = {
  /** The npm script, which is also the name of its file in scripts/. */
  readonly command: string;
  /** What it must print; a first group is an address that must answer. */
  readonly prints: RegExp;
  readonly exitCode: number;
};

const hasExcel = process.platform !== "linux";

/** The documented commands that start something, with what a person sees of them. */
export const commandTrials: readonly CommandTrial[] = [
  { command: "demo", prints: /workbench is at (http:\S+)/, exitCode: 0 },
  { command: "serve", prints: /answers at (http:\S+)\. /, exitCode: 0 },
  { command: "host", prints: /answers at (http:\S+)\/ and/, exitCode: 0 },
  // Without a folder it has only its help to print: no prices are kept in the repository.
  { command: "evidence", prints: /npm run evidence -- FOLDER/, exitCode: 1 },
  { command: "bench", prints: /functions\.js: .*limit/, exitCode: 0 },
  ...(hasExcel ? [] : [{ command: "start", prints: /npm run demo/, exitCode: 1 }]),
];

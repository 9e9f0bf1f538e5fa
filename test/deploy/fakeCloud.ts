import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { programRunner } from "../../scripts/deploy/runProgram.js";
import { runDeploy } from "../../scripts/deploy/runDeploy.js";
import { projectRoot } from "../../scripts/lib/projectRoot.js";

type ListedApp = {
  readonly name: string;
  readonly resourceGroup: string;
  readonly location: string;
  readonly defaultHostname: string;
  readonly tags: Record<string, string> | null;
};

/** What the stand-ins for az, swa and npm know and have been asked. */
type CloudState = {
  /** Null: nobody is signed in. */
  user: string | null;
  apps: ListedApp[];
  groups: string[];
  token: string;
  /** Why az creates no app. */
  refusal: string | null;
  /** Exit code and last line of swa. */
  upload: readonly [number, string];
  buildError: string;
  calls: string[];
  uploadedWith?: string;
};

type Deployment = { readonly status: number; readonly said: readonly string[] };

export type FakeCloud = {
  readonly state: () => CloudState;
  readonly change: (part: Partial<CloudState>) => void;
  readonly uninstall: (program: "az" | "swa") => void;
  readonly deploy: (
    args?: readonly string[],
    environment?: NodeJS.ProcessEnv,
    statuses?: readonly (number | null)[],
  ) => Promise<Deployment>;
  readonly close: () => void;
};

export const address = "https://gentle-sea-0123.3.azurestaticapps.net";

/** A PATH with nothing on it but stand-ins for az, swa and npm, each a program of its own. */
export function fakeCloud(): FakeCloud {
  const folder = mkdtempSync(join(tmpdir(), "hedge-deploy-"));
  const file = join(folder, "azure.json");
  const fakes = resolve(projectRoot, "test/deploy/fakes");
  for (const program of ["az", "swa", "npm"]) {
    const script = `#!/bin/sh\nexec "${process.execPath}" "${join(fakes, `${program}.mjs`)}" "$@"\n`;
    writeFileSync(join(folder, program), script);
    chmodSync(join(folder, program), 0o755);
  }
  const state = (): CloudState => JSON.parse(readFileSync(file, "utf8")) as CloudState;
  const write = (next: CloudState): void => {
    writeFileSync(file, JSON.stringify(next));
  };
  write({
    user: "trader@example.com",
    apps: [],
    groups: [],
    token: "secret-token",
    refusal: null,
    upload: [0, `✔ Project deployed to ${address} 🚀`],
    buildError: "",
    calls: [],
  });
  return {
    state,
    change: (part) => {
      write({ ...state(), ...part });
    },
    uninstall: (program) => {
      rmSync(join(folder, program));
    },
    deploy: async (args = [], environment = {}, statuses = []) => {
      const said: string[] = [];
      const answers = [...statuses];
      const status = await runDeploy({
        args,
        environment,
        ...programRunner({ ...environment, PATH: folder, FAKE_AZURE: file }),
        statusOf: async () => Promise.resolve(answers.length === 0 ? 200 : (answers.shift() ?? null)),
        wait: async () => Promise.resolve(),
        say: (line) => said.push(line),
      });
      return { status, said };
    },
    close: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

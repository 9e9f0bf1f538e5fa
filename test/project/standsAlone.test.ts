// A clone may have nothing beside it: no file of the project may name a path that leads out of it.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "../../scripts/lib/projectRoot.js";
import { filesIn } from "./support/projectFiles.js";

/** The paths of a text that lead out of the repository, or to a shared folder that it does not hold. */
function pathsBeside(file: string, text: string): readonly string[] {
  // CI's commands run at the root; everything else names files from where it stands.
  const from = file.startsWith(".ci/") ? "" : dirname(file);
  return [...text.matchAll(/(?<![\w.])(?:\.{1,2}\/)*\.\.\/[\w./-]*/g)]
    .map(([path]) => path)
    .filter((path) => {
      const target = join(projectRoot, from, path);
      if (relative(projectRoot, target).startsWith("..")) return true;
      return path.includes("../shared/") && !isHeld(target);
    });
}

/** An import names the JavaScript that its TypeScript becomes. */
function isHeld(target: string): boolean {
  return [target, target.replace(/\.js$/, ".ts"), target.replace(/\.js$/, ".tsx")].some((path) =>
    existsSync(path),
  );
}

// In two parts, so that this file does not name what it looks for.
const up = "..";

it.each([
  ["test/simulator/planted.ts", `new URL(\`${up}/${up}/${up}/shared/recorded/\${name}\`, import.meta.url)`],
  ["test/planted.ts", `readFileSync("${up}/shared/recorded/MANIFEST.json")`],
  ["addin/live/planted.ts", `// See ${up}/shared/design.md.`],
  ["scripts/planted.ts", `\`\${projectRoot}/${up}/${up}/elsewhere/file.json\``],
  [".ci/run", `cp -r ${up}/shared/recorded .`],
  ["package.json", `"test": "vitest --dir ${up}/shared/"`],
])("finds in %s: %s", (file, text) => {
  expect(pathsBeside(file, text)).toHaveLength(1);
});

it.each([
  ["addin/taskpane/build/BuildPage.tsx", `import { HedgeError } from "${up}/${up}/${up}/shared/errors.js";`],
  ["addin/tsconfig.json", `"references": [{ "path": "${up}/shared" }]`],
  ["test/tsconfig.json", `"include": ["${up}/scripts/**/*.ts"]`],
  [".ci/run", `cd "$(dirname "$0")/${up}"`],
  ["docs/reference/service.md", "and so on ..., from 1..5"],
])("finds nothing in %s: %s", (file, text) => {
  expect(pathsBeside(file, text)).toEqual([]);
});

it("no file of the project names a path that leads out of it", () => {
  const files = filesIn("").filter((file) => !file.endsWith(".png"));
  expect(files).toEqual(expect.arrayContaining([".ci/run", "package.json", join("shared", "errors.ts")]));
  const beside = files.flatMap((file) =>
    pathsBeside(file.split(sep).join("/"), readFileSync(join(projectRoot, file), "utf8")).map(
      (path) => `${file}: ${path}`,
    ),
  );
  expect(beside).toEqual([]);
});

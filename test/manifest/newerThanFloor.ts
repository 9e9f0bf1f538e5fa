import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { ESLint } from "eslint";
import compat from "eslint-plugin-compat";
import esx from "eslint-plugin-es-x";
import * as z from "zod/mini";
import { projectRoot } from "../../scripts/lib/projectRoot.js";

const packageSchema = z.object({ browserslist: z.array(z.string()) });
const versionSchema = z.object({ version_added: z.optional(z.union([z.string(), z.boolean(), z.null()])) });
// Read as text: 17 MB that the test runner would take for code otherwise.
const browserData: unknown = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("@mdn/browser-compat-data"), "utf8"),
);

/** Tried only where it is there ("captureStackTrace" in Error). */
const guarded: ReadonlySet<string> = new Set(["Error.captureStackTrace"]);

/** Of a browser that had a feature behind a name or a flag the newest statement comes first. */
const supportSchema = z.union([versionSchema, z.array(versionSchema)]);

const rulesSchema = z.record(z.string(), z.literal("error"));

type Floor = { readonly browser: string; readonly version: number };

/** The oldest browsers that the add-in states to run in. */
function floors(): readonly Floor[] {
  const { browserslist } = packageSchema.parse(
    JSON.parse(readFileSync(resolve(projectRoot, "package.json"), "utf8")),
  );
  return browserslist.map((entry) => {
    const [, browser, version] = /^(\w+) >= ([\d.]+)$/.exec(entry) ?? [];
    if (browser === undefined) throw new Error(`The browserslist entry "${entry}" is not read here.`);
    return { browser, version: Number(version) };
  });
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

/** The browser's first version with a static method, null where the data do not know the name. */
function since(owner: string, member: string, browser: string): number | null {
  const found =
    property(property(property(browserData, "api"), owner), `${member}_static`) ??
    property(property(property(property(browserData, "javascript"), "builtins"), owner), member);
  const support = property(property(property(found, "__compat"), "support"), browser);
  if (support === undefined) return null;
  const read = supportSchema.parse(support);
  const added = (Array.isArray(read) ? read[0] : read)?.version_added;
  if (added === false || added === null) return Number.POSITIVE_INFINITY;
  return typeof added === "string" ? Number.parseFloat(added.replace("≤", "")) : null;
}

function newerStatics(script: string): readonly string[] {
  const used = new Set([...script.matchAll(/(?<![\w$.])([A-Z]\w+\.\w+)/g)].map(([, name]) => name ?? ""));
  return [...used].flatMap((name) => {
    if (guarded.has(name)) return [];
    const [owner = "", member = ""] = name.split(".");
    return floors()
      .filter(({ browser, version }) => (since(owner, member, browser) ?? 0) > version)
      .map(({ browser, version }) => `${name} is not in ${browser} ${String(version)}`);
  });
}

// A method of an array and one of an iterator look alike in a bundle; our own sources are held to ES2022 by their types.
const sharedWithIterators = Object.keys(esx.rules)
  .filter((rule) => rule.startsWith("no-iterator-prototype-"))
  .map((rule): [string, "off"] => [`es-x/${rule}`, "off"]);

/** What a built script uses that the oldest stated browsers lack: one such name stops the whole file there. */
export async function newerThanFloor(script: string): Promise<readonly string[]> {
  const lint = new ESLint({
    cwd: projectRoot,
    overrideConfigFile: true,
    allowInlineConfig: false,
    baseConfig: {
      plugins: { compat, "es-x": esx },
      languageOptions: { ecmaVersion: "latest", sourceType: "script" },
      settings: { "es-x": { aggressive: true } },
      rules: {
        ...rulesSchema.parse(property(property(esx.configs, "flat/restrict-to-es2022"), "rules")),
        ...Object.fromEntries(sharedWithIterators),
        "compat/compat": "error",
      },
    },
  });
  const results = await lint.lintText(script, { filePath: "scanned.js" });
  const messages = results.flatMap(({ messages: found }) => found.map(({ message }) => message));
  return [...new Set([...messages, ...newerStatics(script)])];
}

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { projectRoot } from "../../scripts/lib/projectRoot.js";

type Parameter = {
  readonly type: string;
  readonly defaultValue?: string | number | Readonly<Record<string, string>>;
  readonly metadata: { readonly description: string };
};

type TemplateResource = Readonly<Record<string, unknown>> & {
  readonly type: string;
  readonly name: string;
  readonly dependsOn?: readonly string[];
};

type Template = {
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly variables: Readonly<Record<string, unknown>> & {
    readonly settings: Readonly<Record<string, string>>;
  };
  readonly resources: readonly TemplateResource[];
};

/** The template of the cloud for many users, with its text. */
export function readTemplate(): Template & { readonly text: string } {
  const text = readFileSync(resolve(projectRoot, "deploy/cloudForMany.json"), "utf8");
  return { ...(JSON.parse(text) as Template), text };
}

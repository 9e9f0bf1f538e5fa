import { findingAt } from "./finding.js";
import type { Finding } from "./finding.js";
import { findAll, valueOf, withDescendants } from "./readManifest.js";
import type { ManifestElement } from "./readManifest.js";
import { resourceOf } from "./resourceRules.js";

/** Reports what would keep the one shared runtime from loading. */
export function runtimeRules(root: ManifestElement): Finding[] {
  return [
    ...checkRequirements(root),
    ...checkRuntime(root),
    ...checkPages(root),
    ...checkFunctionFiles(root),
  ];
}

function checkRequirements(root: ManifestElement): Finding[] {
  return findAll(root, "Requirements").flatMap((requirements) => {
    const sets = findAll(requirements, "Sets", "Set");
    const isShared = (set: ManifestElement): boolean =>
      set.attributes.get("Name") === "SharedRuntime" && set.attributes.get("MinVersion") === "1.1";
    return [
      ...(sets.some(isShared)
        ? []
        : [findingAt("shared-runtime-set", requirements, "must ask for SharedRuntime 1.1")]),
      // Excel hides an add-in whose sets it lacks, so newer sets are asked for at run time instead.
      ...sets
        .filter((set) => !isShared(set))
        .map((set) =>
          findingAt("needless-requirement", set, "hides the add-in from an Excel that could run it"),
        ),
    ];
  });
}

function checkRuntime(root: ManifestElement): Finding[] {
  return withDescendants(root)
    .filter((element) => element.name === "Runtime" && element.attributes.get("lifetime") !== "long")
    .map((element) =>
      findingAt("runtime-lifetime", element, 'must have the lifetime "long", or it ends with the pane'),
    );
}

function checkPages(root: ManifestElement): Finding[] {
  const elements = withDescendants(root);
  const runtime = elements.find((element) => element.name === "Runtime")?.attributes.get("resid");
  const actions = elements.filter((element) => element.kind === "Action:ShowTaskpane");
  const pages = [
    ...elements.filter((element) => element.name === "FunctionFile"),
    ...elements.filter((element) => element.name === "Page").flatMap((page) => page.children),
    ...actions.flatMap((action) => findAll(action, "SourceLocation")),
  ];
  const [start] = findAll(root, "DefaultSettings", "SourceLocation");
  const address = elements.find(
    (element) => element.name === "Url" && element.attributes.get("id") === runtime,
  );
  return [
    ...pages
      .filter((page) => page.attributes.get("resid") !== runtime)
      .map((page) =>
        findingAt("one-runtime-page", page, `must name ${runtime ?? "a runtime"}, as Runtime does`),
      ),
    ...(start !== undefined && address !== undefined && valueOf(start) !== valueOf(address)
      ? [findingAt("one-runtime-page", start, "must be the page of Runtime")]
      : []),
    ...actions
      .flatMap((action) => findAll(action, "TaskpaneId"))
      .map((id) => findingAt("task-pane-id", id, "must not be there: a shared runtime has one task pane")),
  ];
}

function checkFunctionFiles(root: ManifestElement): Finding[] {
  const endings = new Map([
    ["Script", ".js"],
    ["Page", ".html"],
    ["Metadata", ".json"],
  ]);
  return withDescendants(root).flatMap((element) => {
    const ending = endings.get(element.name);
    if (ending === undefined) return [];
    const named = element.children.flatMap((child) => resourceOf(root, child) ?? []);
    return named
      .filter((resource) => !valueOf(resource).endsWith(ending))
      .map((resource) =>
        findingAt("functions-files", element, `must name a ${ending} file, was "${valueOf(resource)}"`),
      );
  });
}

// Every link of a document leads somewhere: to a file of the repository, and to a heading that the file has.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { headingAnchor } from "../../scripts/lib/headingAnchor.js";
import { projectRoot } from "../../scripts/lib/projectRoot.js";
import { partDocument, readDocuments, type Document } from "./support/readDocuments.js";

const documents = readDocuments();

/** A heading as it is read: without the marks of code, emphasis and links. */
const plain = (heading: string): string =>
  heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/gu, "$1").replaceAll(/[`*]/gu, "");

/** The anchors of a document; the second of two equal headings ends in -1. */
function anchorsOf({ prose }: Document): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const line of prose) {
    const heading = /^#{1,6} (.*)$/u.exec(line)?.[1];
    if (heading === undefined) continue;
    const anchor = headingAnchor(plain(heading));
    let free = anchor;
    for (let count = 1; anchors.has(free); count += 1) free = `${anchor}-${String(count)}`;
    anchors.add(free);
  }
  return anchors;
}

const anchors = new Map(documents.map((document) => [document.path, anchorsOf(document)]));

/** The links and pictures of a text, without what stands in code. */
function targetsIn({ prose }: Document): readonly string[] {
  const text = prose.join("\n").replaceAll(/`[^`]*`/gu, "code");
  return [...text.matchAll(/\]\(([^)\s]+)\)/gu)].map(([, target = ""]) => target);
}

/** What is wrong with a link; null where it leads somewhere, or out of the repository. */
function fault(from: string, target: string): string | null {
  if (/^[a-z]+:/u.test(target)) return target.startsWith("http:") ? `${target} is not https` : null;
  const [file = "", anchor] = target.split("#");
  const path = file === "" ? from : join(dirname(from), file);
  if (!existsSync(join(projectRoot, path))) return `${target}: there is no ${path}`;
  if (anchor === undefined || anchors.get(path)?.has(anchor) === true) return null;
  return `${target}: ${path} has no such heading`;
}

function faultsOf(document: Document): readonly string[] {
  return targetsIn(document).flatMap((target) => {
    const found = fault(document.path, target);
    return found === null ? [] : [`${document.path}: ${found}`];
  });
}

it.each([
  "[a](docs/absent.md)",
  "![a](absent.png)",
  "[a](#absent)",
  "[a](README.md#absent)",
  "[a](http://a.example)",
])("finds what is wrong with %s", (link) => {
  expect(faultsOf(partDocument("README.md", `A line, and ${link}.`))).toHaveLength(1);
});

it("every link leads to a file and a heading that exist", () => {
  expect(documents.length).toBeGreaterThan(20);
  expect(documents.flatMap(faultsOf)).toEqual([]);
});

/** Paths of the repository in code marks; what has an empty place, as in shared/calc/<topic>.ts, is none. */
const namedPath = /`((?:addin|deploy|docs|functions|scripts|shared|test|webpack|\.ci|\.github)\/[\w./-]*)`/gu;

it("every path of the repository that a document names exists", () => {
  const absent = documents.flatMap(({ path, prose }) =>
    [...prose.join("\n").matchAll(namedPath)].flatMap(([, named = ""]) =>
      existsSync(join(projectRoot, named)) ? [] : [`${path}: ${named}`],
    ),
  );
  expect(absent).toEqual([]);
});

import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";
import { projectRoot } from "./projectRoot.js";

export type FunctionExample = { readonly formula: string; readonly expected: string };

type FunctionParameter = { readonly name: string; readonly optional: boolean; readonly description: string };

/** What the JSDoc of one custom function says; the JSDoc is the definition. */
export type FunctionDoc = {
  readonly id: string;
  /** File name without ending: "sizing". */
  readonly topic: string;
  readonly description: string;
  readonly parameters: readonly FunctionParameter[];
  readonly returns: string;
  /** How it is computed, what it accepts, where the formula is from, paragraph by paragraph; empty where there is nothing to say. */
  readonly remarks: string;
  readonly streaming: boolean;
  /** True for a function that the service has to answer; false for one that needs nothing but its arguments. */
  readonly remote: boolean;
  readonly examples: readonly FunctionExample[];
};

const folder = resolve(projectRoot, "addin/functions");

function commentText(comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string {
  return (ts.getTextOfJSDocComment(comment) ?? "").trim();
}

/** A comment's line breaks are the editor's, not the author's. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

/** Stands between the paragraphs of remarks. */
export const paragraphEnd = "\n";

/** Paragraphs, which a blank line sets apart. */
function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => oneLine(paragraph.trim()))
    .join(paragraphEnd);
}

function exampleOf(id: string, text: string): FunctionExample {
  const [formula, expected, ...rest] = text.split(" //=> ");
  if (formula === undefined || expected === undefined || rest.length > 0) {
    throw new Error(`${id}: an @example is "=HEDGE.${id}(...) //=> result", was "${text}"`);
  }
  return { formula: formula.trim(), expected: expected.trim() };
}

function docOf(declaration: ts.FunctionDeclaration, topic: string): FunctionDoc | null {
  const tags = ts.getJSDocTags(declaration);
  const textsOf = (name: string): string[] =>
    tags.filter((tag) => tag.tagName.text === name).map((tag) => commentText(tag.comment));
  const id = textsOf("customfunction")[0]?.split(" ")[0];
  if (id === undefined) return null;
  const streaming = textsOf("streaming").length > 0;
  // Only what waits for the service returns a promise: a local function answers at once.
  const isPromise = declaration.type?.getText().startsWith("Promise<") === true;
  const invoked = streaming || textsOf("cancelable").length > 0;
  const parameters = tags.filter(ts.isJSDocParameterTag).map((tag) => ({
    name: tag.name.getText(),
    optional: tag.isBracketed,
    description: oneLine(commentText(tag.comment)),
  }));
  const documented = ts.getJSDocCommentsAndTags(declaration).find(ts.isJSDoc);
  return {
    id,
    topic,
    description: commentText(documented?.comment),
    parameters: invoked ? parameters.slice(0, -1) : parameters,
    returns: oneLine(textsOf("returns").join(" ")),
    remarks: paragraphs(textsOf("remarks").join(" ")),
    streaming,
    remote: streaming || isPromise,
    examples: textsOf("example").map((text) => exampleOf(id, text)),
  };
}

function docsOfFile(file: string): readonly FunctionDoc[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(resolve(folder, file), "utf8"),
    ts.ScriptTarget.ES2022,
    true,
  );
  return source.statements
    .filter(ts.isFunctionDeclaration)
    .map((declaration) => docOf(declaration, file.replace(/\.ts$/, "")))
    .filter((doc) => doc !== null);
}

/** The documentation of every custom function, by file and in the order of the source. */
export function readFunctionDocs(): readonly FunctionDoc[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .flatMap(docsOfFile);
}

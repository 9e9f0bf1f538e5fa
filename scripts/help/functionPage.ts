import { paragraphEnd, type FunctionDoc } from "../lib/functionDocs.js";
import { argumentContents, argumentSections } from "./argumentSections.js";
import { argumentTables } from "./argumentTables.js";
import { exampleList } from "./exampleList.js";
import { formulaSymbols } from "./formulaSymbols.js";
import { helpPage } from "./helpPage.js";
import { linkFunctions } from "./linkFunctions.js";
import { markup, type Markup } from "./markup.js";
import { functionPageName, overviewPageName } from "./pageNames.js";
import { splitRemarks } from "./splitRemarks.js";
import type { Topic } from "./topics.js";

type Linked = (text: string) => readonly Markup[];

function signatureLine({ id, parameters }: FunctionDoc): Markup {
  const names = parameters.map(({ name, optional }, index) => {
    const comma = index === 0 ? "" : ", ";
    return optional
      ? markup`${comma}<span class="optional">[${name}]</span>`
      : markup`${comma}<span class="argument">${name}</span>`;
  });
  return markup`<p class="signature"><code>=HEDGE.<b>${id}</b>(${names})</code></p>`;
}

// The roles repeat what the elements mean, because on a narrow screen the table is laid out as blocks.
function parameterRow(
  { name, optional, description }: FunctionDoc["parameters"][number],
  linked: Linked,
): Markup {
  return markup`
          <tr role="row">
            <th role="rowheader" scope="row"><code>${name}</code></th>
            <td role="cell" class="${optional ? "is-optional" : "is-required"}">${optional ? "optional" : "required"}</td>
            <td role="cell">${linked(description)}</td>
          </tr>`;
}

function parameterTable({ parameters }: FunctionDoc, linked: Linked): Markup {
  if (parameters.length === 0) return markup`<p>No parameters.</p>`;
  return markup`<table role="table" class="parameters" aria-labelledby="parameters">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">Name</th>
            <th role="columnheader" scope="col">Required</th>
            <th role="columnheader" scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody role="rowgroup">${parameters.map((parameter) => parameterRow(parameter, linked))}
        </tbody>
      </table>`;
}

function formulaBlock(formula: string, linked: Linked): readonly Markup[] {
  if (formula === "") return [];
  const legend = formulaSymbols(formula).map(
    ([symbol, meaning]) => markup`<div><dt>${symbol}</dt> <dd>${meaning}</dd></div> `,
  );
  return [
    markup`<p class="formula">${linked(formula)}</p>`,
    ...(legend.length === 0 ? [] : [markup`<dl class="symbols">${legend}</dl>`]),
  ];
}

function remarksSection(remarks: string, linked: Linked): readonly Markup[] {
  if (remarks === "") return [];
  const { formula, rest } = splitRemarks(remarks);
  return [
    markup`<h2>Calculation</h2>
      `,
    ...formulaBlock(formula, linked),
    ...rest.split(paragraphEnd).flatMap((text) => (text === "" ? [] : [markup`<p>${linked(text)}</p>`])),
  ];
}

function neighbours(topic: Topic, own: string): readonly Markup[] {
  const others = topic.docs.filter(({ id }) => id !== own);
  if (others.length === 0) return [];
  const links = others.map(
    ({ id, description }) =>
      markup`<li><a href="${functionPageName(id)}"><b>${id}</b> <span>${description}</span></a></li>
          `,
  );
  return [
    markup`<h2>Related: ${topic.title}</h2>
      <ul class="cards">${links}</ul>`,
  ];
}

/**
 * The help page of one function.
 * @param ids every function that has a page, so that its name in a text becomes a link
 */
export function functionPage(doc: FunctionDoc, topic: Topic, ids: ReadonlySet<string>): string {
  const others = new Set([...ids].filter((id) => id !== doc.id));
  const linked: Linked = (text) => linkFunctions(text, others);
  const tables = argumentTables(doc.id);
  const main = markup`<p class="topic"><a href="${overviewPageName}#${topic.id}">${topic.title}</a></p>
      <h1>${doc.id}${doc.streaming ? [markup` <span class="badge">live</span>`] : []}</h1>
      <p class="lead">${linked(doc.description)}</p>
      ${signatureLine(doc)}
      <p class="returns"><span class="label">Returns</span> ${linked(doc.returns)}</p>
      <h2 id="parameters">Parameters</h2>
      ${parameterTable(doc, linked)}
      ${argumentContents(tables)}<h2>Examples</h2>
      ${exampleList(doc.examples)}
      <p class="quiet">If your Excel shows 0,5 instead of 0.5, separate the arguments with ; instead.</p>
      ${argumentSections(tables, linked)}${remarksSection(doc.remarks, linked)}
      ${neighbours(topic, doc.id)}`;
  return helpPage({ title: `${doc.id} - HEDGE help`, name: functionPageName(doc.id), main });
}

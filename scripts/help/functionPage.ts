import { paragraphEnd, type FunctionDoc } from "../lib/functionDocs.js";
import { argumentContents, argumentSections } from "./argumentSections.js";
import { argumentTables } from "./argumentTables.js";
import { exampleList } from "./exampleList.js";
import { formulaSymbols } from "./formulaSymbols.js";
import { helpPage } from "./helpPage.js";
import type { HelpWords } from "./helpWords.js";
import { linkFunctions } from "./linkFunctions.js";
import { markup, type Markup } from "./markup.js";
import { functionPageName, overviewPageName } from "./pageNames.js";
import { splitRemarks } from "./splitRemarks.js";
import type { Topic } from "./topics.js";

/** Says a text in the page's language, the names of functions in it as links. */
type Linked = (english: string) => readonly Markup[];

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
  { say }: HelpWords,
  { name, optional, description }: FunctionDoc["parameters"][number],
  linked: Linked,
): Markup {
  return markup`
          <tr role="row">
            <th role="rowheader" scope="row"><code>${name}</code></th>
            <td role="cell" class="${optional ? "is-optional" : "is-required"}">${say(optional ? "optional" : "required")}</td>
            <td role="cell">${linked(description)}</td>
          </tr>`;
}

function parameterTable(words: HelpWords, { parameters }: FunctionDoc, linked: Linked): Markup {
  const { say } = words;
  if (parameters.length === 0) return markup`<p>${say("No parameters.")}</p>`;
  return markup`<table role="table" class="parameters" aria-labelledby="parameters">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">${say("Name")}</th>
            <th role="columnheader" scope="col">${say("Required")}</th>
            <th role="columnheader" scope="col">${say("Meaning")}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">${parameters.map((parameter) => parameterRow(words, parameter, linked))}
        </tbody>
      </table>`;
}

function formulaBlock({ say }: HelpWords, formula: string, linked: Linked): readonly Markup[] {
  if (formula === "") return [];
  const legend = formulaSymbols(formula).map(
    ([symbol, meaning]) => markup`<div><dt>${symbol}</dt> <dd>${say(meaning)}</dd></div> `,
  );
  return [
    markup`<p class="formula">${linked(formula)}</p>`,
    ...(legend.length === 0 ? [] : [markup`<dl class="symbols">${legend}</dl>`]),
  ];
}

function remarksSection(words: HelpWords, remarks: string, linked: Linked): readonly Markup[] {
  if (remarks === "") return [];
  const { formula, rest } = splitRemarks(remarks);
  return [
    markup`<h2>${words.say("Calculation")}</h2>
      `,
    ...formulaBlock(words, formula, linked),
    ...rest.split(paragraphEnd).flatMap((text) => (text === "" ? [] : [markup`<p>${linked(text)}</p>`])),
  ];
}

function neighbours({ say }: HelpWords, topic: Topic, own: string): readonly Markup[] {
  const others = topic.docs.filter(({ id }) => id !== own);
  if (others.length === 0) return [];
  const links = others.map(
    ({ id, description }) =>
      markup`<li><a href="${functionPageName(id)}"><b>${id}</b> <span>${say(description)}</span></a></li>
          `,
  );
  return [
    markup`<h2>${say("Related: {topic}").replace("{topic}", say(topic.title))}</h2>
      <ul class="cards">${links}</ul>`,
  ];
}

/**
 * The help page of one function.
 * @param ids every function that has a page, so that its name in a text becomes a link
 */
export function functionPage(
  words: HelpWords,
  doc: FunctionDoc,
  topic: Topic,
  ids: ReadonlySet<string>,
): string {
  const { say } = words;
  const others = new Set([...ids].filter((id) => id !== doc.id));
  const linked: Linked = (text) => linkFunctions(say(text), others);
  const tables = argumentTables(say, doc.id);
  const badge = doc.streaming ? [markup` <span class="badge">${say("live")}</span>`] : [];
  const main = markup`<p class="topic"><a href="${overviewPageName}#${topic.id}">${say(topic.title)}</a></p>
      <h1>${doc.id}${badge}</h1>
      <p class="lead">${linked(doc.description)}</p>
      ${signatureLine(doc)}
      <p class="returns"><span class="label">${say("Returns")}</span> ${linked(doc.returns)}</p>
      <h2 id="parameters">${say("Parameters")}</h2>
      ${parameterTable(words, doc, linked)}
      ${argumentContents(tables)}<h2>${say("Examples")}</h2>
      ${exampleList(say, doc.examples)}
      <p class="quiet">${say("If your Excel shows 0,5 instead of 0.5, separate the arguments with ; (semicolon).")}</p>
      ${argumentSections(tables, (text) => linkFunctions(text, others))}${remarksSection(words, doc.remarks, linked)}
      ${neighbours(words, topic, doc.id)}`;
  return helpPage(words, { title: doc.id, name: functionPageName(doc.id), main });
}

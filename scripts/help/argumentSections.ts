import type { ArgumentRow, ArgumentTable } from "./argumentTable.js";
import { markup, type Markup } from "./markup.js";

type Linked = (text: string) => readonly Markup[];

// The roles repeat what the elements mean, because on a narrow screen the table is laid out as blocks.
function row({ name, note, isQuiet, meaning }: ArgumentRow, linked: Linked): Markup {
  return markup`
          <tr role="row">
            <th role="rowheader" scope="row"><code>${name}</code></th>
            <td role="cell" class="${isQuiet ? "is-optional" : "is-required"}">${note}</td>
            <td role="cell">${linked(meaning)}</td>
          </tr>`;
}

function section({ id, title, lead, headings, rows }: ArgumentTable, linked: Linked): Markup {
  const columns = headings.map(
    (heading) => markup`
            <th role="columnheader" scope="col">${heading}</th>`,
  );
  return markup`<h2 id="${id}">${title}</h2>
      <p class="quiet">${linked(lead)}</p>
      <table role="table" class="parameters" aria-labelledby="${id}">
        <thead role="rowgroup">
          <tr role="row">${columns}
          </tr>
        </thead>
        <tbody role="rowgroup">${rows.map((each) => row(each, linked))}
        </tbody>
      </table>
      `;
}

/** A section per table. */
export function argumentSections(tables: readonly ArgumentTable[], linked: Linked): readonly Markup[] {
  return tables.map((table) => section(table, linked));
}

/** Where on the page the tables are, to be put under the parameters. */
export function argumentContents(tables: readonly ArgumentTable[]): readonly Markup[] {
  if (tables.length === 0) return [];
  const links = tables.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`);
  return [
    markup`<ul class="contents">${links}</ul>
      `,
  ];
}

import type { HelpWords } from "./helpWords.js";
import { markup, type Markup } from "./markup.js";
import { richText } from "./richText.js";

/** A heading with what stands below it: a text is a paragraph, a list of texts its items. */
export type ProseSection = {
  readonly id: string;
  readonly title: string;
  readonly body: readonly (string | readonly string[])[];
};

function block({ say }: HelpWords, content: string | readonly string[]): Markup {
  if (typeof content === "string")
    return markup`<p>${richText(say(content))}</p>
      `;
  const items = content.map(
    (item) => markup`
        <li>${richText(say(item))}</li>`,
  );
  return markup`<ul>${items}
      </ul>
      `;
}

/** The sections of a page that is all prose. */
export function proseSections(words: HelpWords, sections: readonly ProseSection[]): readonly Markup[] {
  return sections.map(
    ({ id, title, body }) => markup`<h2 id="${id}">${words.say(title)}</h2>
      ${body.map((content) => block(words, content))}`,
  );
}

/** Text that goes into a page as it is. Only the tag below makes it, and it escapes whatever it is given. */
export type Markup = { readonly markup: string };

type Part = string | Markup | readonly Markup[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeText(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

function isMarkup(part: Part): part is Markup {
  return typeof part === "object" && "markup" in part;
}

function written(part: Part): string {
  if (typeof part === "string") return escapeText(part);
  return isMarkup(part) ? part.markup : part.map(({ markup }) => markup).join("");
}

/** A template whose texts are escaped as they come in, so that forgetting to is not possible. */
export function markup(template: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: String.raw({ raw: template }, ...parts.map(written)) };
}

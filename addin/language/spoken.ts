import { englishTexts } from "./english/englishTexts.js";
import { english, type Language } from "./languages.js";
import type { TextsOf } from "./textsOf.js";

type Texts = TextsOf<typeof englishTexts>;

/** The language that the page speaks. It is chosen once, before anything is shown. */
export let language: Language = english;

/** Every text of the pane, in that language. */
export let texts: Texts = englishTexts;

let translations: ReadonlyMap<string, string> = new Map();

/** A text that comes from elsewhere, such as the title of a topic of functions; English where it has no translation. */
export function say(text: string): string {
  return translations.get(text) ?? text;
}

function translate(tree: object): void {
  for (const [name, value] of Object.entries<unknown>({ ...tree })) {
    if (typeof value === "string") Reflect.set(tree, name, say(value));
    else if (typeof value === "object" && value !== null) translate(value);
  }
}

/** Lets the page speak another language. @param catalogue its texts by the English ones */
export function speak(next: Language, catalogue: ReadonlyMap<string, string>): void {
  language = next;
  translations = catalogue;
  const translated = structuredClone(englishTexts);
  translate(translated);
  texts = translated;
}
